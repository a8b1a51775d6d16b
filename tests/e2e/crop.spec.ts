import { expect, type Locator, type Page } from '@playwright/test'
import { takePicture, test } from './app.ts'
import { importSamples, selectionBar, selectPhotos } from './steps.ts'

/** How the photo lies on the paper. */
function layoutIn(picture: Locator): Promise<string | null> {
  return picture.locator('image').first().getAttribute('transform')
}

async function openEditor(window: Page): Promise<{ editor: Locator; stage: Locator }> {
  await window
    .getByRole('button', { name: /나올 부분 맞추기$/ })
    .first()
    .click()
  const editor = window.getByRole('dialog', { name: '인화할 모습' })
  const stage = editor.getByRole('application')
  await expect(stage).toBeFocused()
  await expect(stage.locator('[data-print="sharp"]')).toBeVisible()
  return { editor, stage }
}

test('what shows of a photo is chosen by mouse, wheel and keyboard, and stays', async ({ window }) => {
  await importSamples(window)
  await selectPhotos(window, 2)
  await selectionBar(window).getByRole('button', { name: '주문하기' }).click()
  const card = window.getByRole('button', { name: /나올 부분 맞추기$/ }).first()
  const untouched = await layoutIn(card)
  const { editor, stage } = await openEditor(window)
  const zoom = editor.getByRole('slider', { name: '확대' })
  const box = await stage.boundingBox()
  if (!box) throw new Error('the stage has no place')
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }

  await test.step('what is seen at first is what the card shows', async () => {
    expect(await layoutIn(stage)).toBe(untouched)
    await expect(editor.getByText('점선 바깥은 자를 때 조금 잘릴 수 있어요')).toBeVisible()
  })

  await test.step('the wheel zooms and the hand moves, and the resolution follows in words', async () => {
    await window.mouse.move(middle.x, middle.y)
    await window.mouse.wheel(0, -700)
    await expect(zoom).toHaveAttribute('aria-valuetext', /^2\d\d%$/)
    await expect(editor.getByText(/^(주의|경고): /)).toBeVisible()
    const zoomed = await layoutIn(stage)
    await window.mouse.down()
    await window.mouse.move(middle.x + 60, middle.y + 40, { steps: 4 })
    await expect(stage.locator('[data-thirds]')).toBeVisible()
    await window.mouse.up()
    expect(await layoutIn(stage)).not.toBe(zoomed)
    await takePicture(window, 'crop-editor')
  })

  await test.step('the keyboard does the rest, and takes back step by step', async () => {
    const moved = await layoutIn(stage)
    await stage.press('ArrowRight')
    await stage.press(']')
    await stage.press('r')
    await expect(editor.getByRole('slider', { name: '기울기' })).toHaveAttribute('aria-valuetext', '오른쪽으로 0.5도')
    expect(await layoutIn(stage)).not.toBe(moved)
    for (let step = 0; step < 3; step++) await stage.press('Control+z')
    expect(await layoutIn(stage)).toBe(moved)
    await stage.press('Control+Shift+z')
    await stage.press('Control+Shift+z')
  })

  const chosen = await layoutIn(stage)

  await test.step('the next photo is one key away; Escape leaves it as it was', async () => {
    await stage.press('PageDown')
    await expect(editor.getByText('2 / 2')).toBeVisible()
    const before = await layoutIn(stage)
    await stage.press('+')
    await stage.press('Shift+R')
    expect(await layoutIn(stage)).not.toBe(before)
    await stage.press('Escape')
    await expect(editor).toBeHidden()
    expect(await layoutIn(window.getByRole('button', { name: /나올 부분 맞추기$/ }).nth(1))).toBe(before)
    await expect(window.getByText('주문 바구니를 저장하지 못했어요.')).toBeHidden()
  })

  await test.step('so does going back, which stays in the basket, and so does opening the window anew', async () => {
    const second = window.getByRole('button', { name: /나올 부분 맞추기$/ }).nth(1)
    const before = await layoutIn(second)
    for (const leave of [() => window.goBack(), () => stage.press('Alt+ArrowLeft')]) {
      await second.click()
      await expect(stage).toBeFocused()
      await stage.press('Shift+R')
      await leave()
      await expect(editor).toBeHidden()
      expect(await layoutIn(second)).toBe(before)
    }
    await second.click()
    await stage.press('Shift+R')
    await expect(editor.getByText('다른 사진으로 넘어가면 지금 고친 것은 저장돼요')).toBeVisible()
    await window.reload()
    await expect(stage).toBeVisible()
    await stage.press('Escape')
    await expect(editor).toBeHidden()
    expect(await layoutIn(second)).toBe(before)
    expect(new URL(window.url()).pathname).toBe('/order')
  })

  await test.step('the card shows what was chosen, also after the window was opened anew', async () => {
    expect(await layoutIn(card)).toBe(chosen)
    await window.getByRole('button', { name: '주문 내용 확인하기' }).click()
    const line = window.getByRole('region', { name: '주문할 사진' }).getByRole('article').first()
    await expect(line).toBeVisible()
    expect(await layoutIn(line)).toBe(chosen)
    await window.reload()
    await expect(line).toBeVisible()
    await expect.poll(() => layoutIn(line)).toBe(chosen)
  })

  await test.step('from the last page it is put right in place, and starting again brings the first crop back', async () => {
    const line = window.getByRole('region', { name: '주문할 사진' }).getByRole('article').first()
    const fix = line.getByRole('button', { name: /고치기$/ })
    await fix.click()
    await expect(stage).toBeFocused()
    await stage.press('0')
    await stage.press('Enter')
    await expect(editor).toBeHidden()
    await expect(fix).toBeFocused()
    expect(await layoutIn(line)).toBe(untouched)
  })
})
