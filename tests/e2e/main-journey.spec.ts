import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, takePicture, test } from './app.ts'
import { confirmAsGuest, importSamples, orderNumber, photosIn, searchBox, selectionBar, selectPhotos } from './steps.ts'

test('from a folder of photos to an order in the studio’s folder', async ({ window, app }) => {
  await test.step('the first screen shows the studio and what the law wants', async () => {
    await expect(window.getByRole('heading', { level: 1 })).toContainText('한빛')
    for (const fact of ['대표 김한빛', '사업자 123-45-67890', '통신판매 제2026-수원팔달-0000호', 'hello@hanbit.example']) {
      await expect(window.getByRole('contentinfo')).toContainText(fact)
    }
    await takePicture(window, 'empty')
  })

  await test.step('the sample photos fill the grid, newest first', async () => {
    await importSamples(window)
    await takePicture(window, 'library')
  })

  await test.step('a photo opens large and takes a Korean caption and a tag', async () => {
    await photosIn(window).first().click()
    const viewer = window.getByRole('dialog', { name: '사진 보기' })
    await viewer.getByRole('textbox', { name: '설명' }).fill('외할머니랑 열기구 구경')
    await viewer.getByRole('combobox', { name: '태그' }).fill('나들이')
    await viewer.getByRole('combobox', { name: '태그' }).press('Enter')
    await expect(viewer.getByRole('button', { name: '태그 나들이 빼기' })).toBeVisible()
    await expect(viewer.getByText('저장했어요')).toBeVisible()
    await takePicture(window, 'viewer')
    // The first Escape leaves the field, the second the photo.
    await window.keyboard.press('Escape')
    await window.keyboard.press('Escape')
    await expect(viewer).toBeHidden()
  })

  await test.step('the grid narrows to it while typing', async () => {
    await window.keyboard.press('Control+f')
    await expect(searchBox(window)).toBeFocused()
    await window.keyboard.type('외할머')
    await expect(photosIn(window)).toHaveCount(1)
    await expect(photosIn(window)).toContainText('외할머니랑 열기구 구경')
    await searchBox(window).fill('할머니')
    await expect(window.locator('mark').first()).toHaveText('할머니')
    await takePicture(window, 'search')
    await searchBox(window).fill('')
  })

  await test.step('photos become an order with size, paper, quantity and a price', async () => {
    await selectPhotos(window, 6)
    await selectionBar(window).getByRole('button', { name: '주문하기' }).click()
    await window.getByRole('radio', { name: /^4×6/ }).check({ force: true })
    await window.getByRole('radio', { name: '무광' }).check({ force: true })
    await window.getByRole('button', { name: '한 장 늘리기' }).first().click()
    await expect(window.getByRole('region', { name: '주문 금액' })).toContainText('2,100원')
    await takePicture(window, 'order')
  })

  const number = await test.step('a guest confirms, and the studio has it all', async () => {
    await window.getByRole('button', { name: '주문 내용 확인하기' }).click()
    await confirmAsGuest(window, { beforeSending: () => takePicture(window, 'confirm') })
    await expect(window.getByRole('heading', { name: '사진관이 모두 받았어요' })).toBeVisible()
    const ordered = await orderNumber(window)
    await takePicture(window, 'sent')
    return ordered
  })

  await test.step('the order lies in the lab’s folder, whole', async () => {
    await expect.poll(() => app.labFolders()).toEqual([`o${number}`])
    const folder = join(app.studioDir, 'orders', `o${number}`)
    const order = JSON.parse(await readFile(join(folder, 'order.json'), 'utf8')) as Record<string, unknown>
    expect(JSON.stringify(order)).toContain('김영희')
    const images = await readdir(join(folder, '4x6', 'IMAGE'))
    expect(images).toHaveLength(6)
    for (const name of images) {
      expect(name).toMatch(/^[\x20-\x7e]+\.jpg$/)
      const { width, height } = await sharp(join(folder, '4x6', 'IMAGE', name)).metadata()
      expect([width, height].sort()).toEqual([1200, 1800])
    }
    const dpof = await readFile(join(folder, '4x6', 'MISC', 'AUTPRINT.MRK'), 'latin1')
    expect(dpof.match(/\[JOB\]/g)).toHaveLength(6)
    expect(dpof).toContain('PRT QTY = 002\r\n')
  })

  await test.step('the studio moves it on, and the customer sees it within seconds', async () => {
    await app.studio('move', number, 'printing')
    await expect(window.getByRole('main')).toContainText('인화하고 있어요')
    await app.studio('move', number, 'ready')
    await expect(window.getByRole('main')).toContainText('다 됐어요. 찾으러 오세요')
    await window.getByRole('link', { name: '우리 사진관' }).click()
    await expect(window.getByRole('main')).toContainText(number)
  })
})
