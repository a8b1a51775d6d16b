import { expect, takePicture, test } from './app.ts'
import { choose, expectSelected, importSamples, photoNamed, photosIn, searchBox, selectionBar, takeBack } from './steps.ts'

test('an album is made, filled, renamed, emptied and deleted, and each of it can be taken back', async ({ window }) => {
  await importSamples(window)
  const rail = window.getByRole('navigation', { name: '앨범' })
  const title = (name: string) => window.getByRole('heading', { level: 1, name })

  await test.step('made in the rail', async () => {
    await rail.getByRole('button', { name: '새 앨범' }).click()
    await rail.getByRole('textbox', { name: '앨범 이름' }).fill('제주 여행')
    await window.keyboard.press('Enter')
    await expect(title('제주 여행')).toBeVisible()
    await expect(window.getByText('앨범이 비어 있어요')).toBeVisible()
  })

  await test.step('filled from the library', async () => {
    await window.getByRole('main').getByRole('link', { name: '사진 고르러 가기' }).click()
    await choose(window, /^화성 성곽 위로 떠오른 열기구/, /^낮잠 자는 나비/)
    await selectionBar(window).getByRole('button', { name: '앨범에 담기' }).click()
    await window
      .getByRole('dialog', { name: '사진 2장을 앨범에 담기' })
      .getByRole('button', { name: /^제주 여행/ })
      .click()
    await expect(window.getByText('2장을 ‘제주 여행’에 담았어요')).toBeVisible()
    await expect(rail.getByRole('link', { name: /제주 여행/ })).toContainText('2')
  })

  await test.step('opened and renamed', async () => {
    await rail.getByRole('link', { name: /제주 여행/ }).click()
    await expect(photosIn(window)).toHaveCount(2)
    await title('제주 여행').getByRole('button').click()
    await window.getByRole('main').getByRole('textbox', { name: '앨범 이름' }).fill('가을')
    await window.keyboard.press('Enter')
    await expect(title('가을')).toBeVisible()
    await takePicture(window, 'album')
  })

  await test.step('a photo is taken out of it, and back in', async () => {
    await window.keyboard.press('Escape')
    await expectSelected(window, 0)
    await choose(window, /^낮잠 자는 나비/)
    await selectionBar(window).getByRole('button', { name: '앨범에서 빼기' }).click()
    await expect(photosIn(window)).toHaveCount(1)
    await takeBack(window, '1장을 앨범에서 뺐어요')
    await expect(photosIn(window)).toHaveCount(2)
  })

  await test.step('deleted, and back with its photos', async () => {
    await window.getByRole('button', { name: '앨범 메뉴' }).click()
    await window.getByRole('menuitem', { name: '앨범 지우기' }).click()
    await expect(rail.getByRole('link', { name: /가을/ })).toHaveCount(0)
    await takeBack(window, '‘가을’ 앨범을 지웠어요. 사진은 사진함에 그대로 있어요.')
    await rail.getByRole('link', { name: /가을/ }).click()
    await expect(photosIn(window)).toHaveCount(2)
  })
})

test('filters narrow the library together with a search; what was taken out waits in its own place', async ({ window }) => {
  await importSamples(window)
  const panel = window.getByRole('dialog', { name: '골라 보기' })
  const chips = window.getByRole('region', { name: '고른 조건' })
  const total = () => photosIn(window).first().getAttribute('aria-setsize')

  await test.step('a year and a month of it', async () => {
    await window.getByRole('button', { name: '골라 보기' }).click()
    await panel.getByRole('button', { name: /^2024년/ }).click()
    await panel.getByRole('button', { name: /^5월/ }).click()
    await expect(panel.getByRole('status')).toHaveText(/^\d장이 남아요$/)
    await takePicture(window, 'filters')
    await window.keyboard.press('Escape')
    await expect(chips.getByRole('button', { name: '‘2024년 5월’ 빼기' })).toBeVisible()
    await expect(photoNamed(window, /2024년 5월 \d+일/)).not.toHaveCount(0)
    expect(Number(await total())).toBe(await photoNamed(window, /2024년 5월 \d+일/).count())
  })

  await test.step('with a search within it', async () => {
    const words = ((await photosIn(window).first().getAttribute('aria-label')) ?? '').split(/[ ,]/)[0] ?? ''
    await searchBox(window).fill(words)
    await expect(photosIn(window).first().locator('mark').first()).toHaveText(words)
    await expect(chips).toBeVisible()
    await searchBox(window).fill('크루즈')
    await expect(photosIn(window)).toHaveCount(0)
    await searchBox(window).fill('')
    // What is offered in the empty field would lie above the chips.
    await window.keyboard.press('Escape')
    await chips.getByRole('button', { name: '모두 지우기' }).click()
    await expect.poll(total).toBe('24')
  })

  await test.step('removed photos are in a place of their own, from which they come back', async () => {
    await choose(window, /^낮잠 자는 나비/)
    await selectionBar(window).getByRole('button', { name: '빼기', exact: true }).click()
    await expect.poll(total).toBe('23')
    await window.getByRole('link', { name: '뺀 사진' }).click()
    await expect(photosIn(window)).toHaveCount(1)
    await takePicture(window, 'removed')
    await choose(window, /^낮잠 자는 나비/)
    await selectionBar(window).getByRole('button', { name: '다시 넣기' }).click()
    await expect(window.getByText('사진함에서 뺀 사진이 없어요')).toBeVisible()
    await window.getByRole('link', { name: '사진함', exact: true }).click()
    await expect.poll(total).toBe('24')
  })
})
