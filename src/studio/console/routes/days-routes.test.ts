import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '#shared/orders/manifest.ts'
import { openDatabase } from '../../database/open-database.ts'
import { startTestStudio, type TestStudio } from '../../testing/start-test-studio.ts'
import { createTestBrowser, type TestBrowser } from '../../testing/test-browser.ts'
import { createTestClient, makeTestManifest, makeTestPhoto, sendTestOrder } from '../../testing/test-client.ts'
import { readDayDetails, sumMonth } from '../sum-days.ts'

let studio: TestStudio
let browser: TestBrowser
let now = new Date('2026-11-21T23:30:00+09:00')

beforeAll(async () => {
  studio = await startTestStudio({ now: () => now })
  browser = createTestBrowser(studio)
  await browser.signIn()
  const client = createTestClient(studio)
  const photo = await makeTestPhoto('#446688')
  const order = async (changes: Partial<Manifest>, ...lines: [productId: string, quantity: number][]) => {
    const manifest = makeTestManifest(
      lines.map(([productId, quantity]) => ({ photo, productId, quantity })),
      changes,
    )
    return String((await sendTestOrder(client, manifest, [photo])).data.number)
  }
  await order({}, ['print-4x6', 2])
  now = new Date('2026-11-22T00:30:00+09:00')
  const receiver = { name: '=HYPERLINK("http://evil.example","눌러")', phone: '01012345678' }
  const paid = await order({ payment: 'bank-transfer', receiver }, ['print-4x6', 3], ['print-5x7', 1])
  await browser.post(`/console/orders/${paid}/paid`)
  for (let count = 0; count < 6; count += 1) await order({}, ['print-5x7', 1])
  const cancelled = await order({}, ['print-11x14', 9])
  await browser.post(`/console/orders/${cancelled}/move`, { to: 'cancelled', note: '취소' })
})
afterAll(() => studio.remove())

describe('the sums of a day', () => {
  it('count what came in by size and by payment, without what was cancelled', async () => {
    const database = openDatabase(join(studio.dataDir, 'studio.db'))
    const month = sumMonth(database, '2026-11')
    expect(month).toHaveLength(30)
    expect(month[20]).toEqual({ day: '2026-11-21', orders: 1, prints: 2, total: 600, paid: 0, takenIn: 0 })
    expect(month[21]).toEqual({ day: '2026-11-22', orders: 7, prints: 10, total: 900 + 7 * 900, paid: 1800, takenIn: 1800 })
    expect(month[22]).toEqual({ day: '2026-11-23', orders: 0, prints: 0, total: 0, paid: 0, takenIn: 0 })
    expect(await readDayDetails(database, '2026-11-22')).toEqual({
      sizes: [
        { name: '5×7', prints: 7, total: 6300 },
        { name: '4×6', prints: 3, total: 900 },
      ],
      payments: [
        { kind: 'bank-transfer', orders: 1, total: 1800, paid: 1800 },
        { kind: 'at-pickup', orders: 6, total: 5400, paid: 0 },
      ],
    })
    expect(await readDayDetails(database, '2026-02-28')).toEqual({ sizes: [], payments: [] })
    database.close()
  })

  it('stand on the page, of today or of the day that is asked for', async () => {
    const today = (await browser.get('/console/days')).data
    expect(today).toContain('11월 22일 일요일')
    expect(today).toContain('아직 안 받은 돈 5,400원')
    expect(today).toContain('오늘 받은 돈 <b>1,800원</b>')
    expect((await browser.get('/console/days?month=2026-11&day=2026-11-21')).data).toMatch(/class="large">600원</)
    expect((await browser.get('/console/days?month=2026-02')).data).toContain('2월 1일')
  })

  it.each([
    'month=2026-13',
    'month=x&day=y',
    'month=2026-11&day=2026-11-31',
    'month=2026-11&day=2026-10-01',
    'month=2026-11&month=2026-12',
    'day=%00',
  ])('come whatever the address asks for: %s', async (query) => {
    expect(await browser.get(`/console/days?${query}`)).toMatchObject({ status: 200, data: expect.stringContaining('2026년 11월') })
  })
})

describe('the table for other programs', () => {
  it('holds a line for each order, and no formula of a customer', async () => {
    const { status, headers, data } = await browser.download('/console/days/orders.csv?month=2026-11')
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="orders-2026-11.csv"',
    })
    expect([...data.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = data.toString('utf8').slice(1).split('\r\n')
    expect(lines).toHaveLength(1 + 9 + 1)
    expect(lines[0]).toBe('"날짜","주문 번호","이름","장수","금액","결제","받은 때","상태"')
    expect(lines[1]).toBe('"2026-11-21 23:30","261121-0001","홍길동",2,600,"방문 결제","","접수"')
    expect(lines[2]).toBe(
      `"2026-11-22 00:30","261122-0001","'=HYPERLINK(""http://evil.example"",""눌러"")",4,1800,"무통장입금","2026-11-22 00:30","입금 확인"`,
    )
  })

  it.each(['', '?month=2026-13', "?month=2026-11'--", '?month=2026-11-22'])('is of a month only: %s', async (query) => {
    expect(await browser.get(`/console/days/orders.csv${query}`)).toMatchObject({ status: 400 })
  })
})
