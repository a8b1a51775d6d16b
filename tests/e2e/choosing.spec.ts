import type { Locator, Page } from '@playwright/test'
import { expect, takePicture, test } from './app.ts'
import { expectSelected, importSamples, photoNamed, photosIn, selectionBar, takeBack } from './steps.ts'

async function middleOf(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox()
  if (!box) throw new Error('not to be seen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** A rectangle from one photo into another. */
async function drawBand(window: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await middleOf(from), await middleOf(to)]
  await window.mouse.move(start.x, start.y)
  await window.mouse.down()
  await window.mouse.move(end.x, end.y, { steps: 4 })
}

test('photos are chosen by ring, range, rectangle, day and all at once', async ({ window }) => {
  await importSamples(window)
  const photos = photosIn(window)

  await test.step('the ring, then Shift for all between', async () => {
    await photos.first().hover()
    await photos.first().locator('[data-mark]').click()
    await expectSelected(window, 1)
    await photos.nth(3).click({ modifiers: ['Shift'] })
    await expectSelected(window, 4)
    await photos.nth(1).click()
    await expectSelected(window, 3)
    await window.keyboard.press('Escape')
    await expectSelected(window, 0)
  })

  await test.step('Ctrl+A, and letting go', async () => {
    await window.keyboard.press('Control+a')
    await expectSelected(window, 24)
    await selectionBar(window).getByRole('button', { name: '선택 풀기' }).click()
    await expectSelected(window, 0)
  })

  await test.step('a rectangle takes what it touches', async () => {
    await drawBand(window, photos.first(), photos.nth(1))
    await expectSelected(window, 2)
    await takePicture(window, 'choosing')
    await window.mouse.up()
    await expectSelected(window, 2)
    await expect(photos.first()).toHaveAttribute('aria-selected', 'true')
    await window.keyboard.press('Escape')
  })

  await test.step('the heading of a day takes the day', async () => {
    const day = window.getByRole('checkbox', { name: /사진 모두 고르기$/ }).first()
    await day.click()
    await expect(day).toHaveAttribute('aria-checked', 'true')
    const count = await day.innerText()
    await expectSelected(window, Number(/(\d+)장/.exec(count)?.[1]))
    await day.click()
    await expectSelected(window, 0)
  })
})

test('what is done with photos by keys and menu can be taken back and done again', async ({ window }) => {
  await importSamples(window)
  const photos = photosIn(window)
  const first = await photos.first().getAttribute('aria-label')
  const total = () => photos.first().getAttribute('aria-setsize')

  await test.step('arrows with Shift choose on, Space turns over', async () => {
    await photos.first().focus()
    await window.keyboard.press('Space')
    await window.keyboard.press('Shift+ArrowRight')
    await window.keyboard.press('Shift+ArrowRight')
    await expectSelected(window, 3)
    await window.keyboard.press('Space')
    await expectSelected(window, 2)
  })

  await test.step('stars and the heart go to both', async () => {
    const ofBoth = async (fact: RegExp) => {
      for (const index of [0, 1]) await expect(photos.nth(index)).toHaveAttribute('aria-label', fact)
    }
    await window.keyboard.press('1')
    await ofBoth(/, 별점 1점$/)
    await takeBack(window, '2장에 별점 1점을 주었어요')
    await ofBoth(/^(?!.*별점 1점)/)
    await window.keyboard.press('Shift+Control+z')
    await ofBoth(/, 별점 1점$/)
    await window.keyboard.press('f')
    await ofBoth(/, 즐겨찾기, 별점 1점$/)
  })

  await test.step('Delete takes them out; the toast and Ctrl+Z bring them back', async () => {
    await window.keyboard.press('Delete')
    await expect.poll(total).toBe('22')
    await expectSelected(window, 0)
    await takeBack(window, '2장을 사진함에서 뺐어요. 파일은 그대로 있어요.')
    await expect.poll(total).toBe('24')
    await window.keyboard.press('Control+Shift+Z')
    await expect.poll(total).toBe('22')
    await window.keyboard.press('Control+z')
    await expect.poll(total).toBe('24')
    await expect(photos.first()).toHaveAttribute('aria-label', new RegExp(String(first).split(',')[0] ?? ''))
  })

  await test.step('the menu of the right button does the same for one photo', async () => {
    await photos.nth(1).click({ button: 'right' })
    const menu = window.getByRole('menu', { name: '1장' })
    await takePicture(window, 'photo-menu')
    await menu.getByRole('menuitem', { name: '사진함에서 빼기' }).click()
    await expect.poll(total).toBe('23')
    await takeBack(window, '1장을 사진함에서 뺐어요. 파일은 그대로 있어요.')
    await expect.poll(total).toBe('24')
  })
})

test('by keyboard alone: take photos in, choose, put them into an album, look at one, and back', async ({ window }) => {
  const press = (key: string) => window.keyboard.press(key)
  /** Goes on by Tab until this has the focus. */
  const tabTo = async (target: Locator) => {
    for (let presses = 0; presses < 60; presses++) {
      if (await target.evaluateAll((found) => found.includes(document.activeElement as HTMLElement))) return
      await press('Tab')
    }
    throw new Error('Tab does not come there')
  }
  await expect(window.getByRole('button', { name: '예시 사진으로 둘러보기' })).toBeVisible()
  await tabTo(window.getByRole('button', { name: '예시 사진으로 둘러보기' }))
  await press('Enter')
  await expect(window.getByText('사진 24장을 가져왔어요')).toBeVisible()
  await tabTo(photosIn(window))
  await press('Home')
  await press('Space')
  await press('Shift+ArrowRight')
  await expectSelected(window, 2)
  const second = (await photosIn(window).nth(1).getAttribute('aria-label')) ?? ''

  await tabTo(selectionBar(window).getByRole('button', { name: '앨범에 담기' }))
  await press('Enter')
  await expect(window.getByRole('dialog', { name: '사진 2장을 앨범에 담기' }).getByRole('textbox', { name: '앨범 이름' })).toBeFocused()
  await window.keyboard.insertText('우리 집')
  await press('Enter')
  await expect(window.getByText('2장을 ‘우리 집’에 담았어요').or(window.getByText('‘우리 집’ 앨범을 만들었어요')).first()).toBeVisible()

  await tabTo(window.getByRole('navigation', { name: '앨범' }).getByRole('link', { name: /우리 집/ }))
  await press('Enter')
  await expect(window.getByRole('heading', { level: 1, name: '우리 집' })).toBeVisible()
  await expect(photosIn(window)).toHaveCount(2)
  await tabTo(photosIn(window))
  await press('End')
  await press('Enter')
  const viewer = window.getByRole('dialog', { name: '사진 보기' })
  await expect(viewer.getByText('2 / 2', { exact: true })).toBeVisible()
  await press('ArrowLeft')
  await expect(viewer.getByText('1 / 2', { exact: true })).toBeVisible()
  await press('ArrowRight')
  await press('Escape')
  await expect(viewer).toBeHidden()
  await expect(photoNamed(window, second)).toBeFocused()
})
