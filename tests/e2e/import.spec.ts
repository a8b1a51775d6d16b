import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeHeicPhoto } from '#imaging/heic-fixture.ts'
import { drawHalves, makeDng } from '#imaging/imaging-fixture.ts'
import { makeHeic } from '#tests/support/photos.ts'
import { expect, takePicture, test } from './app.ts'
import { writePicture } from './pictures.ts'
import { expectSelected, photoNamed, photosIn, takeBack } from './steps.ts'

/** A card as a camera and a telephone fill it, with what may be wrong on it. */
async function fillCard(folder: string): Promise<void> {
  const takenAt = '2024:05:04 10:23:11'
  await writePicture(join(folder, 'DCIM', 'IMG_0001.JPG'), { scene: 1, takenAt })
  const sensor = await makeDng(await drawHalves(640, 480), 1, [[0x0132, 2, takenAt]])
  await writeFile(join(folder, 'DCIM', 'IMG_0001.DNG'), sensor)
  await writeFile(join(folder, 'DCIM', 'IMG_0002.HEIC'), makeHeicPhoto({ width: 64, height: 64, colourAt: (x, y) => [x + y, 90, 160] }))
  await writeFile(join(folder, 'DCIM', 'IMG_0003.MOV'), Buffer.alloc(2000, 7))
  await writePicture(join(folder, '여행 🌊', '바다.jpg'.normalize('NFD')), { scene: 2, takenAt: '2024:08:15 18:00:00' })
  await writeFile(join(folder, '여행 🌊', 'no-picture.heic'), makeHeic(4032, 3024))
  await writeFile(join(folder, '여행 🌊', 'empty.jpg'), '')
  await writeFile(join(folder, '여행 🌊', 'letter.jpg'), '사진이 아니라 편지예요.')
}

test('a card with photos of every kind: what can be read comes in once, the rest is named with its reason', async ({
  computer,
  folder,
}) => {
  const { window } = computer
  const card = join(folder, 'CARD')
  await fillCard(card)

  await test.step('the good ones fill the grid, and the strip tells the rest', async () => {
    await computer.importFolder(card, 3)
    await expect(window.getByText('파일 3개를 읽지 못했어요. 나머지 4장은 가져왔어요. 동영상 1개는')).toBeVisible()
    await expect(photoNamed(window, /^IMG_0001\.JPG, 2024년 5월 4일/)).toContainText('+RAW')
    await expect(photoNamed(window, /^IMG_0002\.HEIC/).locator('img')).toHaveJSProperty('complete', true)
    await takePicture(window, 'import-ended')
  })

  await test.step('each that could not be read stands under its reason', async () => {
    await window.getByRole('button', { name: '3개 보기' }).click()
    const dialog = window.getByRole('dialog', { name: '읽지 못한 파일' })
    for (const [reason, name] of [
      ['비어 있는 파일이에요.', 'empty.jpg'],
      ['파일이 망가졌거나 사진이 아니에요.', 'letter.jpg'],
      ['파일이 망가져 읽을 수 없어요.', 'no-picture.heic'],
    ] as const) {
      const group = dialog.locator('section').filter({ hasText: reason })
      await expect(group).toContainText(name)
      await expect(group.getByRole('listitem')).toHaveCount(1)
    }
    await expect(dialog).not.toContainText('MOV')
    await window.keyboard.press('Escape')
  })

  await test.step('the same card once more brings nothing twice', async () => {
    await computer.importFolder(card, 3)
    await expect(window.getByText('4장은 이미 있어요.')).toBeVisible()
    await expect(photosIn(window)).toHaveCount(3)
  })
})

