import { expect, takePicture, test } from './app.ts'

test('a customer asks the help, and goes where it says', async ({ window }) => {
  await expect(window.getByRole('button', { name: '예시 사진으로 둘러보기' })).toBeVisible()
  await window.keyboard.press('F1')
  await expect(window.getByRole('heading', { name: '도움말', level: 1 })).toBeVisible()
  const field = window.getByRole('textbox', { name: '도움말 찾기' })
  await expect(field).toBeFocused()
  await takePicture(window, 'help')

  // 초성, a slip and the keyboard in the other mode find their topic first, open.
  for (const query of ['ㄷㄷㄹㄱ', '되돌리가', 'ehlehfflrl']) {
    await field.fill(query)
    await expect(window.getByRole('group').first()).toContainText('Z를 누르면 방금 한 일을 되돌려요')
  }

  // ? is a letter here, and nothing to find shows whom to ask.
  await field.fill('')
  await field.press('?')
  await expect(field).toHaveValue('?')
  await field.fill('피자')
  await expect(window.getByRole('heading', { name: '‘피자’에 맞는 도움말이 없어요' })).toBeVisible()
  await expect(window.getByText('031-000-0000').first()).toBeVisible()
  await window.getByRole('button', { name: '도움말 모두 보기' }).click()

  await window.getByText('사진함 백업하기').click()
  await window.getByRole('button', { name: '사진함 백업 열기' }).first().click()
  await expect(window.getByRole('dialog', { name: '사진함 백업' })).toBeVisible()
  await window.keyboard.press('Escape')

  await window.getByText('비슷한 사진 중에 고르기').click()
  await window.getByRole('button', { name: '비슷한 사진 보기' }).click()
  await expect(window).toHaveURL(/\/similar$/)
})

test('? opens the help from the library, and the way back leads there', async ({ window }) => {
  await expect(window.getByRole('button', { name: '예시 사진으로 둘러보기' })).toBeVisible()
  await window.keyboard.press('?')
  await expect(window).toHaveURL(/\/help$/)
  await window.getByRole('button', { name: '돌아가기' }).click()
  await expect(window.getByRole('button', { name: '예시 사진으로 둘러보기' })).toBeVisible()

  await window.getByRole('button', { name: '설정' }).click()
  await window.getByRole('button', { name: '도움말' }).click()
  await window.getByRole('heading', { name: '사진을 크게 볼 때' }).click()
  await expect(window.getByRole('row', { name: /^F / })).toBeVisible()
})
