import { expect } from '@playwright/test'
import { test } from './app.ts'
import { importSamples, orderFirstPhotos } from './steps.ts'

test('what is typed on the last page is kept, and what is wrong is said before anything is sent', async ({ window }) => {
  await importSamples(window)
  await orderFirstPhotos(window, 2)
  const name = window.getByRole('textbox', { name: '이름' })
  const phone = window.getByRole('textbox', { name: '휴대전화' })
  const memo = window.getByRole('textbox', { name: '사진관에 남길 말' })
  const day = window.getByRole('combobox', { name: '찾으실 날' })
  const agreement = window.getByRole('checkbox', { name: /청약철회/ })
  const submit = window.getByRole('button', { name: /원 주문하기$/ })

  await test.step('nothing is chosen beforehand', async () => {
    await expect(agreement).not.toBeChecked()
    await expect(window.getByRole('radio', { name: /찾을 때 내기/ })).not.toBeChecked()
    await expect(day).toHaveValue('')
    await expect(window.getByRole('region', { name: '주문할 사진' }).getByRole('article')).toHaveCount(2)
  })

  await test.step('a transfer tells its account, sum and name beforehand', async () => {
    await name.fill('金영희 👩‍👧')
    await window.getByRole('radio', { name: /계좌로 보내기/ }).check({ force: true })
    await expect(window.getByRole('button', { name: '계좌번호 복사하기' })).toBeVisible()
    await expect(window.getByRole('button', { name: '보낼 금액 복사하기' })).toBeVisible()
    await expect(window.getByRole('textbox', { name: '입금자명' })).toHaveAttribute('placeholder', '金영희 👩‍👧')
  })

  await test.step('nonsense is named where it stands, and nothing is sent', async () => {
    await phone.fill('전화 없음')
    await submit.click()
    await expect(window.getByText('전화번호를 010-1234-5678처럼 적어 주세요.')).toBeVisible()
    await expect(window.getByText('2곳을 다시 확인해 주세요.')).toBeVisible()
    await expect(phone).toBeFocused()
  })

  await test.step('what was typed outlives the window, the agreement does not', async () => {
    await phone.fill('+82 10 1234 5678')
    await phone.blur()
    await expect(phone).toHaveValue('010-1234-5678')
    await agreement.check({ force: true })
    await day.selectOption({ index: 1 })
    const chosen = await day.inputValue()
    const kept = window.waitForResponse((response) => response.url().endsWith('/orders/keepForm') && response.ok())
    await memo.fill('漢字 🙂 “따옴표”\n둘째 줄')
    await kept
    await window.reload()
    await expect(memo).toHaveValue('漢字 🙂 “따옴표”\n둘째 줄')
    await expect(name).toHaveValue('金영희 👩‍👧')
    await expect(phone).toHaveValue('010-1234-5678')
    await expect(day).toHaveValue(chosen)
    await expect(window.getByRole('radio', { name: /계좌로 보내기/ })).toBeChecked()
    await expect(agreement).not.toBeChecked()
  })

  await test.step('the address is asked for only where it is needed', async () => {
    await window.getByRole('radio', { name: /집으로 받기/ }).check({ force: true })
    await expect(day).toBeHidden()
    await agreement.check({ force: true })
    await submit.click()
    await expect(window.getByText('우편번호는 숫자 다섯 자리예요.')).toBeVisible()
    await expect(window.getByRole('textbox', { name: '우편번호' })).toBeFocused()
    await window.getByRole('radio', { name: /사진관에서 찾기/ }).check({ force: true })
  })

  await test.step('and it is sent', async () => {
    await submit.click()
    await expect(window.getByRole('heading', { name: '사진관이 모두 받았어요' })).toBeVisible()
  })
})
