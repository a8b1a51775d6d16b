import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { makeBigLibrary } from '#tests/support/big-library.ts'
import { expect, startApp, takePicture, test } from './app.ts'
import { expectSelected, leave, photosIn, selectionBar } from './steps.ts'

test('three hundred photos in a minute', async ({ folder, watched: window }) => {
  makeBigLibrary(join(folder, 'app'), { photos: 300 })
  const app = await startApp(folder)
  await window.goto(app.url)
  await expect(photosIn(window).first()).toHaveAttribute('aria-setsize', '300')

  await test.step('all of them into the basket, priced at once', async () => {
    await photosIn(window).first().focus()
    await window.keyboard.press('Control+a')
    await expectSelected(window, 300)
    await selectionBar(window).getByRole('button', { name: '주문하기' }).click()
    await expect(panelTitle(window)).toHaveText('사진 300장 모두')
    await expect(price(window)).toContainText('4×6 인화 300장')
    await expect(price(window)).toContainText('72,000원')
    await expect(price(window)).toContainText('한 장 240원 · 100장부터 할인 · 원래 300원')
    await expect(price(window)).toContainText('같은 크기를 모두 합친 장수')
    // Only the cards in sight are drawn.
    expect(await cards(window).count()).toBeLessThan(60)
  })

  await test.step('the paper for all, the size for those chosen', async () => {
    await window.getByRole('radio', { name: '무광' }).check({ force: true })
    await mark(window, 0).click()
    await mark(window, 2).click({ modifiers: ['Shift'] })
    await expect(panelTitle(window)).toHaveText('고른 3장')
    await window.getByRole('radio', { name: /^5×7/ }).check({ force: true })
    await expect(price(window)).toContainText('5×7 인화 3장')
    await expect(price(window)).toContainText('4×6 인화 297장')
    await takePicture(window, 'basket-selected')
    await window.keyboard.press('Escape')
    await expect(panelTitle(window)).toHaveText('사진 300장 모두')
    await expect(window.getByText('서로 달라요').first()).toBeVisible()
    await expect(window.getByRole('radio', { name: '무광' })).toBeChecked()
  })

  await test.step('what was done to many is taken back step by step, and done again', async () => {
    await window.getByRole('radio', { name: /^8×10/ }).check({ force: true })
    await expect(window.getByText('300장을 8×10으로 바꿨어요')).toBeVisible()
    await window.keyboard.press('Control+z')
    await expect(price(window)).toContainText('4×6 인화 297장')
    await window.keyboard.press('Control+z')
    await expect(price(window)).toContainText('4×6 인화 300장')
    await window.keyboard.press('Control+Shift+z')
    await expect(price(window)).toContainText('5×7 인화 3장')
  })

  await test.step('a quantity that is none is refused, with why', async () => {
    const field = quantity(window, 0)
    await field.fill('1.5')
    await expect(cards(window).first().getByText('1장부터 999장까지 적어 주세요')).toBeVisible()
    await field.blur()
    await expect(field).toHaveValue('1')
    await field.fill('１２')
    await field.blur()
    await expect(field).toHaveValue('12')
    await field.fill('1')
  })

  await test.step('by keyboard: quantities, a way to another card, out and back again', async () => {
    await cards(window).first().focus()
    await window.keyboard.type('12')
    await expect(quantity(window, 0)).toHaveValue('12')
    await window.keyboard.press('ArrowRight')
    await expect(cards(window).nth(1)).toBeFocused()
    await window.keyboard.press('+')
    await window.keyboard.press('Equal')
    await window.keyboard.press('-')
    await expect(quantity(window, 1)).toHaveValue('2')
    await window.keyboard.press('Shift+ArrowRight')
    await expect(panelTitle(window)).toHaveText('고른 2장')
    await window.keyboard.press('Digit7')
    await expect(quantity(window, 2)).toHaveValue('7')
    await window.keyboard.press('Delete')
    await expect(panelTitle(window)).toHaveText('사진 298장 모두')
    await window.getByRole('button', { name: '되돌리기' }).click()
    await expect(panelTitle(window)).toContainText('2장')
    await expect(quantity(window, 2)).toHaveValue('7')
    await window.keyboard.press('Escape')
    await window.keyboard.press('Control+a')
    await expect(panelTitle(window)).toHaveText('고른 300장')
    await window.keyboard.press('Escape')
  })

  await test.step('one photo in another size too, and once more of the same', async () => {
    for (const count of ['1', '2']) {
      await cards(window)
        .first()
        .getByRole('button', { name: /다른 크기로도 담기$/ })
        .click()
      await window.getByRole('menuitem', { name: /^8×10/ }).click()
      await expect(price(window)).toContainText(`8×10 인화 ${count}장`)
    }
    await expect(panelTitle(window)).toHaveText('사진 301장 모두')
  })

  await test.step('opening the window anew loses nothing', async () => {
    // Not even what was changed this moment.
    await cards(window).first().focus()
    await window.keyboard.press('+')
    const before = await price(window).innerText()
    await window.reload()
    await expect(panelTitle(window)).toHaveText('사진 301장 모두')
    expect(await price(window).innerText()).toBe(before)
    await expect(quantity(window, 0)).toHaveValue('13')
  })
  await leave(window, app)
})

