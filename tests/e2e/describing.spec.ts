import { expect, takePicture, test } from './app.ts'
import { choose, compose, importSamples, photoNamed, selectionBar, takeBack } from './steps.ts'

test('several photos get a tag by its first letters, another date and, where it is missing, a caption by one press, and lose them by one', async ({
  window,
}) => {
  await importSamples(window)
  const session = await window.context().newCDPSession(window)
  const names = [/^화성 성곽 위로 떠오른 열기구.*2026년 10월 3일/, /^낮잠 자는 나비/] as const
  const dialog = window.getByRole('dialog', { name: '사진 2장 고치기' })
  const tags = window.getByRole('listbox', { name: '태그 고르기' })

  await test.step('one photo loses its caption and gets a tag that is new', async () => {
    await choose(window, names[1])
    await selectionBar(window).getByRole('button', { name: '설명·태그' }).click()
    const single = window.getByRole('dialog', { name: '설명과 태그' })
    await single.getByRole('textbox', { name: '설명' }).fill('')
    await single.getByRole('combobox', { name: '태그' }).focus()
    await compose(session, ['ㅅ', '소'], ['ㅍ', '푸', '풍'])
    await window.keyboard.press('Enter')
    await expect(single.getByRole('button', { name: '태그 소풍 빼기' })).toBeVisible()
    await single.getByRole('button', { name: '저장하기' }).click()
    await expect(window.getByText('저장했어요')).toBeVisible()
  })

  await test.step('it is offered to both for its first letters', async () => {
    await photoNamed(window, names[0]).click()
    await selectionBar(window).getByRole('button', { name: '설명·태그' }).click()
    await dialog.getByRole('textbox', { name: '설명' }).focus()
    await compose(session, ['ㄴ', '나'], ['ㄷ', '드', '들'], ['ㅇ', '이'])
    await expect(dialog.getByRole('radio', { name: '설명이 없는 사진만' })).toBeChecked()
    await dialog.getByRole('combobox', { name: '태그' }).focus()
    await compose(session, ['ㅅ'])
    // The second letter is still open.
    await session.send('Input.imeSetComposition', { text: 'ㅍ', selectionStart: 1, selectionEnd: 1 })
    await expect(tags.getByRole('option', { name: /^소풍/ })).toBeVisible()
    await takePicture(window, 'describe-many')
    await session.send('Input.insertText', { text: 'ㅍ' })
    await tags.getByRole('option', { name: /^소풍/ }).click()
    await expect(tags).toBeHidden()
  })

  await test.step('the dates are moved, as for a clock that was wrong', async () => {
    await dialog.getByRole('radiogroup', { name: '찍은 날짜와 시간' }).getByText('앞뒤로 옮기기').click()
    await dialog.getByRole('radiogroup', { name: '옮길 방향' }).getByText('이르게').click()
    await dialog.getByRole('spinbutton', { name: '일', exact: true }).fill('2')
    await expect(dialog.getByText(/ → /)).toBeVisible()
    await dialog.getByRole('button', { name: '저장하기' }).click()
    await expect(dialog).toBeHidden()
    await expect(photoNamed(window, /^나들이, 2025년 6월 19일/)).toBeVisible()
    await expect(photoNamed(window, /^화성 성곽 위로 떠오른 열기구, 2026년 10월 1일/)).toBeVisible()
  })

  await test.step('one press takes all of it back', async () => {
    await takeBack(window, '사진 2장을 고쳤어요')
    await expect(photoNamed(window, /^나들이, /)).toHaveCount(0)
    await expect(photoNamed(window, names[0])).toBeVisible()
    await expect(photoNamed(window, /^낮잠 자는 나비\.jpg, 2025년 6월 21일/)).toBeVisible()
  })
})
