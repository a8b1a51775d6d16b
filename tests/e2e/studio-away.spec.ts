import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, startApp, startStudio, takePicture, test } from './app.ts'
import { confirmAsGuest, importSamples, leave, orderFirstPhotos, orderNumber, photosIn, selectionBar, selectPhotos } from './steps.ts'

test('an order made while the studio is away goes by itself when it is back', async ({ folder, watched: window }) => {
  const studio = await startStudio(join(folder, 'studio'))
  const app = await startApp(folder, ['--server', studio.url, '--ca', studio.caPath])
  await window.goto(app.url)
  await importSamples(window)
  await orderFirstPhotos(window, 2)
  await studio.stop()
  await confirmAsGuest(window)
  await expect(window.getByRole('heading', { name: '연결되면 자동으로 보내요' })).toBeVisible({ timeout: 20_000 })
  await takePicture(window, 'waiting')

  const back = await startStudio(studio.dataDir, Number(new URL(studio.url).port))
  await window.getByRole('button', { name: '지금 보내 보기' }).click()
  await expect(window.getByRole('heading', { name: '사진관이 모두 받았어요' })).toBeVisible()
  await expect.poll(() => app.labFolders()).toEqual([`o${await orderNumber(window)}`])
  await leave(window, app, back)
})

test('a price that changed meanwhile is shown and asked for again', async ({ folder, watched: window }) => {
  const studio = await startStudio(join(folder, 'studio'))
  const app = await startApp(folder, ['--server', studio.url, '--ca', studio.caPath])
  await window.goto(app.url)
  await importSamples(window)
  await orderFirstPhotos(window, 2)
  await expect(window.getByRole('button', { name: /원 주문하기$/ })).toBeVisible()

  const file = join(studio.dataDir, 'catalogue.json')
  const dearer = JSON.parse(await readFile(file, 'utf8')) as { version: string; products: { unitPrice: number; tiers?: unknown[] }[] }
  for (const product of dearer.products) Object.assign(product, { unitPrice: product.unitPrice + 500, tiers: [] })
  await writeFile(file, JSON.stringify({ ...dearer, version: 'dearer' }))
  await confirmAsGuest(window)

  await expect(window.getByText('그 사이 금액이 600원에서 1,600원으로 바뀌었어요')).toBeVisible()
  expect(await app.labFolders()).toEqual([])
  await takePicture(window, 'price-changed-before-sending')
  await window.getByRole('button', { name: '1,600원 주문하기' }).click()
  await expect(window.getByRole('heading', { name: '사진관이 모두 받았어요' })).toBeVisible()
  await expect.poll(() => app.labFolders()).toHaveLength(1)
  await leave(window, app, studio)
})

test('a studio whose certificate is not the trusted one gets nothing', async ({ folder, watched: window }) => {
  const [studio, stranger] = await Promise.all([startStudio(join(folder, 'studio')), startStudio(join(folder, 'stranger'))])
  const app = await startApp(folder, ['--server', studio.url, '--ca', stranger.caPath])
  await window.goto(app.url)
  await importSamples(window)
  await selectPhotos(window, 1)
  await selectionBar(window).getByRole('button', { name: '주문하기' }).click()
  await expect(window.getByText('사진관의 보안 인증서를 확인할 수 없어').first()).toBeVisible()
  await takePicture(window, 'untrusted')
  // The free tools go on.
  await window.getByRole('link', { name: '사진함' }).click()
  await expect(photosIn(window).first()).toBeVisible()
  await leave(window, app, studio, stranger)
})
