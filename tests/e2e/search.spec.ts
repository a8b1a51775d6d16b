import type { Page } from '@playwright/test'
import { expect, takePicture, test } from './app.ts'
import { compose, importSamples, photoNamed, photosIn, searchBox } from './steps.ts'

const suggestions = (window: Page) => window.getByRole('listbox', { name: '검색어 제안' })
const suggestion = (window: Page, name: string) => suggestions(window).getByRole('option', { name })
const chip = (window: Page, label: string) => window.getByRole('button', { name: `‘${label}’ 빼기` })
const activeOption = (window: Page) =>
  searchBox(window).evaluate((box) => document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.ariaLabel)

test('with each stage of a syllable the photos are fewer, and no key is taken from the input method', async ({ window }) => {
  await importSamples(window)
  const session = await window.context().newCDPSession(window)
  await window.keyboard.press('Control+f')
  await expect(searchBox(window)).toBeFocused()
  const stages = [
    ['ㅎ', 12],
    ['하', 8],
    ['할', 6],
  ] as const
  for (const [text, count] of stages) {
    await session.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 })
    await expect(searchBox(window)).toHaveValue(text)
    await expect(window.getByRole('search').getByRole('status')).toHaveText(`${count}장을 찾았어요`)
  }
  // Keys during a composition belong to the input method.
  await searchBox(window).dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })
  await searchBox(window).dispatchEvent('keydown', { key: 'ArrowDown', isComposing: true, bubbles: true })
  await expect(searchBox(window)).toHaveValue('할')
  expect(await activeOption(window)).toBeUndefined()
  await compose(session, ['할'], ['ㅁ', '머', '먼'])
  await expect(searchBox(window)).toHaveValue('할먼')
  await expect(photosIn(window)).toHaveCount(5)
  await expect(window.locator('mark').filter({ hasText: '할머니' }).first()).toBeVisible()
})

test('what one hopes for is found', async ({ window }) => {
  await importSamples(window)
  const found = async (text: string) => {
    await searchBox(window).fill(text)
    await searchBox(window).press('Enter')
    await expect(window.getByRole('search').getByRole('status')).not.toBeEmpty()
  }
  await found('ㅎㅁㄴ')
  await expect(photoNamed(window, /^칠순 축하드려요, 할머니/)).toBeVisible()
  await found('할머니랑 바다')
  await expect(photosIn(window)).toHaveCount(1)
  await expect(photosIn(window)).toContainText('#바다')
  await found('#가족')
  await expect(photosIn(window)).toHaveCount(6)
  await found('2025년 4월 -할머니')
  await expect(photosIn(window).first()).toBeVisible()
  await expect(photoNamed(window, /^칠순 축하드려요, 할머니/)).toBeHidden()
  await expect(photoNamed(window, /^저녁 먹기 전에 걸어갔던 등대/)).toBeVisible()
})

