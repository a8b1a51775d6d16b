import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { expect, type RunningApp, type RunningStudio, startApp, startStudio, takePicture, test } from './app.ts'
import { type Computer, sitAt } from './computer.ts'
import { type Line, startLine } from './line.ts'
import { writePicture } from './pictures.ts'
import { confirmAsGuest, leave, orderFirstPhotos, orderNumber } from './steps.ts'

/** Sending and rendering share the computer with all else that runs on it. */
const patient = expect.configure({ timeout: 20_000 })

type Home = {
  computer: Computer
  window: Page
  studio: RunningStudio
  line: Line
  app: RunningApp
  photos: string
  startAgain(): Promise<RunningApp>
}

/** A customer's computer with a line to the studio that can be down. Their photos lie in a folder of their own. */
async function settle(folder: string, window: Page): Promise<Home> {
  const studio = await startStudio(join(folder, 'studio'))
  const line = await startLine(studio)
  const startAgain = () => startApp(folder, ['--server', line.url, '--ca', line.caPath])
  const app = await startAgain()
  const computer = await sitAt(window)
  await window.goto(app.url)
  return { computer, window, studio, line, app, photos: join(folder, '사진'), startAgain }
}

async function takePhotos(home: Home, count: number): Promise<void> {
  for (let scene = 1; scene <= count; scene++)
    await writePicture(join(home.photos, `p${scene}.jpg`), { scene, width: 1800, height: 1200, takenAt: `2024:05:0${scene} 10:00:00` })
  await home.computer.importFolder(home.photos, count)
}

const received = (window: Page) => window.getByRole('heading', { name: '사진관이 모두 받았어요' })
const waits = (window: Page) => window.getByRole('heading', { name: '연결되면 자동으로 보내요' })

/** Confirms while the line is down; the order waits once it has been tried some times. */
async function confirmAndWait(window: Page): Promise<void> {
  await confirmAsGuest(window)
  await patient(waits(window)).toBeVisible()
}

/** The first digits of the hash of a file, as they are shown. */
async function shownHash(path: string): Promise<string> {
  const hash = createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
  return hash.slice(0, 16).replace(/.{4}(?=.)/g, '$& ')
}

test('ordered without a line, and the program was closed: it goes by itself when both are back', async ({ folder, watched: window }) => {
  // Two starts of the app, and a clock or a slow line to wait for.
  test.slow()
  const home = await settle(folder, window)
  await takePhotos(home, 2)
  await orderFirstPhotos(window, 2)
  home.line.cut()
  await confirmAndWait(window)
  const place = new URL(window.url()).pathname
  await leave(window, home.app)

  const again = await home.startAgain()
  await window.goto(again.url)
  await window.goto(new URL(place, again.url).href)
  await expect(waits(window)).toBeVisible()
  home.line.mend()
  // By the order's own clock, which looks every quarter of a minute.
  await expect(received(window)).toBeVisible({ timeout: 25_000 })

  await test.step('the studio’s receipt names each file with the hash that it has here', async () => {
    await window.getByText('사진 2장을 양쪽에서 확인했어요').click()
    for (const name of ['p1.jpg', 'p2.jpg']) {
      const row = window.getByRole('group').getByRole('listitem').filter({ hasText: name })
      await expect(row).toContainText(await shownHash(join(home.photos, name)))
      await expect(row).toContainText('양쪽에서 확인했어요')
    }
  })
  await patient.poll(() => again.labFolders()).toEqual([`o${await orderNumber(window)}`])
  await leave(window, again, home.line, home.studio)
})

