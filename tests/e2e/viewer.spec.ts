import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, takePicture, test } from './app.ts'
import { writePicture } from './pictures.ts'
import { compose, photoNamed, photosIn, takeBack } from './steps.ts'

/** Where the picture on show lies on the stage, and by how much it is enlarged. */
async function pictureOnShow(window: Page): Promise<{ x: number; y: number; scale: number }> {
  const transform = await window.locator('[data-picture]').evaluate((picture) => getComputedStyle(picture).transform)
  const [scale = 0, , , , x = 0, y = 0] = (/matrix\((.+)\)/.exec(transform)?.[1] ?? '').split(',').map(Number)
  return { x, y, scale }
}

test('photos are gone through, looked at closely, described and sorted out by keys', async ({ computer, folder }) => {
  const { window } = computer
  const path = join(folder, '사진')
  for (const scene of [1, 2, 3, 4]) {
    await writePicture(join(path, `p${scene}.jpg`), { scene, width: 2400, height: 1800, takenAt: `2024:05:0${scene} 10:00:00` })
  }
  await computer.importFolder(path, 4)
  await expect(window.getByText('사진 4장을 가져왔어요.')).toBeVisible()
  await photosIn(window).first().click()
  const viewer = window.getByRole('dialog', { name: '사진 보기' })
  const at = (place: string) => expect(viewer.getByText(place, { exact: true })).toBeVisible()

  await test.step('next, last, previous, first', async () => {
    await at('1 / 4')
    await window.keyboard.press('ArrowRight')
    await at('2 / 4')
    await window.keyboard.press('End')
    await at('4 / 4')
    await expect(viewer.getByRole('button', { name: '다음 사진' })).toBeDisabled()
    await window.keyboard.press('Home')
    await at('1 / 4')
  })

  await test.step('one pixel of the photo is one of the screen, and the picture can be moved', async () => {
    const fit = await pictureOnShow(window)
    await window.keyboard.press('Enter')
    await expect(viewer.getByRole('button', { name: '100%, 사진 전체 보기' })).toBeVisible()
    await expect.poll(async () => (await pictureOnShow(window)).scale).toBe(1)
    expect(fit.scale).toBeLessThan(1)
    await expect(window.locator('[data-full]')).toHaveAttribute('data-full', 'sharp')
    const { x } = await pictureOnShow(window)
    await window.mouse.move(500, 400)
    await window.mouse.down()
    await window.mouse.move(400, 400, { steps: 4 })
    await window.mouse.up()
    await expect.poll(async () => (await pictureOnShow(window)).x).toBeCloseTo(x - 100, 0)
    await window.keyboard.press('ArrowLeft')
    await expect.poll(async () => (await pictureOnShow(window)).x).toBeGreaterThan(x - 100)
    await takePicture(window, 'viewer-zoomed')
    await window.keyboard.press('0')
    await expect.poll(async () => (await pictureOnShow(window)).scale).toBeCloseTo(fit.scale, 5)
  })

  await test.step('a caption by input method, saved by going on', async () => {
    const session = await window.context().newCDPSession(window)
    await viewer.getByRole('textbox', { name: '설명' }).focus()
    await compose(session, ['ㅂ', '바'], ['ㄷ', '다'])
    await window.keyboard.press('Escape')
    await expect(viewer.getByText('저장했어요')).toBeVisible()
    await window.keyboard.press('4')
    await expect(viewer.getByRole('group', { name: '별점, 별점 4점' })).toBeVisible()
    await window.keyboard.press('f')
    await expect(viewer.getByRole('button', { name: '즐겨찾기에서 빼기' })).toBeVisible()
  })

  await test.step('Delete takes it out and goes on to the next; it comes back', async () => {
    await window.keyboard.press('ArrowRight')
    await at('2 / 4')
    await window.keyboard.press('Delete')
    await at('2 / 3')
    await expect(viewer.getByText('p2.jpg').first()).toBeAttached()
    await takeBack(window, '사진함에서 뺐어요. 파일은 그대로 있어요.')
    await at('3 / 4')
  })

  await test.step('Escape leads back to the place in the grid', async () => {
    await window.keyboard.press('Escape')
    await expect(viewer).toBeHidden()
    await expect(photoNamed(window, /^p2\.jpg/)).toBeFocused()
    await expect(photoNamed(window, /^바다, 2024년 5월 4일 토요일, 즐겨찾기, 별점 4점/)).toBeVisible()
  })
})
