import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../database/open-database.ts'
import { readPdf } from '../testing/read-pdf.ts'
import { startTestStudio, type TestStudio } from '../testing/start-test-studio.ts'
import {
  createTestClient,
  describeTestPhoto,
  makeTestManifest,
  makeTestPhoto,
  sendTestOrder,
  type TestClient,
} from '../testing/test-client.ts'

const number = '261122-0001'
let studio: TestStudio
let client: TestClient

let now: Date

beforeEach(async () => {
  now = new Date(2026, 10, 22, 13, 0, 0)
  studio = await startTestStudio({ now: () => now })
  client = createTestClient(studio)
})
afterEach(() => studio.remove())

const inOrders = (...parts: string[]) => join(studio.dataDir, 'orders', ...parts)
const listAll = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()

async function sendOneOrder(): Promise<void> {
  const photo = await makeTestPhoto('#336699')
  const lines = [{ photo }, { photo, productId: 'print-5x7', fit: 'image-full' as const, options: { finish: 'matte' } }]
  expect(await sendTestOrder(client, makeTestManifest(lines), [photo])).toMatchObject({ status: 200 })
}

/** Makes the database what it is after a crash between submit and folder. */
function forgetFolder(): void {
  const database = openDatabase(join(studio.dataDir, 'studio.db'))
  database.prepare('UPDATE received_orders SET lab_folder_written_at = NULL').run()
  database.close()
}

describe('the folder for the lab', () => {
  it('has a folder with images and DPOF for each size, and nothing unfinished', async () => {
    await sendOneOrder()
    await studio.logged(/인화 폴더를 만들었어요/)
    expect(readdirSync(inOrders())).toEqual([`o${number}`])
    expect(listAll(inOrders(`o${number}`)).filter((path) => /\.\w+$/.test(path))).toEqual([
      join('4x6', 'IMAGE', '0001_4x6_glossy_x1.jpg'),
      join('4x6', 'MISC', 'AUTPRINT.MRK'),
      join('5x7', 'IMAGE', '0002_5x7_matte_x1.jpg'),
      join('5x7', 'MISC', 'AUTPRINT.MRK'),
      'order.json',
      'order.pdf',
    ])
    expect(readFileSync(inOrders(`o${number}`, '5x7', 'MISC', 'AUTPRINT.MRK'), 'ascii')).toContain('PSIZE "5x7"')
    const print = await sharp(readFileSync(inOrders(`o${number}`, '4x6', 'IMAGE', '0001_4x6_glossy_x1.jpg'))).metadata()
    expect(print).toMatchObject({ width: 1800, height: 1200, density: 300 })
    const sheet = readPdf(readFileSync(inOrders(`o${number}`, 'order.pdf')))
    expect(sheet.pages).toEqual([expect.stringContaining(number)])
    expect(sheet.images).toBe(2)
  })

  it('is written at the next start where a crash came between submit and folder', async () => {
    await sendOneOrder()
    await studio.logged(/인화 폴더를 만들었어요/)
    await studio.close()
    const written = listAll(inOrders(`o${number}`))
    rmSync(inOrders(`o${number}`), { recursive: true })
    mkdirSync(inOrders(`p${number}`, '4x6', 'IMAGE'), { recursive: true })
    writeFileSync(inOrders(`p${number}`, '4x6', 'IMAGE', 'half.jpg'), 'half')
    forgetFolder()

    studio = await studio.restart()
    await studio.logged(/인화 폴더를 만들었어요/)
    expect(readdirSync(inOrders())).toEqual([`o${number}`])
    expect(listAll(inOrders(`o${number}`))).toEqual(written)
  })

  it.each(['o', 'e', 'q'])('is not written a second time where it stands as %s… already', async (prefix) => {
    await sendOneOrder()
    await studio.logged(/인화 폴더를 만들었어요/)
    await studio.close()
    if (prefix !== 'o') renameSync(inOrders(`o${number}`), inOrders(`${prefix}${number}`))
    rmSync(inOrders(`${prefix}${number}`, 'order.json'))
    forgetFolder()

    studio = await studio.restart()
    await studio.logged(/인화 폴더를 만들었어요/)
    expect(readdirSync(inOrders())).toEqual([`${prefix}${number}`])
    expect(existsSync(inOrders(`${prefix}${number}`, 'order.json'))).toBe(false)
  })

  it('is there whole or not at all when the server ends while it is written', async () => {
    const photo = await makeTestPhoto('#993366', { width: 1200, height: 800 })
    const lines = Array.from({ length: 12 }, () => ({ photo, productId: 'print-8x10' }))
    const { data } = await sendTestOrder(client, makeTestManifest(lines), [photo])
    await studio.close()
    expect(existsSync(inOrders(`o${data.number}`))).toBe(false)

    studio = await studio.restart()
    await studio.logged(/인화 폴더를 만들었어요/)
    expect(readdirSync(inOrders(`o${data.number}`, '8x10', 'IMAGE'))).toHaveLength(12)
    expect(readdirSync(inOrders())).toEqual([`o${data.number}`])
  })

  it('waits longer each time before it tries a folder again that could not be written, and does not hold up the others', async () => {
    rmSync(inOrders(), { recursive: true })
    writeFileSync(inOrders(), 'in the way')
    await sendOneOrder()
    await studio.logged(/0001번의 인화 폴더를 만들지 못했어요. \(1번째\)/)
    rmSync(inOrders())
    mkdirSync(inOrders())
    await sendOneOrder()
    await studio.logged(/0002번의 인화 폴더를 만들었어요/)
    expect(readdirSync(inOrders())).toEqual(['o261122-0002'])

    now = new Date(now.getTime() + 30_000)
    await sendOneOrder()
    await studio.logged(/0003번의 인화 폴더를 만들었어요/)
    expect(readdirSync(inOrders())).toEqual(['o261122-0001', 'o261122-0002', 'o261122-0003'])
  })

  it('lays in the original of a photo that can not be decoded, and reports the order as a problem', async () => {
    const good = await makeTestPhoto('#225588')
    const whole = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#123456' } })
      .avif()
      .toBuffer()
    // Its header says all that a photo's does, but there is nothing to decode: so it is with HEIC, too.
    const broken = describeTestPhoto(whole.subarray(0, -30), { width: 60, height: 40 })
    const manifest = makeTestManifest([{ photo: good }, { photo: broken, productId: 'print-5x7' }])
    await sendTestOrder(client, manifest, [good, broken])
    await studio.logged(/인화 폴더를 만들었어요/)

    expect(listAll(inOrders(`o${number}`)).filter((path) => /\.\w+$/.test(path))).toEqual([
      join('4x6', 'IMAGE', '0001_4x6_glossy_x1.jpg'),
      join('4x6', 'MISC', 'AUTPRINT.MRK'),
      join('ORIGINAL', '0002.avif'),
      'order.json',
      'order.pdf',
    ])
    expect((await client.status(manifest.orderId)).data).toMatchObject({
      state: 'problem',
      timeline: [{ state: 'received' }, { state: 'problem' }],
    })
  })
})
