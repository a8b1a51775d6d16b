import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { expect, takePicture, test } from './app.ts'
import { compose, importSamples, photosIn, searchBox } from './steps.ts'

/** A folder as people have them: good photos, odd names, and files that are broken each in its own way. */
async function makeMixedFolder(folder: string): Promise<string> {
  const path = join(folder, '우리 가족')
  await mkdir(path, { recursive: true })
  const jpeg = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#4a7c9b' } })
    .jpeg()
    .toBuffer()
  const noisy = await sharp({
    create: { width: 900, height: 600, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 40 }, background: '#000' },
  })
    .jpeg()
    .toBuffer()
  await writeFile(join(path, '바다 🌊 <script>alert(1)</script>.jpg'.normalize('NFD').replaceAll('/', '∕')), jpeg)
  await writeFile(join(path, 'cut-short.jpg'), noisy.subarray(0, noisy.length / 2))
  await writeFile(join(path, 'empty.jpg'), '')
  await writeFile(join(path, 'letter.jpg'), '사진이 아니라 편지예요.')
  return path
}

async function chooseFolder(window: Page, path: string): Promise<void> {
  const chooser = window.waitForEvent('filechooser')
  await window.getByRole('button', { name: '사진 가져오기' }).first().click()
  await window.getByRole('menuitem', { name: /폴더째 가져오기/ }).click()
  await (await chooser).setFiles(path)
}

test('a folder with broken files: the good ones come in, the others are named with their reason', async ({ window, folder }) => {
  await chooseFolder(window, await makeMixedFolder(folder))
  await expect(window.getByText('파일 2개를 읽지 못했어요. 나머지 2장은 가져왔어요.')).toBeVisible()
  await expect(photosIn(window)).toHaveCount(2)
  await window.getByRole('button', { name: '2개 보기' }).click()
  const dialog = window.getByRole('dialog', { name: '읽지 못한 파일' })
  await expect(dialog).toContainText('empty.jpg')
  await expect(dialog).toContainText('비어 있는 파일이에요')
  await expect(dialog).toContainText('letter.jpg')
  await expect(dialog).toContainText('파일이 망가졌거나 사진이 아니에요')
  await takePicture(window, 'skipped')
})

test('a folder without photos says so, and the app goes on', async ({ window, folder }) => {
  const path = join(folder, 'nothing')
  await mkdir(path)
  await writeFile(join(path, 'notes.txt'), 'no photo')
  await chooseFolder(window, path)
  await expect(window.getByText('이 폴더에는 사진이 없어요')).toBeVisible()
  await expect(window.getByRole('button', { name: '예시 사진으로 둘러보기' })).toBeVisible()
})

test('photos dropped on the window are taken in', async ({ window }) => {
  const jpeg = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#b05c3a' } })
    .jpeg()
    .toBuffer()
  const data = await window.evaluateHandle((base64) => {
    const transfer = new DataTransfer()
    const bytes = Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))
    transfer.items.add(new File([bytes], '마당.jpg', { type: 'image/jpeg' }))
    return transfer
  }, jpeg.toString('base64'))
  await window.locator('#content').dispatchEvent('dragenter', { dataTransfer: data })
  await expect(window.getByText('여기에 놓으면 사진함에 넣어요')).toBeVisible()
  await window.locator('#content').dispatchEvent('drop', { dataTransfer: data })
  await expect(photosIn(window)).toHaveCount(1)
})

test('the grid follows a Korean input method, the syllable being composed included', async ({ window }) => {
  await importSamples(window)
  const session = await window.context().newCDPSession(window)
  await searchBox(window).focus()
  await compose(session, ['ㅂ', '벼', '벚'])
  // The second syllable is still open: nothing has been committed, and yet it counts.
  await session.send('Input.imeSetComposition', { text: 'ㄲ', selectionStart: 1, selectionEnd: 1 })
  await session.send('Input.imeSetComposition', { text: '꼬', selectionStart: 1, selectionEnd: 1 })
  await expect(photosIn(window)).toHaveCount(1)
  await expect(photosIn(window)).toContainText('벚꽃')
  await session.send('Input.insertText', { text: '꽃' })
  await expect(searchBox(window)).toHaveValue('벚꽃')
  await searchBox(window).fill('')
  await expect.poll(() => photosIn(window).count()).toBeGreaterThan(1)
})

test('a search without a hit says what to try', async ({ window }) => {
  await importSamples(window)
  await searchBox(window).fill('크루즈')
  await expect(photosIn(window)).toHaveCount(0)
  await expect(window.getByRole('main')).toContainText('크루즈')
  await takePicture(window, 'nothing-found')
})

test.describe('at 200 % zoom of a 1280×720 window', () => {
  test.use({ viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 })

  test('nothing is cut off sideways, and the main places can be reached', async ({ window }) => {
    const overflow = () => window.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    await takePicture(window, 'zoom-empty')
    expect(await overflow()).toBe(0)
    await importSamples(window)
    expect(await overflow()).toBe(0)
    await takePicture(window, 'zoom-library')
    await window.getByRole('link', { name: '우리 사진관' }).click()
    await expect(window).toHaveURL(/studio/)
    expect(await overflow()).toBe(0)
    await takePicture(window, 'zoom-studio')
  })
})

test('a word typed with the keyboard in the wrong mode is found, and the window says so', async ({ window }) => {
  await importSamples(window)
  await searchBox(window).fill('gkfajsl')
  await expect(window.getByText('‘할머니’로 찾았어요')).toBeVisible()
  await expect(window.locator('mark').first()).toHaveText('할머니')
  await takePicture(window, 'corrected')
})