test('the basket in two windows: what each changes is in both', async ({ folder, watched: window }) => {
  makeBigLibrary(join(folder, 'app'), { photos: 12 })
  const app = await startApp(folder)
  await window.goto(app.url)
  await fillBasket(window, 12)
  await savedByNow(window)
  const other = await window.context().newPage()
  await other.goto(new URL('/order', app.url).href)
  await expect(panelTitle(other)).toHaveText('사진 12장 모두')

  await test.step('one after the other', async () => {
    await quantity(window, 0).fill('5')
    await expect(quantity(other, 0)).toHaveValue('5')
    await cards(other).nth(1).getByRole('combobox').selectOption('print-5x7')
    await expect(price(window)).toContainText('5×7 인화 1장')
  })

  await test.step('while one has the print open, the other its quantity', async () => {
    await window
      .getByRole('button', { name: /나올 부분 맞추기$/ })
      .nth(1)
      .click()
    const editor = window.getByRole('dialog', { name: '인화할 모습' })
    await expect(editor.getByRole('application')).toBeFocused()
    await quantity(other, 1).fill('7')
    await expect(editor.getByRole('textbox', { name: /수량$/ })).toHaveValue('7')
    await window.keyboard.press(']')
    await quantity(other, 1).fill('8')
    await window.keyboard.press('Enter')
    await expect(editor).toBeHidden()
    await expect(quantity(window, 1)).toHaveValue('8')
    await expect(quantity(other, 1)).toHaveValue('8')
    for (const page of [window, other]) await quantity(page, 1).fill('1')
  })

  await test.step('both at once', async () => {
    await Promise.all([quantity(window, 2).fill('3'), quantity(other, 3).fill('4')])
    for (const page of [window, other]) {
      await expect(quantity(page, 2)).toHaveValue('3')
      await expect(quantity(page, 3)).toHaveValue('4')
    }
  })

  await test.step('what one takes out is out in the other, and stays out', async () => {
    await cards(other).first().focus()
    await other.keyboard.press('Delete')
    await expect(panelTitle(window)).toHaveText('사진 11장 모두')
    await quantity(window, 0).fill('2')
    await expect(price(other)).toContainText('5×7 인화 2장')
    await expect(panelTitle(other)).toHaveText('사진 11장 모두')
  })
  await other.close()
  await leave(window, app)
})

test('several baskets, each with its name', async ({ folder, watched: window }) => {
  makeBigLibrary(join(folder, 'app'), { photos: 12 })
  const app = await startApp(folder)
  await window.goto(app.url)
  await fillBasket(window, 12)

  await test.step('the first one gets a name', async () => {
    await openMenu(window)
    await window.getByRole('menuitem', { name: '이름 바꾸기' }).click()
    await window.getByRole('textbox', { name: '바구니 이름' }).fill('할머니 생신')
    await window.keyboard.press('Enter')
    await expect(window.getByRole('heading', { level: 1 })).toContainText('할머니 생신')
  })

  await test.step('a new one stands beside it', async () => {
    await openMenu(window)
    await window.getByRole('menuitem', { name: /^새 바구니/ }).click()
    await expect(window.getByRole('heading', { name: '주문 바구니가 비어 있어요' })).toBeVisible()
    await window.reload()
    await expect(window.getByRole('heading', { name: '주문 바구니가 비어 있어요' })).toBeVisible()
    await window.getByRole('link', { name: '사진 고르러 가기' }).click()
    await photosIn(window)
      .first()
      .click({ modifiers: ['ControlOrMeta'] })
    await selectionBar(window).getByRole('button', { name: '주문하기' }).click()
    await expect(panelTitle(window)).toHaveText('사진 1장')
  })

  await test.step('and one goes from the one to the other', async () => {
    await openMenu(window)
    await takePicture(window, 'baskets')
    await window.getByRole('menuitem', { name: /^할머니 생신/ }).click()
    await expect(panelTitle(window)).toHaveText('사진 12장 모두')
  })

  await test.step('what is thrown away can be brought back', async () => {
    await openMenu(window)
    await window.getByRole('menuitem', { name: '이 바구니 버리기' }).click()
    await expect(panelTitle(window)).toHaveText('사진 1장')
    await window.getByRole('button', { name: '되돌리기' }).click()
    await expect(window.getByRole('heading', { level: 1 })).toContainText('할머니 생신')
    await expect(panelTitle(window)).toHaveText('사진 12장 모두')
  })
  await leave(window, app)
})

/** For whom the choices at the right are. */
function panelTitle(window: Page): Locator {
  return window.getByRole('complementary').getByRole('status').first()
}

function price(window: Page): Locator {
  return window.getByRole('region', { name: '주문 금액' })
}

function cards(window: Page): Locator {
  return window.getByRole('article')
}

function mark(window: Page, index: number): Locator {
  return cards(window).nth(index).getByRole('checkbox')
}

function quantity(window: Page, index: number): Locator {
  return cards(window).nth(index).getByRole('textbox')
}

async function openMenu(window: Page): Promise<void> {
  await window.getByRole('button', { name: /바구니 바꾸기$/ }).click()
}

async function fillBasket(window: Page, count: number): Promise<void> {
  await expect(photosIn(window).first()).toHaveAttribute('aria-setsize', String(count))
  await photosIn(window).first().focus()
  await window.keyboard.press('Control+a')
  await selectionBar(window).getByRole('button', { name: '주문하기' }).click()
  await expect(panelTitle(window)).toHaveText(`사진 ${count}장 모두`)
}

/** Leaving the basket for the confirm page waits until the core has it all. */
async function savedByNow(window: Page): Promise<void> {
  await window.getByRole('button', { name: '주문 내용 확인하기' }).click()
  await window.waitForURL(/\/order\/confirm$/)
  await window.goBack()
  await expect(price(window)).toBeVisible()
}
