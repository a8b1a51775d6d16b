import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { markPaid } from '../orders/payment.ts'
import { writeIntakeSettings } from '../settings/intake-settings.ts'
import { makeTestLine, testSizes } from '../testing/make-test-sheet.ts'
import { type OutboxBench, openOutboxBench } from '../testing/outbox-bench.ts'
import { PRINTS_RESERVE_BYTES } from '../uploads/disk-guard.ts'

const first = '261122-0001'
const second = '261122-0002'
const other = 'b'.repeat(64)
const settings = { folder: 'plain', images: 'rendered', after: 'received', imageFolder: 'IMAGE', keepPhotosDays: 0 } as const
let bench: OutboxBench

beforeEach(async () => {
  bench = await openOutboxBench()
})
afterEach(() => bench.close())

const inFolder = (...parts: string[]) => join(bench.folder, ...parts)
const foldersNow = () => readdirSync(bench.folder).sort()
const stateOf = (number: string) => bench.database.prepare('SELECT state FROM received_orders WHERE number = ?').pluck().get(number)
const timelineOf = (number: string) =>
  bench.database.prepare('SELECT state FROM state_changes WHERE order_id = ? ORDER BY position').pluck().all(number)
const linesOf = (number: string) => JSON.parse(readFileSync(inFolder(`o${number}`, 'order.json'), 'utf8')).lines

describe('a disk that fills up', () => {
  it('is not begun on below the reserve; the order waits, says why, and is written once there is room', async () => {
    bench.setFree(PRINTS_RESERVE_BYTES + 10_000)
    bench.addOrder(first)
    bench.outbox.drive()
    await bench.logged(`자리가 없어 주문 ${first}번`)
    expect(foldersNow()).toEqual([])
    expect(bench.outbox.troubleOf(first)).toBe('no-room')

    bench.setFree(Number.POSITIVE_INFINITY)
    bench.wait(30_000)
    bench.outbox.drive()
    await bench.written(first)
    expect(foldersNow()).toEqual([`o${first}`])
    expect(bench.outbox.troubleOf(first)).toBeUndefined()
  })

  it('does not hold up an order that it has room for', async () => {
    bench.setFree(PRINTS_RESERVE_BYTES + 50_000)
    bench.addOrder(first, { lines: Array.from({ length: 3 }, () => makeTestLine()) })
    bench.addOrder(second)
    bench.outbox.drive()
    await bench.written(second)
    expect(foldersNow()).toEqual([`o${second}`])
  })

  it('is given back at once what was written when it fills up midway, and nothing more is rendered', async () => {
    bench.addOrder(first, { lines: Array.from({ length: 40 }, () => makeTestLine({ product: testSizes.large })) })
    bench.onAdmit(3, () => bench.setFree(0))
    bench.outbox.drive()
    await bench.logged(`주문 ${first}번의 인화 폴더를 만들지 못했어요`)
    expect(foldersNow()).toEqual([])
    expect(bench.outbox.troubleOf(first)).toBe('no-room')
    expect(bench.admitted()).toBeLessThan(12)
  })
})

describe('a large order', () => {
  // Their photo can't be decoded, so that much paper costs no time.
  const undecodable = (length: number) =>
    Array.from({ length }, () => makeTestLine({ sha256: other, product: { ...testSizes.large, shortPx: 9000, longPx: 9000 } }))

  it('never keeps a small one waiting', async () => {
    bench.addPhoto(other, Buffer.from('no photo'))
    bench.addOrder(first, { lines: undecodable(2) })
    bench.onSheet(first, async () => {
      bench.addOrder(second)
      bench.outbox.drive()
      await bench.written(second)
    })
    bench.outbox.drive()
    await bench.written(first)
    expect(foldersNow()).toEqual([`o${first}`, `o${second}`])
  })

  const print = join('4x6_x1', '0001_4x6_glossy_x1.jpg')
  const failOnce = (also: () => void = () => undefined) => {
    bench.onSheet(first, () => {
      also()
      throw new Error('the power goes')
    })
    bench.outbox.drive()
    return bench.logged('(1번째)')
  }

  it('goes on where it was, with the prints that are whole', async () => {
    writeIntakeSettings(bench.database, settings)
    bench.addOrder(first, { lines: [makeTestLine(), makeTestLine()] })
    await failOnce(() => {
      rmSync(inFolder(`p${first}`, '4x6_x1', '0002_4x6_glossy_x1.jpg'))
      writeFileSync(inFolder(`p${first}`, '.unfinished', '2'), 'half')
    })
    const { ino, mtimeMs } = statSync(inFolder(`p${first}`, print))
    bench.wait(30_000)
    bench.outbox.drive()
    await bench.written(first)
    expect(statSync(inFolder(`o${first}`, print))).toMatchObject({ ino, mtimeMs })
    expect(readdirSync(inFolder(`o${first}`)).sort()).toEqual(['4x6_x1', 'order.json'])
    expect(readdirSync(inFolder(`o${first}`, '4x6_x1'))).toHaveLength(2)
  })

  it('begins anew where the studio wants other folders by now', async () => {
    writeIntakeSettings(bench.database, settings)
    bench.addOrder(first)
    await failOnce()
    expect(existsSync(inFolder(`p${first}`, print))).toBe(true)
    writeIntakeSettings(bench.database, { ...settings, folder: 'dpof' })
    bench.wait(30_000)
    bench.outbox.drive()
    await bench.written(first)
    expect(readdirSync(inFolder(`o${first}`)).sort()).toEqual(['4x6', 'order.json'])
  })
})

it('reports as a problem what an order lacks, also where a crash came after its folder was whole', async () => {
  bench.addPhoto(other, Buffer.from('no photo'))
  bench.addOrder(first, { lines: [makeTestLine(), makeTestLine({ sha256: other })] })
  bench.outbox.drive()
  await bench.written(first)
  expect(timelineOf(first)).toEqual(['received', 'problem'])
  bench.database.exec("DELETE FROM state_changes WHERE state = 'problem'")
  bench.database.exec("UPDATE received_orders SET state = 'received', lab_folder_written_at = NULL")
  await bench.settle()
  expect(stateOf(first)).toBe('problem')
  expect(timelineOf(first)).toEqual(['received', 'problem'])
})

it('prints the rest of an order one of whose photos is gone, and says so', async () => {
  bench.addOrder(first, { lines: [makeTestLine(), makeTestLine({ sha256: other })] })
  bench.outbox.drive()
  await bench.written(first)
  expect(linesOf(first)).toMatchObject([{ image: 'print' }, { image: 'missing', problem: expect.stringContaining('사진이 없어요') }])
  expect(stateOf(first)).toBe('problem')
  expect(bench.lines.some((line) => line.includes('사진 1장이 없어요'))).toBe(true)
})

it('goes by what the studio has chosen when each folder is begun', async () => {
  const third = '261122-0003'
  for (const number of [first, second, third]) bench.addOrder(number)
  markPaid(bench.database, { number: third, at: new Date('2026-11-22T02:00:00.000Z') })
  bench.onSheet(first, () => writeIntakeSettings(bench.database, { ...settings, after: 'paid' }))
  bench.outbox.drive()
  await bench.written(third)
  expect(foldersNow()).toEqual([`o${first}`, `o${third}`])
  expect(readdirSync(inFolder(`o${third}`)).sort()).toEqual(['4x6_x1', 'order.json'])
})