test('killed in the middle of a large photo: it goes on from there, and arrives once', async ({ folder, watched: window }) => {
  // Two starts of the app, and a clock or a slow line to wait for.
  test.slow()
  const home = await settle(folder, window)
  const { line } = home
  const noise = await sharp({
    create: { width: 2400, height: 1600, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
  })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer()
  expect(noise.length).toBeGreaterThan(4_000_000)
  await takePhotos(home, 1)
  await writeFile(join(home.photos, 'large.jpg'), noise)
  await home.computer.importFolder(home.photos, 2)
  await window.getByRole('link', { name: '우리 사진관' }).click()
  const limit = window.getByRole('radio', { name: /^보통 \d/ })
  await limit.click({ force: true })
  await expect(limit).toBeChecked()
  await window.getByRole('link', { name: '사진함' }).click()
  await orderFirstPhotos(window, 2)
  const before = line.sent()
  await confirmAsGuest(window)
  await expect(window.getByRole('heading', { name: '사진을 보내고 있어요' })).toBeVisible()
  await expect.poll(() => line.sent() - before, { intervals: [50] }).toBeGreaterThan(1_500_000)
  const place = new URL(window.url()).pathname
  await window.goto('about:blank')
  await home.app.kill()
  const untilKilled = line.sent() - before
  expect(untilKilled).toBeLessThan(noise.length - 1_000_000)

  const again = await home.startAgain()
  await window.goto(again.url)
  await window.goto(new URL(place, again.url).href)
  await window.getByRole('radio', { name: /^제한 없음/ }).click({ force: true })
  await patient(received(window)).toBeVisible()
  // What was sent before it was killed was not sent again: less than half of it would be a file begun anew.
  expect(line.sent() - before).toBeLessThan(noise.length + untilKilled / 2)
  await patient.poll(() => again.labFolders()).toEqual([`o${await orderNumber(window)}`])
  expect((await again.studio('orders')).trim().split('\n')).toHaveLength(1)
  await leave(window, again, line, home.studio)
})

test('the price changed while the order waited: both sums are shown, and only a new yes sends it', async ({ folder, watched: window }) => {
  const home = await settle(folder, window)
  await takePhotos(home, 2)
  await orderFirstPhotos(window, 2)
  home.line.cut()
  await confirmAndWait(window)
  const file = join(home.studio.dataDir, 'catalogue.json')
  const dearer = (await readFile(file, 'utf8')).replace('"unitPrice": 300', '"unitPrice": 350').replace('"2026-11-01"', '"dearer"')
  await writeFile(file, dearer)
  home.line.mend()
  await window.getByRole('button', { name: '지금 보내 보기' }).click()
  await patient(window.getByRole('heading', { name: '그 사이에 금액이 바뀌었어요' })).toBeVisible()
  const card = window.getByRole('main')
  await expect(card).toContainText('확인했던 금액600원')
  await expect(card).toContainText('새 금액700원')
  await expect(card.getByRole('row', { name: /^4×6 한 장/ })).toContainText('300원350원')
  await takePicture(window, 'price-changed')
  expect(await home.app.labFolders()).toEqual([])
  await window.getByRole('button', { name: '700원에 주문하기' }).click()
  await patient(received(window)).toBeVisible()
  expect(await home.app.studio('orders')).toContain('700원')
  await leave(window, home.app, home.line, home.studio)
})

test('one photo gone and one changed while the order waited: they are named, left out, and the rest goes', async ({
  folder,
  watched: window,
}) => {
  const home = await settle(folder, window)
  await takePhotos(home, 3)
  await orderFirstPhotos(window, 3)
  home.line.cut()
  await confirmAndWait(window)
  await rm(join(home.photos, 'p1.jpg'))
  await writePicture(join(home.photos, 'p2.jpg'), { scene: 9, width: 900, height: 600 })
  home.line.mend()
  await window.getByRole('button', { name: '지금 보내 보기' }).click()

  await test.step('each is named with what is the matter', async () => {
    await patient(window.getByText('2장만 확인해 주세요.')).toBeVisible()
    const named = (name: string) => window.getByRole('listitem').filter({ has: window.getByRole('button', { name: `${name} 파일 찾기` }) })
    await expect(named('p1.jpg')).toContainText('원래 자리에 파일이 없어요')
    await expect(named('p2.jpg')).toContainText('주문한 뒤에 파일이 바뀌었어요')
    await takePicture(window, 'source-changed')
    expect(await home.app.labFolders()).toEqual([])
  })

  await test.step('without them it is confirmed anew, with all that was typed', async () => {
    await window.getByRole('button', { name: '이 2장은 빼고 다시 보기' }).click()
    await expect(window.getByRole('region', { name: '주문할 사진' }).getByRole('article')).toHaveCount(1)
    await expect(window.getByRole('textbox', { name: '이름' })).toHaveValue('김영희')
    await window.getByRole('checkbox', { name: /청약철회/ }).check({ force: true })
    await window.getByRole('button', { name: '300원 주문하기' }).click()
    await patient(received(window)).toBeVisible()
    await patient.poll(() => home.app.labFolders()).toEqual([`o${await orderNumber(window)}`])
    expect((await home.app.studio('orders')).trim().split('\n')).toHaveLength(1)
  })
  await leave(window, home.app, home.line, home.studio)
})

test('cancelled while that is allowed, and ordered again: no photo is sent twice, not even one that is gone', async ({
  folder,
  watched: window,
}) => {
  const home = await settle(folder, window)
  const { line, app } = home
  await takePhotos(home, 2)
  const { length: smallest } = await readFile(join(home.photos, 'p1.jpg'))
  await orderFirstPhotos(window, 2)
  await confirmAsGuest(window)
  await patient(received(window)).toBeVisible()
  const first = await orderNumber(window)
  await patient.poll(() => app.labFolders()).toEqual([`o${first}`])

  await test.step('cancelling asks first, then takes the folder back from the lab', async () => {
    await window.getByRole('button', { name: '주문 취소하기' }).click()
    const dialog = window.getByRole('dialog', { name: '주문을 취소할까요?' })
    await dialog.getByRole('button', { name: '주문 취소하기' }).click()
    await expect(window.getByRole('heading', { name: '취소된 주문이에요' })).toBeVisible()
    await expect(window.getByRole('button', { name: '주문 취소하기' })).toBeHidden()
    expect(await app.labFolders()).toEqual([])
  })

  await test.step('the same again goes without a byte of its photos', async () => {
    await rm(home.photos, { recursive: true })
    await window.getByRole('button', { name: '다시 주문하기' }).click()
    await expect(window.getByText('주문 바구니에 담았어요. 사진관에 있는 사진은 다시 보내지 않아요.')).toBeVisible()
    await window.getByRole('button', { name: '주문 내용 확인하기' }).click()
    await expect(window.getByRole('textbox', { name: '이름' })).toHaveValue('김영희')
    await window.getByRole('checkbox', { name: /청약철회/ }).check({ force: true })
    const before = line.sent()
    await window.getByRole('button', { name: /원 주문하기$/ }).click()
    await patient(received(window)).toBeVisible()
    expect(line.sent() - before).toBeLessThan(smallest / 2)
    const second = await orderNumber(window)
    expect(second).not.toBe(first)
    await patient.poll(() => app.labFolders()).toEqual([`o${second}`])
  })

  await test.step('once the prints are being made it can’t be cancelled any more', async () => {
    await expect(window.getByRole('button', { name: '주문 취소하기' })).toBeVisible()
    await app.studio('move', await orderNumber(window), 'printing')
    await expect(window.getByRole('main')).toContainText('인화하고 있어요')
    await expect(window.getByRole('button', { name: '주문 취소하기' })).toBeHidden()
  })
  await leave(window, app, line, home.studio)
})
