import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { makeBigLibrary } from '#tests/support/big-library.ts'
import { expect, startApp, takePicture, test } from './app.ts'
import { choose, expectSelected, importSamples, leave, photosIn, selectionBar } from './steps.ts'

test('a library of 100,000 photos opens, can be gone through and chosen whole', async ({ folder, watched: window }) => {
  makeBigLibrary(join(folder, 'app'), { photos: 100_000 })
  const app = await startApp(folder)
  await window.goto(app.url)
  const first = photosIn(window).first()
  await expect(first).toHaveAttribute('aria-setsize', '100000')
  await expect(first).toHaveAttribute('aria-posinset', '1')
  await expect(first).toHaveAccessibleName(/20\d\d년/)
  // The months of twenty years: only now all of it is known.
  const timeline = window.getByRole('slider', { name: '찍은 때로 가기' })
  await expect.poll(async () => Number(await timeline.getAttribute('aria-valuemax'))).toBeGreaterThan(200)

  await test.step('End goes to the oldest, Home back', async () => {
    await first.focus()
    await window.keyboard.press('End')
    await expect(photosIn(window).last()).toHaveAttribute('aria-posinset', '100000')
    await expect(photosIn(window).last()).toBeFocused()
    await expect(photosIn(window).last()).toHaveAccessibleName(/, 2005년 1월/)
    await window.keyboard.press('Home')
    await expect(first).toBeFocused()
  })

  await test.step('dragging along the timeline leads to an old year', async () => {
    const year = await boxOf(timeline.getByText('2012', { exact: true }))
    const top = await boxOf(timeline)
    await window.mouse.move(year.x + year.width / 2, top.y + 10)
    await window.mouse.down()
    await window.mouse.move(year.x + year.width / 2, year.y + year.height / 2, { steps: 5 })
    await expect(timeline).toHaveAttribute('aria-valuetext', /^2012년/)
    await takePicture(window, 'timeline')
    await window.mouse.up()
    await expect(window.getByRole('checkbox', { name: /^2012년 .* 사진 모두 고르기$/ }).first()).toBeVisible()
  })

  await test.step('all at once', async () => {
    await window.keyboard.press('Control+a')
    await expectSelected(window, 100_000)
    await window.keyboard.press('Escape')
    await expectSelected(window, 0)
  })
  await leave(window, app)
})

async function boxOf(place: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  await expect(place).toBeVisible()
  const box = await place.boundingBox()
  if (!box) throw new Error('not to be seen')
  return box
}

/** That each stands wholly in the window, and none covers another. */
async function expectApart(...places: readonly Locator[]): Promise<void> {
  const boxes = await Promise.all(places.map(boxOf))
  for (const [index, box] of boxes.entries()) {
    expect(box.x, String(places[index])).toBeGreaterThanOrEqual(0)
    expect(box.y, String(places[index])).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width, String(places[index])).toBeLessThanOrEqual(640)
    expect(box.y + box.height, String(places[index])).toBeLessThanOrEqual(360)
    for (const [other, beside] of boxes.slice(index + 1).entries()) {
      const apart =
        box.x + box.width <= beside.x ||
        beside.x + beside.width <= box.x ||
        box.y + box.height <= beside.y ||
        beside.y + beside.height <= box.y
      expect(apart, `${places[index]} and ${places[index + 1 + other]}`).toBe(true)
    }
  }
}

test.describe('at 200 % zoom of a 1280×720 window', () => {
  test.use({ viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 })

  test('what one needs in the library and with an open photo is in sight and not covered', async ({ window }) => {
    await importSamples(window)
    await choose(window, /^화성 성곽 위로 떠오른 열기구/)
    const bar = selectionBar(window)
    await expectApart(
      window.getByRole('combobox', { name: '사진 찾기' }),
      window.getByRole('button', { name: '골라 보기' }),
      window.getByRole('button', { name: '사진 가져오기' }),
      window.getByRole('link', { name: /^주문 바구니,/ }),
      bar.getByRole('button', { name: '주문하기' }),
      bar.getByRole('button', { name: '더 보기' }),
      bar.getByRole('button', { name: '선택 풀기' }),
    )
    await takePicture(window, 'zoom-selection')
    await bar.getByRole('button', { name: '더 보기' }).click()
    await expect(window.getByRole('menuitem', { name: '빼기' })).toBeInViewport()
    await window.keyboard.press('Escape')
    await bar.getByRole('button', { name: '선택 풀기' }).click()

    await photosIn(window).first().click()
    const viewer = window.getByRole('dialog', { name: '사진 보기' })
    await expectApart(
      viewer.getByRole('button', { name: '사진함으로 돌아가기' }),
      viewer.getByRole('button', { name: '즐겨찾기에 넣기' }),
      viewer.getByRole('button', { name: '정보 보기' }),
      viewer.getByRole('button', { name: '더 보기' }),
      viewer.getByRole('button', { name: '주문하기' }),
      viewer.getByRole('button', { name: '이전 사진' }),
      viewer.getByRole('button', { name: '다음 사진' }),
      viewer.getByRole('button', { name: /원래 크기로 보기$/ }),
    )
    await takePicture(window, 'zoom-viewer')
    await viewer.getByRole('button', { name: '정보 보기' }).click()
    await viewer.getByRole('textbox', { name: '설명' }).fill('작은 창에서')
    await expect(viewer.getByRole('button', { name: '정보 숨기기' })).toBeInViewport()
    await window.keyboard.press('Escape')
    await window.keyboard.press('Escape')

    await window.getByRole('button', { name: '새 앨범' }).click()
    await window.getByRole('textbox', { name: '앨범 이름' }).fill('작은 창')
    await window.keyboard.press('Enter')
    await expectApart(
      window.getByRole('combobox', { name: '사진 찾기' }),
      window.getByRole('heading', { level: 1, name: '작은 창' }),
      window.getByRole('button', { name: '앨범 메뉴' }),
    )
    await window.getByRole('link', { name: '뺀 사진' }).click()
    await expect(window.getByText('사진함에서 뺀 사진이 없어요')).toBeInViewport()
  })
})
