import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Manifest } from '#shared/orders/manifest.ts'
import { type Database, openDatabase } from '../database/open-database.ts'
import { studioPaths } from '../studio-paths.ts'
import { startTestStudio, type TestStudio } from '../testing/start-test-studio.ts'
import {
  createTestClient,
  makeTestManifest,
  makeTestPhoto,
  sendTestOrder,
  type TestClient,
  type TestPhoto,
} from '../testing/test-client.ts'
import { listOrders, searchOrders, sumDay } from './list-orders.ts'
import { moveOrder } from './move-order.ts'
import { lapseUnpaid, markPaid, setPaymentLink } from './payment.ts'
import { readOrder } from './read-order.ts'
import { sendMessage } from './send-message.ts'

const start = new Date('2026-01-05T09:00:00+09:00')
const DAY = 24 * 3600_000
const inDays = (days: number) => new Date(start.getTime() + days * DAY)
let now: Date
let studio: TestStudio
let client: TestClient
let photo: TestPhoto
let database: Database

beforeEach(async () => {
  now = start
  studio = await startTestStudio({ now: () => now })
  client = createTestClient(studio)
  photo = await makeTestPhoto('#886644')
  database = openDatabase(studioPaths(studio.dataDir).database)
})
afterEach(async () => {
  database.close()
  await studio.remove()
})

const byTransfer: Partial<Manifest> = { payment: 'bank-transfer', depositor: '김입금' }

async function receive(changes: Partial<Manifest> = {}): Promise<{ orderId: string; number: string }> {
  const manifest = makeTestManifest([{ photo, quantity: 2 }], changes)
  const { data } = await sendTestOrder(client, manifest, [photo])
  return { orderId: manifest.orderId, number: data.number }
}
const statusOf = async (orderId: string) => (await client.status(orderId)).data
const labFolder = (letter: string, number: string) => join(studio.dataDir, 'orders', `${letter}${number}`)

describe('what a customer is told', () => {
  it('names where to transfer to, by when, and under which name', async () => {
    const { orderId } = await receive(byTransfer)
    expect((await statusOf(orderId)).payment).toEqual({
      kind: 'bank-transfer',
      paidAt: null,
      account: { bank: '국민은행', number: '000000-00-000000', holder: '김한빛(한빛사진관)' },
      depositor: '김입금',
      dueAt: inDays(5).toISOString(),
      link: null,
    })
  })

  it('takes the receiver for the depositor where no other is named', async () => {
    const { orderId } = await receive({ payment: 'bank-transfer' })
    expect((await statusOf(orderId)).payment.depositor).toBe('홍길동')
  })

  it('knows that it is paid, and then no day by which it has to be', async () => {
    const { orderId, number } = await receive(byTransfer)
    expect(markPaid(database, { number, at: inDays(1) })).toEqual({ moved: true })
    expect(markPaid(database, { number, at: inDays(2) })).toEqual({ moved: false })
    expect(await statusOf(orderId)).toMatchObject({
      state: 'paid',
      payment: { paidAt: inDays(1).toISOString(), dueAt: null },
      timeline: [{ state: 'received' }, { state: 'paid', at: inDays(1).toISOString() }],
    })
  })

  it('keeps when one that is already printed was paid, without moving it back', async () => {
    const { orderId, number } = await receive()
    moveOrder(database, { number, to: 'printing', note: '', at: now })
    expect(markPaid(database, { number, at: inDays(1) })).toEqual({ moved: false })
    expect(await statusOf(orderId)).toMatchObject({ state: 'printing', payment: { paidAt: inDays(1).toISOString() } })
  })

  it('takes a move to paid for a payment too', async () => {
    const { orderId, number } = await receive()
    moveOrder(database, { number, to: 'paid', note: '', at: inDays(1) })
    expect((await statusOf(orderId)).payment.paidAt).toBe(inDays(1).toISOString())
  })

  it('has the messages and the link of the studio', async () => {
    const { orderId, number } = await receive({ payment: 'link' })
    expect(sendMessage(database, { number, text: ' 사진 한 장이 어두워요.\u202e ', at: now })).toBe(true)
    expect(sendMessage(database, { number, text: '밝게 해 드릴게요.', at: inDays(1) })).toBe(true)
    expect(setPaymentLink(database, { number, link: 'https://pay.example/1' })).toBe(true)
    expect(await statusOf(orderId)).toMatchObject({
      payment: { kind: 'link', link: 'https://pay.example/1' },
      messages: [
        { at: start.toISOString(), text: '사진 한 장이 어두워요.' },
        { at: inDays(1).toISOString(), text: '밝게 해 드릴게요.' },
      ],
    })
    expect(setPaymentLink(database, { number, link: null })).toBe(true)
    expect((await statusOf(orderId)).payment.link).toBeNull()
  })

  it('keeps no empty message and no link that is not https', async () => {
    const { number } = await receive()
    expect(() => sendMessage(database, { number, text: ' \u0007 ', at: now })).toThrow()
    for (const link of ['http://pay.example', 'javascript:alert(1)', '']) expect(() => setPaymentLink(database, { number, link })).toThrow()
  })

  it('keeps a link as one address, without the line feeds that were pasted with it', async () => {
    const { orderId, number } = await receive({ payment: 'link' })
    expect(setPaymentLink(database, { number, link: 'https://Pay.example/a\r\n b?c=\t1' })).toBe(true)
    expect((await statusOf(orderId)).payment.link).toBe('https://pay.example/a%20b?c=1')
  })

  it('moves no order to a problem that is not said', async () => {
    const { number } = await receive()
    for (const note of ['', ' \u0007\n ']) expect(() => moveOrder(database, { number, to: 'problem', note, at: now })).toThrow()
    expect(() => moveOrder(database, { number, to: 'checked', note: 'x'.repeat(501), at: now })).toThrow()
    expect(readOrder(database, number)?.state).toBe('received')
    expect(moveOrder(database, { number, to: 'problem', note: ' 사진이 깨졌어요. ', at: now })).toEqual({ moved: true, from: 'received' })
    expect(readOrder(database, number)?.timeline.at(-1)).toMatchObject({ state: 'problem', note: '사진이 깨졌어요.' })
  })

  it('says of each that there is no such order', () => {
    const number = '990101-0001'
    expect(markPaid(database, { number, at: now })).toBeUndefined()
    expect(sendMessage(database, { number, text: '네', at: now })).toBe(false)
    expect(setPaymentLink(database, { number, link: null })).toBe(false)
    expect(readOrder(database, number)).toBeUndefined()
  })
})