test('a folder that was renamed: badges, words stay, and one file that is found mends the others', async ({ computer, folder }) => {
  const { window } = computer
  const [before, after] = [join(folder, '사진'), join(folder, '옮긴 사진')]
  for (const scene of [1, 2, 3]) await writePicture(join(before, `p${scene}.jpg`), { scene, takenAt: `2024:05:0${scene} 10:00:00` })
  await computer.importFolder(before, 3)
  await expect(window.getByText('사진 3장을 가져왔어요.')).toBeVisible()
  await mkdir(after)
  await rename(before, join(after, '2024'))

  const viewer = window.getByRole('dialog', { name: '사진 보기' })
  await test.step('the open photo says that its file is gone, and still takes a caption', async () => {
    await photosIn(window).first().click()
    await expect(viewer.getByText(/^원래 파일이 제자리에 없어요/)).toBeVisible()
    await viewer.getByRole('textbox', { name: '설명' }).fill('셋째 날')
    await viewer.getByRole('button', { name: '다시 확인' }).click()
    await expect(viewer.getByText('사진 3장의 원래 파일이 제자리에 없어요.', { exact: false })).toBeVisible()
    await takePicture(window, 'missing')
  })

  await test.step('all of them bear the badge', async () => {
    await window.keyboard.press('Escape')
    await expect(viewer).toBeHidden()
    await expect(photoNamed(window, /원래 파일을 찾을 수 없어요/)).toHaveCount(3)
    await expect(photoNamed(window, /^셋째 날/)).toBeVisible()
    await window.getByRole('button', { name: '3장 보기' }).click()
    await expect(window.getByRole('button', { name: '‘파일이 없는 사진’ 빼기' })).toBeVisible()
  })

  await test.step('one file that is pointed at brings back its neighbours', async () => {
    await photoNamed(window, /^셋째 날/).click()
    computer.pick(join(after, '2024', 'p3.jpg'))
    await viewer.getByRole('button', { name: '이 파일 찾기' }).click()
    await expect(viewer.getByText('사진 3장을 다시 찾았어요.')).toBeVisible()
    await expect(viewer.getByText(/^원래 파일이 제자리에 없어요/)).toBeHidden()
    await window.keyboard.press('Escape')
    await expect(window.getByText('이 조건에 맞는 사진이 없어요')).toBeVisible()
    await window.getByRole('button', { name: '조건 지우기' }).click()
    await expect(photosIn(window)).toHaveCount(3)
    await expect(photoNamed(window, /원래 파일을 찾을 수 없어요/)).toHaveCount(0)
  })
})

test('of photos that are all but the same, and of a burst, the best is kept, and the others can come back', async ({
  computer,
  folder,
}) => {
  const { window } = computer
  const path = join(folder, '비슷한')
  for (const brightness of [1, 1.02, 1.04]) {
    await writePicture(join(path, `alike-${brightness}.jpg`), {
      scene: 7,
      brightness,
      takenAt: `2024:05:04 1${brightness * 100 - 100}:00:00`,
    })
  }
  for (const second of [1, 2, 3]) {
    await writePicture(join(path, `burst-${second}.jpg`), {
      scene: 8,
      brightness: 1 + second / 100,
      takenAt: `2024:05:05 10:00:0${second}`,
    })
  }
  await writePicture(join(path, 'alone.jpg'), { scene: 9, takenAt: '2024:05:06 10:00:00' })
  await computer.importFolder(path, 7)
  await expect(window.getByText('사진 7장을 가져왔어요.')).toBeVisible()

  await window.getByRole('link', { name: '비슷한 사진' }).click()
  const burst = window.getByRole('region', { name: '연달아 찍은 사진 3장' })
  await expect(burst).toBeVisible()
  await expect(window.getByText('1 / 2')).toBeVisible()
  await takePicture(window, 'similar')
  await window.keyboard.press('2')
  const second = burst.getByRole('button', { name: /^2번째 사진 고르기: burst-\d\.jpg$/ })
  await expect(second).toHaveAttribute('aria-pressed', 'true')
  const kept = /burst-\d\.jpg/.exec((await second.getAttribute('aria-label')) ?? '')?.[0] ?? ''
  await burst.getByRole('button', { name: '이 사진만 남기기' }).click()

  const alike = window.getByRole('region', { name: '거의 같은 사진 3장' })
  await expect(alike).toBeVisible()
  await alike.getByRole('button', { name: '이 사진만 남기기' }).click()
  await expect(window.getByText('다 살펴봤어요')).toBeVisible()
  await takeBack(window, '2장을 사진함에서 뺐어요. 파일은 그대로 있어요.')

  await window.getByRole('button', { name: '사진함으로' }).click()
  await expect(photosIn(window)).toHaveCount(5)
  await expect(photoNamed(window, /^burst-/)).toHaveCount(1)
  await expect(photoNamed(window, kept)).toBeVisible()
  await expectSelected(window, 0)
})
