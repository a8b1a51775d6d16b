import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, startApp, startStudio, takePicture, test } from './app.ts'
import { importSamples, selectionBar, selectPhotos } from './steps.ts'

// The studio's authority is not the system's: the counter's own machine trusts it once.
test.use({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 800 } })

test('the owner raises a price, and the customer sees it', async ({ folder, watched: window }) => {
  const studio = await startStudio(join(folder, 'studio'))
  const app = await startApp(folder, ['--server', studio.url, '--ca', studio.caPath])
  await window.goto(app.url)
  const counter = await window.context().newPage()
  await counter.goto(`${studio.url}/console`)
  await counter.getByLabel('비밀번호').fill((await readFile(join(studio.dataDir, 'console-password.txt'), 'utf8')).trim())
  await counter.getByRole('button', { name: '들어가기' }).click()
  await counter.getByRole('link', { name: '상품표' }).click()
  const price = counter.getByRole('listitem', { name: '4×6' }).getByLabel('한 장 값').first()
  const preview = counter.getByRole('region', { name: '손님이 보고 낼 값' })

  await test.step('a customer has the old price before the eyes', async () => {
    await importSamples(window)
    await selectPhotos(window, 2)
    await selectionBar(window).getByRole('button', { name: '주문하기' }).click()
    await window.getByRole('radio', { name: /^4×6/ }).check({ force: true })
    await expect(window.getByRole('region', { name: '주문 금액' })).toContainText('600원')
  })

  await test.step('what customers will pay is shown while typing', async () => {
    await counter.getByRole('textbox', { name: '장수' }).fill('10')
    await price.fill('33000')
    await expect(preview).toContainText('330,000원')
    await expect(preview).toContainText('3,000원')
    await takePicture(counter, 'catalogue')
  })

  await test.step('two noughts too many are asked about, and not taken', async () => {
    await counter.getByRole('button', { name: '저장하기' }).click()
    await expect(counter.getByText('4×6의 값이 300원에서 33,000원으로 110배가 돼요. 맞나요?')).toBeVisible()
    await takePicture(counter, 'catalogue-asks')
    await counter.getByRole('button', { name: '고치기' }).click()
    await expect(price).toHaveValue('33000')
  })

  await test.step('a row is added without leaving the page, and what is wrong stands beside it', async () => {
    await price.fill('330')
    await counter.getByRole('button', { name: '여권 더하기' }).click()
    const passport = counter.getByRole('listitem', { name: '여권' })
    await expect(passport.getByLabel('한 장 값')).toBeFocused()
    await counter.getByRole('button', { name: '저장하기' }).click()
    await expect(passport.getByText('적어 주세요.')).toBeVisible()
    await expect(price).toHaveValue('330')
    await passport.getByLabel('한 장 값').fill('9,000')
  })

  await test.step('what is typed outlives the page', async () => {
    await expect(preview).toContainText('9,000원')
    await counter.getByRole('link', { name: '하루 매출' }).click()
    await counter.getByRole('link', { name: '상품표' }).click()
    await expect(price).toHaveValue('300')
    await counter.getByRole('button', { name: '이어서 고치기' }).click()
    await expect(price).toHaveValue('330')
  })

  await test.step('it is saved, and the customer’s order screen has the new price', async () => {
    await counter.getByRole('button', { name: '저장하기' }).click()
    await expect(counter.getByText('저장했어요.')).toBeVisible()
    await window.bringToFront()
    await window.reload()
    await expect(window.getByRole('region', { name: '주문 금액' })).toContainText('660원')
    await expect(window.getByRole('radio', { name: /^여권/ })).toBeAttached()
  })

  await test.step('the way back is in the history', async () => {
    await counter.bringToFront()
    await counter.getByRole('link', { name: '지난 상품표' }).click()
    await expect(counter.getByText('4×6 값: 300원 → 330원')).toBeVisible()
    await counter.getByRole('link', { name: '이때로 되돌리기' }).click()
    await expect(counter.getByText('여권을 빼요.', { exact: false })).toBeVisible()
    await counter.getByRole('button', { name: '그대로 저장' }).click()
    await expect(counter.getByText('저장했어요.')).toBeVisible()
    await expect(price).toHaveValue('300')
  })
})