describe('cancelling by the customer', () => {
  it('takes the folder back from the lab, and answers the same when it is repeated', async () => {
    const { orderId, number } = await receive()
    await studio.logged(/인화 폴더를 만들었어요/)
    expect(await statusOf(orderId)).toMatchObject({ canCancel: true })
    const first = await client.cancel(orderId)
    expect(first).toMatchObject({ status: 200, data: { state: 'cancelled', canCancel: false, timeline: [{}, { state: 'cancelled' }] } })
    expect(await client.cancel(orderId)).toMatchObject({ status: 200, data: first.data })
    expect([existsSync(labFolder('o', number)), existsSync(labFolder('x', number))]).toEqual([false, true])
  })

  it('is not possible once the lab has taken the folder, though nobody has noticed yet', async () => {
    const { orderId, number } = await receive()
    await studio.logged(/인화 폴더를 만들었어요/)
    renameSync(labFolder('o', number), labFolder('e', number))
    expect(await client.cancel(orderId)).toMatchObject({ status: 409, data: { code: 'ORDER_NOT_CANCELLABLE' } })
    expect((await statusOf(orderId)).state).not.toBe('cancelled')
  })

  it('is possible as far as the catalogue says', async () => {
    const { orderId, number } = await receive()
    moveOrder(database, { number, to: 'checked', note: '', at: now })
    expect((await statusOf(orderId)).canCancel).toBe(true)
    moveOrder(database, { number, to: 'paid', note: '', at: now })
    expect((await statusOf(orderId)).canCancel).toBe(false)
    expect(await client.cancel(orderId)).toMatchObject({ status: 409, data: { code: 'ORDER_NOT_CANCELLABLE' } })
  })

  it('knows neither what was not submitted nor what is another’s', async () => {
    const { orderId } = await receive()
    const manifest = makeTestManifest([{ photo }])
    await client.put(manifest)
    expect(await client.cancel(manifest.orderId)).toMatchObject({ status: 404, data: { code: 'ORDER_NOT_FOUND' } })
    const stranger = createTestClient(studio)
    await stranger.put(makeTestManifest([{ photo }]))
    expect(await stranger.cancel(orderId)).toMatchObject({ status: 404, data: { code: 'ORDER_NOT_FOUND' } })
    expect((await statusOf(orderId)).state).toBe('received')
  })
})

