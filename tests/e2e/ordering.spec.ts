import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { expect, startApp, startStudio, takePicture, test } from './app.ts'
import { writePicture } from './pictures.ts'
import { importSamples, leave, orderNumber, selectionBar, selectPhotos } from './steps.ts'

type PrintJson = {
  product: { id: string }
  file: string
  image: string
  fit: { kind: string }
  print: { crop: { width: number }; borderMm: number; date: string | null }
}

const PIXELS: Record<string, readonly [number, number]> = { 'print-4x6': [1200, 1800], 'print-8x10': [2400, 3000] }

const cards = (window: Page): Locator => window.getByRole('article')
const price = (window: Page): Locator => window.getByRole('region', { name: '주문 금액' })

async function pick(window: Page, radio: string | RegExp): Promise<void> {
  await window
    .locator('label')
    .filter({ has: window.getByRole('radio', { name: radio }) })
    .click()
}

async function mark(window: Page, index: number): Promise<void> {
  await cards(window).nth(index).getByRole('checkbox').click()
}

test('what is chosen for each print is what the studio prints, and the payment shows on both sides', async ({ computer, app, folder }) => {
  const { window } = computer
  for (const day of [1, 2, 3])
    await writePicture(join(folder, '사진', `p${day}.jpg`), { scene: day, width: 3000, height: 2000, takenAt: `2024:05:0${day} 10:00:00` })
  await computer.importFolder(join(folder, '사진'), 3)
  await selectPhotos(window, 3)
  await selectionBar(window).getByRole('button', { name: '주문하기' }).click()

  await test.step('a border for all, a date and another size for the first, the whole photo for the second', async () => {
    await pick(window, /^4×6/)
    await pick(window, /유테/)
    await mark(window, 0)
    await pick(window, '사진에 넣기')
    await window.keyboard.press('Escape')
    await mark(window, 1)
    await pick(window, /^사진 전체/)
    await window.keyboard.press('Escape')
    await cards(window)
      .first()
      .getByRole('button', { name: /다른 크기로도 담기$/ })
      .click()
    await window.getByRole('menuitem', { name: /^8×10/ }).click()
    await expect(price(window)).toContainText('3,900원')
  })

  await test.step('a closer crop for the last, by the editor', async () => {
    await window.getByRole('button', { name: 'p1.jpg 나올 부분 맞추기' }).click()
    const stage = window.getByRole('dialog', { name: '인화할 모습' }).getByRole('application')
    await expect(stage).toBeFocused()
    for (let step = 0; step < 4; step++) await stage.press('+')
    await stage.press('Enter')
    await expect(stage).toBeHidden()
  })

  await test.step('a day, a time, and a transfer under another name', async () => {
    await window.getByRole('button', { name: '주문 내용 확인하기' }).click()
    await window.getByRole('textbox', { name: '이름' }).fill('김영희')
    await window.getByRole('textbox', { name: '휴대전화' }).fill('010-1234-5678')
    await window.getByRole('combobox', { name: '찾으실 날' }).selectOption({ index: 1 })
    await window.getByRole('combobox', { name: '시간' }).selectOption({ index: 1 })
    await pick(window, /계좌로 보내기/)
    await window.getByRole('textbox', { name: '입금자명' }).fill('이순자')
    await window.getByRole('checkbox', { name: /청약철회/ }).check({ force: true })
    await window.getByRole('button', { name: '3,900원 주문하기' }).click()
    await expect(window.getByRole('heading', { name: '사진관이 모두 받았어요' })).toBeVisible()
    await expect(window.getByRole('main')).toContainText('아래 계좌로 3,900원을 보내 주세요.')
    for (const fact of ['국민은행 000000-00-000000', '입금자명이순자']) await expect(window.getByRole('main')).toContainText(fact)
    await takePicture(window, 'transfer')
  })

  const number = await orderNumber(window)
  await test.step('the studio’s folder has it to the pixel', async () => {
    await expect.poll(() => app.labFolders(), { timeout: 20_000 }).toEqual([`o${number}`])
    const order = join(app.studioDir, 'orders', `o${number}`)
    expect((await readFile(join(order, 'order.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
    const { lines, payment, delivery } = JSON.parse(await readFile(join(order, 'order.json'), 'utf8')) as {
      lines: PrintJson[]
      payment: unknown
      delivery: unknown
    }
    expect(payment).toMatchObject({ kind: 'bank-transfer', depositor: '이순자' })
    expect(delivery).toMatchObject({ kind: 'pickup', day: expect.any(String), slot: expect.any(String) })
    expect(lines.map(({ product, fit, print }) => [product.id, fit.kind, print.borderMm, print.date])).toEqual([
      ['print-4x6', 'paper-full', 5, '2024-05-03'],
      ['print-8x10', 'paper-full', 5, '2024-05-03'],
      ['print-4x6', 'image-full', 5, null],
      ['print-4x6', 'paper-full', 5, null],
    ])
    expect(lines[3]?.print.crop.width).toBeLessThan(0.9)
    for (const { product, file, image } of lines) {
      expect(image).toBe('print')
      const { width, height } = await sharp(join(order, file)).metadata()
      expect([width, height].sort((a, b) => a - b)).toEqual(PIXELS[product.id])
    }
  })

  await test.step('the studio marks it paid: it is told wherever one is, and stands in the timeline', async () => {
    await window.getByRole('link', { name: '사진함' }).click()
    await app.studio('move', number, 'paid')
    await expect(window.getByText(`${number} 주문의 결제를 확인했어요`)).toBeVisible()
    await window.getByRole('button', { name: '주문 보기' }).click()
    await expect(window.getByRole('listitem').filter({ hasText: '결제를 확인했어요' }).locator('time')).toBeVisible()
    await expect(window.getByRole('main')).not.toContainText('아래 계좌로')
  })
})

test('a size that leaves the catalogue while in the basket is said, and changed in one press', async ({ folder, watched: window }) => {
  const studio = await startStudio(join(folder, 'studio'))
  const app = await startApp(folder, ['--server', studio.url, '--ca', studio.caPath])
  await window.goto(app.url)
  await importSamples(window)
  await selectPhotos(window, 2)
  await selectionBar(window).getByRole('button', { name: '주문하기' }).click()
  await cards(window).first().getByRole('combobox').selectOption('print-d4')
  await expect(price(window)).toContainText('650원')

  const file = join(studio.dataDir, 'catalogue.json')
  const catalogue = JSON.parse(await readFile(file, 'utf8')) as { products: { id: string }[] }
  const products = catalogue.products.filter(({ id }) => id !== 'print-d4')
  await writeFile(file, JSON.stringify({ ...catalogue, products, version: 'without-d4' }))
  await window.reload()

  await expect(cards(window).first()).toContainText('이제 팔지 않는 크기예요')
  await expect(price(window)).toContainText('팔지 않는 크기를 바꾸면 주문할 수 있어요')
  await expect(window.getByRole('button', { name: '주문 내용 확인하기' })).toBeDisabled()
  await takePicture(window, 'size-gone')
  await cards(window)
    .first()
    .getByRole('button', { name: /바꾸기$/ })
    .click()
  await expect(window.getByRole('button', { name: '주문 내용 확인하기' })).toBeEnabled()
  await leave(window, app, studio)
})
