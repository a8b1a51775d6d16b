import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  createTestClient,
  describeTestPhoto,
  makeTestManifest,
  sendTestOrder,
  type TestClient,
  type TestPhoto,
} from '#studio/testing/test-client.ts'
import { expect, type RunningStudio, startStudio, takePicture, test } from './app.ts'

// The studio's authority is not the system's: the counter's own machine trusts it once.
test.use({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 800 } })

async function signIn(page: Page, studio: RunningStudio): Promise<void> {
  await page.goto(`${studio.url}/console`)
  await page.getByLabel('비밀번호').fill((await readFile(join(studio.dataDir, 'console-password.txt'), 'utf8')).trim())
  await page.getByRole('button', { name: '들어가기' }).click()
  await expect(page.getByRole('heading', { name: '주문', exact: true })).toBeVisible()
}

/** Two of the sample photos. */
function readPhotos(): Promise<TestPhoto[]> {
  const folder = join(import.meta.dirname, '..', '..', 'resources', 'demo', 'photos')
  const names = ['20240504_193420.jpg', '20250815_190952.jpg']
  return Promise.all(names.map(async (name) => describeTestPhoto(await readFile(join(folder, name)), { width: 2400, height: 1600 })))
}

async function order(client: TestClient, photos: TestPhoto[], name: string): Promise<{ number: string; orderId: string }> {
  const manifest = makeTestManifest(
    photos.map((photo, index) => (index === 0 ? { photo, quantity: 2 } : { photo, productId: 'print-11x14' })),
    {
      receiver: { name, phone: '010-1234-5678' },
      payment: 'bank-transfer',
      memo: '얼굴이 밝게 나오게 해 주세요.',
    },
  )
  return { number: (await sendTestOrder(client, manifest, photos)).data.number, orderId: manifest.orderId }
}

const row = (page: Page, number: string) => page.getByRole('listitem').filter({ hasText: number })