describe('a transfer that does not come', () => {
  it('lets the order lapse after its day, and not before', async () => {
    const { orderId, number } = await receive(byTransfer)
    expect(lapseUnpaid(database, new Date(inDays(5).getTime() - 1))).toEqual([])
    expect(lapseUnpaid(database, inDays(5))).toEqual([number])
    expect(lapseUnpaid(database, inDays(6))).toEqual([])
    expect(await statusOf(orderId)).toMatchObject({
      state: 'cancelled',
      payment: { dueAt: null },
      timeline: [{}, { state: 'cancelled', note: '입금 기한이 지나 자동으로 취소되었어요.' }],
    })
  })

  it('touches nothing that is paid, printed, taken by the lab or to be paid otherwise', async () => {
    const paid = await receive(byTransfer)
    const printing = await receive(byTransfer)
    const taken = await receive(byTransfer)
    await receive()
    markPaid(database, { number: paid.number, at: now })
    moveOrder(database, { number: printing.number, to: 'printing', note: '', at: now })
    expect(lapseUnpaid(database, inDays(30), (number) => number !== taken.number)).toEqual([])
  })

  it('is seen by the server itself', async () => {
    const { orderId } = await receive(byTransfer)
    now = inDays(6)
    studio = await studio.restart()
    client = createTestClient(studio, client.token)
    expect((await statusOf(orderId)).state).toBe('cancelled')
  })
})

describe('the counter’s questions', () => {
  it('finds orders by number, name and phone', async () => {
    const first = await receive({ receiver: { name: '김 Anna', phone: '01022223333' } })
    const second = await receive({ receiver: { name: '100%', phone: '+821044445555' } })
    const found = (text: string) => searchOrders(database, text, 10).map(({ number }) => number)
    expect(found(first.number)).toEqual([first.number])
    expect(found('0105-0002')).toEqual([second.number])
    expect(found('anna')).toEqual([first.number])
    expect(found('2222-3333')).toEqual([first.number])
    expect(found('4444 5555')).toEqual([second.number])
    expect(found('%')).toEqual([second.number])
    for (const nothing of ['', '  ', '_', '없는 사람', "' OR 1=1 --"]) expect(found(nothing)).toEqual([])
    expect(searchOrders(database, '260105', 1)).toHaveLength(1)
  })

  it('reads one order with all that belongs to it', async () => {
    const { number, orderId } = await receive(byTransfer)
    sendMessage(database, { number, text: '네', at: now })
    expect(readOrder(database, number)).toMatchObject({
      number,
      orderId,
      state: 'received',
      paidAt: null,
      dueAt: inDays(5).toISOString(),
      sheet: { lines: [{ quantity: 2, sha256: photo.sha256 }], receiver: { name: '홍길동' } },
      timeline: [{ state: 'received' }],
      messages: [{ text: '네' }],
    })
    expect(listOrders(database, 10)).toMatchObject([{ number, head: { receiver: { name: '홍길동' } } }])
  })

  it('sums a day, without what was cancelled', async () => {
    const paid = await receive()
    const { orderId } = await receive()
    await receive(byTransfer)
    markPaid(database, { number: paid.number, at: now })
    await client.cancel(orderId)
    expect(sumDay(database, '2026-01-05')).toEqual({ orders: 2, prints: 4, total: 1200, paid: 600, takenIn: 600 })
    expect(sumDay(database, '2026-01-06')).toEqual({ orders: 0, prints: 0, total: 0, paid: 0, takenIn: 0 })
  })

  it('sums what was paid on a day of Korea, whenever it was ordered', async () => {
    const [first, second, cancelled] = [await receive(byTransfer), await receive(byTransfer), await receive(byTransfer)]
    markPaid(database, { number: first.number, at: new Date('2026-01-07T00:00:00+09:00') })
    markPaid(database, { number: second.number, at: new Date('2026-01-07T23:59:59+09:00') })
    markPaid(database, { number: cancelled.number, at: new Date('2026-01-07T12:00:00+09:00') })
    moveOrder(database, { number: cancelled.number, to: 'cancelled', note: '', at: now })
    expect(['2026-01-06', '2026-01-07', '2026-01-08'].map((day) => sumDay(database, day).takenIn)).toEqual([0, 1200, 0])
    expect(sumDay(database, '2026-01-05')).toMatchObject({ orders: 2, paid: 1200, takenIn: 0 })
  })
})
