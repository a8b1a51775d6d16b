import { type CDPSession, expect, type Locator, type Page } from '@playwright/test'

/** What stands in the grid; lists of suggestions have options too. */
export function photosIn(window: Page): Locator {
  return window.getByRole('listbox', { name: '사진 목록' }).getByRole('option')
}

export function photoNamed(window: Page, name: string | RegExp): Locator {
  return window.getByRole('listbox', { name: '사진 목록' }).getByRole('option', { name })
}

export function searchBox(window: Page): Locator {
  return window.getByRole('combobox', { name: '사진 찾기' })
}

/** The dark bar. */
export function selectionBar(window: Page): Locator {
  return window.getByRole('region', { name: '고른 사진으로 할 일' })
}

export async function expectSelected(window: Page, count: number): Promise<void> {
  if (count === 0) await expect(selectionBar(window)).toBeHidden()
  else await expect(selectionBar(window).getByRole('status')).toHaveText(`${count.toLocaleString('ko-KR')}장 선택`)
}

/** Chooses photos by the ring in their corner. */
export async function choose(window: Page, ...names: readonly (string | RegExp)[]): Promise<void> {
  for (const name of names) await photoNamed(window, name).click({ modifiers: ['ControlOrMeta'] })
  await expectSelected(window, names.length)
}

/** Presses what the last toast offers. */
export async function takeBack(window: Page, said: string | RegExp): Promise<void> {
  await expect(window.getByText(said)).toBeVisible()
  await window.getByRole('status').getByRole('button', { name: '되돌리기' }).click()
  await expect(window.getByText(/^되돌렸어요/)).toBeVisible()
}

/** Types as a Korean input method does: each stage of a syllable replaces the one before, then the syllable is committed. */
export async function compose(session: CDPSession, ...syllables: readonly (readonly string[])[]): Promise<void> {
  for (const stages of syllables) {
    for (const text of stages)
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await session.send('Input.insertText', { text: stages.at(-1) ?? '' })
  }
}

/** From the empty screen to a library of the sample photos. */
export async function importSamples(window: Page): Promise<void> {
  await window.getByRole('button', { name: '예시 사진으로 둘러보기' }).click()
  await expect(window.getByText('사진 24장을 가져왔어요')).toBeVisible()
  // The last photos come a moment after the job has ended; until then the grid still moves.
  await expect(photosIn(window).first()).toHaveAttribute('aria-setsize', '24')
  await expect(photoNamed(window, /^화성 성곽 위로 떠오른 열기구/)).toBeVisible()
  await expect(photoNamed(window, /^낮잠 자는 나비/)).toBeVisible()
}

/** Selects the first photos of the grid. */
export async function selectPhotos(window: Page, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    await photosIn(window)
      .nth(index)
      .click({ modifiers: ['ControlOrMeta'] })
  }
  await expectSelected(window, count)
}

/** From the library to the confirm page, with the first photos in the basket. */
export async function orderFirstPhotos(window: Page, count: number): Promise<void> {
  await selectPhotos(window, count)
  await selectionBar(window).getByRole('button', { name: '주문하기' }).click()
  await window.getByRole('button', { name: '주문 내용 확인하기' }).click()
}

/** Fills the confirm page as a guest who picks up and pays at the counter, and presses the last button. */
export async function confirmAsGuest(window: Page, { beforeSending = async () => {} } = {}): Promise<void> {
  await window.getByRole('textbox', { name: '이름' }).fill('김영희')
  await window.getByRole('textbox', { name: '휴대전화' }).fill('010-1234-5678')
  await window.getByRole('radio', { name: /찾을 때 내기/ }).check({ force: true })
  await window.getByRole('checkbox', { name: /청약철회/ }).check({ force: true })
  await beforeSending()
  await window.getByRole('button', { name: /원 주문하기$/ }).click()
}

/** The studio's number of the order on screen. */
export async function orderNumber(window: Page): Promise<string> {
  const text = await window.getByRole('main').innerText()
  const number = /\d{6}-\d{4}/.exec(text)?.[0]
  if (number === undefined) throw new Error(`no order number in: ${text}`)
  return number
}

/** Ends what a journey has started itself. The page goes first: it would rightly complain of an app that is gone. */
export async function leave(window: Page, ...running: { stop(): Promise<void> }[]): Promise<void> {
  await window.goto('about:blank')
  for (const one of running) await one.stop()
}