test('at the counter, an order arrives by itself and goes its way', async ({ folder, watched: page }) => {
  const studio = await startStudio(join(folder, 'studio'))
  const client = createTestClient({ url: studio.url, ca: await readFile(studio.caPath, 'utf8') })
  const photos = await readPhotos()
  await signIn(page, studio)

  const { number, orderId } = await test.step('a new order appears with a sound and a number in the title', async () => {
    await expect(page.getByText('지금 할 일이 없어요')).toBeVisible()
    await expect(page.getByRole('switch', { name: '새 주문 소리' })).toBeChecked()
    // Browsers allow a sound after the first tap only.
    await page.getByRole('heading', { name: '주문', exact: true }).click()
    const ordered = await order(client, photos, '김영희')
    await expect(row(page, ordered.number)).toContainText('김영희')
    await expect(page).toHaveTitle(/^\(1\) 주문/)
    await expect(page.getByText('새 주문이 1건 왔어요.')).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-rang', '1')
    await takePicture(page, 'counter-orders')
    await page.getByRole('heading', { name: '주문', exact: true }).click()
    await expect(page).toHaveTitle(/^주문/)
    return ordered
  })

  await test.step('no sound where it is switched off, also after coming back', async () => {
    await page.getByRole('switch', { name: '새 주문 소리' }).uncheck()
    await page.reload()
    await expect(page.getByRole('switch', { name: '새 주문 소리' })).not.toBeChecked()
    const second = await order(client, photos, '이순자')
    await expect(row(page, second.number)).toBeVisible()
    await expect(page.locator('html')).not.toHaveAttribute('data-rang')
  })

  await test.step('it is found by the end of the phone and opened by the keyboard', async () => {
    await page.getByRole('searchbox', { name: '주문 찾기' }).fill('김영')
    await page.keyboard.press('Enter')
    await expect(page.getByText("'김영' · 1건을 찾았어요.")).toBeVisible()
    await page.getByRole('link', { name: number }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: number })).toBeVisible()
    for (const name of ['1번 사진, 4×6 2장', '2번 사진, 11×14 1장']) {
      const picture = page.getByRole('img', { name })
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(900)
    }
    await expect(page.getByText(/흐리게 나와요/)).toBeVisible()
    await takePicture(page, 'counter-order')
  })

  await test.step('it is paid, and printed', async () => {
    await page.getByRole('button', { name: '입금 받았어요' }).click()
    await expect(page.getByText(`${number} 주문의 돈을 받은 것으로 적었어요`)).toBeVisible()
    await page.getByRole('button', { name: '인화 시작' }).click()
    await expect(page.getByText(`${number} 주문을 '인화 중'으로 옮겼어요`)).toBeVisible()
    expect((await client.status(orderId)).data).toMatchObject({ state: 'printing', payment: { paidAt: expect.any(String) } })
  })

  await test.step('a wrong tap is taken back', async () => {
    await page.getByRole('button', { name: '준비됐어요' }).click()
    await expect(page.getByText(`${number} 주문을 '준비됨'으로 옮겼어요`)).toBeVisible()
    await page.getByRole('button', { name: '되돌리기' }).click()
    await expect(page.getByText('되돌렸어요.')).toBeVisible()
    expect((await client.status(orderId)).data.state).toBe('printing')
  })

  await test.step('what another tablet does shows by itself, and takes nothing out of the hands', async () => {
    const message = page.getByLabel('손님의 앱에 보여 줄 말')
    await message.fill('내일 오후에')
    const tablet = await page.context().newPage()
    await tablet.setViewportSize({ width: 768, height: 1024 })
    await tablet.goto(`${studio.url}/console/orders/${number}`)
    await tablet.getByRole('button', { name: '준비됐어요' }).click()
    await expect(tablet.getByText(`${number} 주문을 '준비됨'으로 옮겼어요`)).toBeVisible()
    await takePicture(tablet, 'counter-tablet')
    await expect(page.getByText('이 주문이 그 사이에 바뀌었어요.')).toBeVisible()
    await expect(message).toHaveValue('내일 오후에')
    await page.getByRole('button', { name: '준비됐어요' }).click()
    await expect(page.getByText(`${number}번 주문은 그 사이에 '준비됨' 상태가 됐어요.`)).toBeVisible()
    await tablet.close()
  })

  await test.step('a message reaches the customer', async () => {
    await page.getByLabel('손님의 앱에 보여 줄 말').fill('사진이 다 됐어요. 내일 오후에 오세요.')
    await page.getByRole('button', { name: '보내기', exact: true }).click()
    await expect(page.getByText('손님에게 보냈어요.')).toBeVisible()
    expect((await client.status(orderId)).data.messages).toMatchObject([{ text: '사진이 다 됐어요. 내일 오후에 오세요.' }])
  })

  await test.step('what was written outlives a session that has ended', async () => {
    await page.getByLabel('손님의 앱에 보여 줄 말').fill('액자도 준비했어요.')
    await page.context().clearCookies()
    await page.getByRole('button', { name: '보내기', exact: true }).click()
    await page.getByLabel('비밀번호').fill((await readFile(join(studio.dataDir, 'console-password.txt'), 'utf8')).trim())
    await page.getByRole('button', { name: '들어가기' }).click()
    await expect(page.getByRole('heading', { name: number })).toBeVisible()
    await expect(page.getByLabel('손님의 앱에 보여 줄 말')).toHaveValue('액자도 준비했어요.')
    await page.getByRole('button', { name: '보내기', exact: true }).click()
    await expect(page.getByText('손님에게 보냈어요.')).toBeVisible()
    expect((await client.status(orderId)).data.messages).toHaveLength(2)
  })

  await test.step('no row moves under a finger: a new order is announced until the page is at rest', async () => {
    await page.goto(`${studio.url}/console`)
    const first = page.locator('[data-number]').first()
    const before = await first.getAttribute('data-number')
    await page.mouse.move(640, 20)
    await page.mouse.down()
    const third = await order(client, photos, '박철수')
    await expect(page.getByRole('button', { name: '새 주문 1건 보기' })).toBeVisible()
    await expect(first).toHaveAttribute('data-number', before ?? '')
    await page.mouse.up()
    await page.getByRole('button', { name: '새 주문 1건 보기' }).click()
    await expect(first).toHaveAttribute('data-number', third.number)
    await expect(page.getByRole('button', { name: '새 주문 1건 보기' })).toBeHidden()
  })

  await test.step('the sheet is a PDF, and the day has its sum', async () => {
    await page.goto(`${studio.url}/console/orders/${number}`)
    const sheet = await page.request.get(`${studio.url}${await page.getByRole('link', { name: '주문서 인쇄' }).getAttribute('href')}`)
    expect(sheet.headers()['content-type']).toBe('application/pdf')
    expect((await sheet.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await page.getByRole('link', { name: '하루 매출' }).click()
    await expect(page.getByText('주문 3건 · 사진 9장', { exact: true })).toBeVisible()
    await takePicture(page, 'counter-days')
    await page.getByRole('link', { name: '설정' }).click()
    await expect(page.getByRole('heading', { name: '인화 폴더' })).toBeVisible()
  })
  await page.goto('about:blank')
  await studio.stop()
})