test('a date on its way never empties the screen', async ({ window }) => {
  await importSamples(window)
  await searchBox(window).focus()
  await window.evaluate(() => {
    const seen = window as unknown as { emptied: string[] }
    seen.emptied = []
    new MutationObserver(() => {
      const title = document.querySelector('h2')?.textContent ?? ''
      if (title.includes('맞는 사진이 없어요')) seen.emptied.push(title)
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
  })
  const session = await window.context().newCDPSession(window)
  for (const digit of '2025') await window.keyboard.press(digit)
  await compose(session, ['ㄴ', '녀', '년'])
  await window.keyboard.press(' ')
  await window.keyboard.press('4')
  await compose(session, ['ㅇ', '우', '워', '월'])
  await expect(searchBox(window)).toHaveValue('2025년 4월')
  await expect(photoNamed(window, /^저녁 먹기 전에 걸어갔던 등대/)).toBeVisible()
  expect(await window.evaluate(() => (window as unknown as { emptied: string[] }).emptied)).toEqual([])
})

test('a suggestion becomes a filter that can be taken away, by keyboard alone', async ({ window }) => {
  await importSamples(window)
  await window.keyboard.press('Control+f')
  await expect(suggestion(window, '가족, 6장')).toBeVisible()
  await expect(suggestions(window).getByRole('group')).toHaveCount(2)
  await takePicture(window, 'search-suggestions')
  await window.keyboard.type('2025년 ㄱㅈ')
  await expect(suggestion(window, '가족, 6장')).toBeVisible()
  await expect(searchBox(window)).toHaveAttribute('aria-expanded', 'true')
  await window.keyboard.press('ArrowDown')
  expect(await activeOption(window)).toBe('가족, 6장')
  await window.keyboard.press('ArrowUp')
  expect(await activeOption(window)).toBeUndefined()
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('Enter')
  await expect(chip(window, '태그 가족')).toBeVisible()
  await expect(searchBox(window)).toHaveValue('2025년 ')
  await expect(searchBox(window)).toBeFocused()
  await expect(suggestions(window)).toBeHidden()
  const narrowed = await photosIn(window).count()
  await chip(window, '태그 가족').focus()
  await window.keyboard.press('Enter')
  await expect(chip(window, '태그 가족')).toBeHidden()
  await expect(searchBox(window)).toBeFocused()
  await expect.poll(() => photosIn(window).count()).toBeGreaterThan(narrowed)
  await window.keyboard.press('Escape')
  await expect(searchBox(window)).toHaveValue('')

  await window.keyboard.type('24')
  await suggestion(window, '2024년, 8장').click()
  await expect(chip(window, '2024년')).toBeVisible()
  await expect(searchBox(window)).toHaveValue('')
  await expect(photosIn(window)).toHaveCount(8)
})

test('an album is one as well, and is left without losing what is looked for', async ({ window }) => {
  await importSamples(window)
  await window.getByRole('button', { name: '새 앨범' }).click()
  await window.getByRole('textbox', { name: '앨범 이름' }).fill('제주도 한 달')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('heading', { name: '제주도 한 달' })).toBeVisible()
  await window.getByRole('link', { name: '사진함', exact: true }).click()
  await searchBox(window).fill('할머니 한ㄷ')
  await suggestion(window, '제주도 한 달, 0장').click()
  await expect(window.getByRole('heading', { name: '제주도 한 달' })).toBeVisible()
  await expect(searchBox(window)).toHaveValue('할머니 ')
  await chip(window, '앨범 제주도 한 달').click()
  await expect(chip(window, '앨범 제주도 한 달')).toBeHidden()
  await expect(photosIn(window)).toHaveCount(5)
})

test('what was looked for is offered again, and forgotten when asked', async ({ window }) => {
  await importSamples(window)
  for (const text of ['바다', '할머니']) {
    await searchBox(window).fill(text)
    await expect(window.getByRole('search').getByRole('status')).not.toBeEmpty()
    await searchBox(window).press('Enter')
  }
  await searchBox(window).fill('')
  await expect(suggestions(window).getByRole('group', { name: '최근 검색' }).getByRole('option')).toHaveText(['할머니', '바다'])
  await suggestion(window, '바다, 4장').waitFor()
  await window.getByRole('button', { name: '최근 검색에서 ‘할머니’ 지우기' }).click()
  await expect(suggestions(window).getByRole('group', { name: '최근 검색' }).getByRole('option')).toHaveText(['바다'])
  await window.keyboard.press('ArrowUp')
  expect(await activeOption(window)).toBe('바다')
  await window.keyboard.press('Enter')
  await expect(searchBox(window)).toHaveValue('바다')
  await expect(suggestions(window)).toBeHidden()
})

test('a correction is told and can be refused', async ({ window }) => {
  await importSamples(window)
  await searchBox(window).fill('gkfajsl')
  await expect(window.getByText('‘할머니’로 찾았어요')).toBeVisible()
  await window.getByRole('button', { name: '그대로 찾기' }).click()
  await expect(window.getByText('‘gkfajsl’에 맞는 사진이 없어요')).toBeVisible()
  await expect(window.getByText('‘할머니’로 찾았어요')).toBeHidden()
  await expect(searchBox(window)).toBeFocused()
  await window.getByRole('button', { name: '비슷한 말로 찾기' }).click()
  await expect(photosIn(window)).toHaveCount(5)
})

test('a text that finds nothing leads to what there is', async ({ window }) => {
  await importSamples(window)
  await searchBox(window).fill('할머니 크루즈')
  await expect(window.getByText('‘할머니 크루즈’에 맞는 사진이 없어요')).toBeVisible()
  await takePicture(window, 'search-nothing')
  await window.getByRole('region', { name: '혹시 이걸 찾으시나요' }).getByRole('button', { name: '할머니, 5장' }).click()
  await expect(photosIn(window)).toHaveCount(5)
  await searchBox(window).fill('#눈사람마을')
  await window.getByRole('button', { name: '모든 사진 보기' }).click()
  await expect(searchBox(window)).toHaveValue('')

  await searchBox(window).fill('24')
  await suggestion(window, '2024년, 8장').click()
  await searchBox(window).fill('칠순')
  await window.getByRole('button', { name: /^조건 없이 찾기/ }).click()
  await expect(photoNamed(window, /^칠순 축하드려요, 할머니/)).toBeVisible()
})

test('a search is saved under a name, opened again, renamed and deleted', async ({ window }) => {
  await importSamples(window)
  await searchBox(window).fill('할머니')
  await searchBox(window).press('Enter')
  await expect(photosIn(window)).toHaveCount(5)
  await window.getByRole('button', { name: '검색 저장' }).click()
  const name = window.getByRole('textbox', { name: '검색 이름' })
  await expect(name).toHaveValue('할머니')
  await name.fill('우리 할머니')
  await name.press('Enter')
  const saved = window.getByRole('navigation', { name: '저장한 검색' })
  await expect(saved.getByRole('button', { name: '우리 할머니 5' })).toHaveAttribute('aria-current', 'page')
  await searchBox(window).press('Escape')
  await expect(photosIn(window)).not.toHaveCount(5)
  await saved.getByRole('button', { name: '우리 할머니 5' }).click()
  await expect(searchBox(window)).toHaveValue('할머니')
  await expect(photosIn(window)).toHaveCount(5)
  await takePicture(window, 'search-saved')

  await saved.getByRole('button', { name: '‘우리 할머니’ 메뉴' }).click()
  await window.getByRole('menuitem', { name: '이름 바꾸기' }).click()
  await window.getByRole('textbox', { name: '검색 이름' }).fill('외할머니')
  await window.keyboard.press('Enter')
  await saved.getByRole('button', { name: '외할머니 5' }).click({ button: 'right' })
  await window.getByRole('menuitem', { name: '저장한 검색 지우기' }).click()
  await expect(saved).toBeHidden()
})

test('the help shows each trick with an example that finds something', async ({ window }) => {
  await importSamples(window)
  await window.getByRole('button', { name: '찾는 방법 보기' }).click()
  const help = window.getByRole('dialog', { name: '이렇게 찾을 수 있어요' })
  await expect(help.getByRole('button')).toHaveCount(7)
  const examples = await help.getByRole('button').allInnerTexts()
  await takePicture(window, 'search-help')
  for (const example of examples) {
    await help.getByRole('button', { name: `‘${example}’ 찾아보기`, exact: true }).click()
    await expect(searchBox(window)).toHaveValue(example)
    await expect(photosIn(window).first()).toBeVisible()
    await expect(window.getByText(/에 맞는 사진이 없어요$/)).toBeHidden()
    await window.getByRole('button', { name: '찾는 방법 보기' }).click()
  }
  await window.keyboard.press('Escape')
  await expect(help).toBeHidden()
})
