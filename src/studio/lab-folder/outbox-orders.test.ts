import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { moveOrder } from '../orders/move-order.ts'
import { markPaid } from '../orders/payment.ts'
import { writeIntakeSettings } from '../settings/intake-settings.ts'
import { type OutboxBench, openOutboxBench } from '../testing/outbox-bench.ts'

const at = new Date('2026-11-22T02:00:00.000Z')
let bench: OutboxBench

beforeEach(async () => {
  bench = await openOutboxBench()
})
afterEach(() => bench.close())

const move = (number: string, to: 'checked' | 'cancelled' | 'problem') =>
  moveOrder(bench.database, { number, to, note: to === 'problem' ? '2번 사진이 흐려요.' : '', at })
const inFolder = (name: string) => join(bench.folder, name)
const foldersNow = () => readdirSync(bench.folder).sort()

describe('when a folder is written', () => {
  const settings = { folder: 'plain', images: 'rendered', imageFolder: 'IMAGE', keepPhotosDays: 0 } as const

  it('waits until the order has been checked, where the studio wants it so', async () => {
    writeIntakeSettings(bench.database, { ...settings, after: 'checked' })
    bench.addOrder('261122-0001')
    bench.addOrder('261122-0002')
    move('261122-0002', 'checked')
    bench.outbox.drive()
    await bench.written('261122-0002')
    expect(foldersNow()).toEqual(['o261122-0002'])

    move('261122-0001', 'checked')
    move('261122-0001', 'problem')
    bench.outbox.drive()
    await bench.written('261122-0001')
    expect(foldersNow()).toEqual(['o261122-0001', 'o261122-0002'])
  })

  it('waits for the money, however far the order has come', async () => {
    writeIntakeSettings(bench.database, { ...settings, after: 'paid' })
    bench.addOrder('261122-0001')
    bench.addOrder('261122-0002')
    bench.addOrder('261122-0003')
    move('261122-0001', 'checked')
    move('261122-0002', 'problem')
    markPaid(bench.database, { number: '261122-0002', at })
    markPaid(bench.database, { number: '261122-0003', at })
    bench.outbox.drive()
    await bench.written('261122-0003')
    expect(foldersNow()).toEqual(['o261122-0002', 'o261122-0003'])
  })
})

describe('an order that is cancelled', () => {
  it('never gets a folder', async () => {
    bench.addOrder('261122-0001')
    bench.addOrder('261122-0002')
    expect(bench.outbox.withdraw('261122-0001')).toBe(true)
    move('261122-0001', 'cancelled')
    bench.outbox.drive()
    await bench.written('261122-0002')
    expect(foldersNow()).toEqual(['o261122-0002'])
  })

  it('is out of the sight of the lab at once, and its number stays taken', async () => {
    bench.addOrder('261122-0001')
    bench.outbox.drive()
    await bench.written('261122-0001')
    expect(bench.outbox.withdraw('261122-0001')).toBe(true)
    expect(foldersNow()).toEqual(['x261122-0001'])
    expect(bench.outbox.hasFolder('261122-0001')).toBe(true)
  })

  it.each(['e', 'q'])('can not be taken back from a lab that has made %s… of it', async (prefix) => {
    bench.addOrder('261122-0001')
    bench.outbox.drive()
    await bench.written('261122-0001')
    renameSync(inFolder('o261122-0001'), inFolder(`${prefix}261122-0001`))
    expect(bench.outbox.withdraw('261122-0001')).toBe(false)
    expect(foldersNow()).toEqual([`${prefix}261122-0001`])
  })

  it('can not be taken back where somebody has moved its folder away', async () => {
    bench.addOrder('261122-0001')
    bench.outbox.drive()
    await bench.written('261122-0001')
    renameSync(inFolder('o261122-0001'), inFolder('인화 중'))
    expect(bench.outbox.withdraw('261122-0001')).toBe(false)
  })

  it('does not appear when it is withdrawn while it is written', async () => {
    bench.addOrder('261122-0001')
    bench.addOrder('261122-0002')
    bench.onSheet('261122-0001', () => {
      expect(bench.outbox.withdraw('261122-0001')).toBe(true)
      move('261122-0001', 'cancelled')
    })
    bench.outbox.drive()
    await bench.written('261122-0002')
    expect(foldersNow()).toEqual(['o261122-0002'])
    expect(bench.lines.filter((line) => line.includes('261122-0001'))).toEqual([])
  })

  it('is written after all when it was withdrawn while it was written, and then not cancelled', async () => {
    bench.addOrder('261122-0001')
    bench.onSheet('261122-0001', () => bench.outbox.withdraw('261122-0001'))
    bench.outbox.drive()
    await bench.written('261122-0001')
    expect(foldersNow()).toEqual(['o261122-0001'])
  })

  it('is offered again when it was withdrawn, and a crash came before it was cancelled', async () => {
    bench.addOrder('261122-0001')
    bench.outbox.drive()
    await bench.written('261122-0001')
    bench.outbox.withdraw('261122-0001')
    await bench.settle()
    expect(foldersNow()).toEqual(['o261122-0001', expect.stringMatching(/^o/)])
  })

  it('is withdrawn by whichever way it was cancelled', async () => {
    bench.addOrder('261122-0001')
    bench.outbox.drive()
    await bench.written('261122-0001')
    move('261122-0001', 'cancelled')
    await bench.settle()
    expect(foldersNow()).toEqual([expect.stringMatching(/^o/), 'x261122-0001'])
  })
})

describe('what lies about in the hot folder', () => {
  it('is removed where a crash left half of an order that is written or cancelled by now, and nothing else is touched', async () => {
    bench.addOrder('261122-0001')
    bench.outbox.drive()
    await bench.written('261122-0001')
    bench.addOrder('261122-0002')
    move('261122-0002', 'cancelled')
    for (const name of ['p261122-0001', 'p261122-0002', 'p261122-0777', 'photos', 'x261122-0888']) {
      mkdirSync(inFolder(name))
      writeFileSync(inFolder(join(name, 'half.jpg')), 'half')
    }
    await bench.settle()
    expect(foldersNow().filter((name) => name !== 'o261122-9001')).toEqual(['o261122-0001', 'p261122-0777', 'photos', 'x261122-0888'])
  })

  it('stays as it is where it is the folder of another order, as after a database was lost', async () => {
    mkdirSync(inFolder('o261122-0001'))
    writeFileSync(inFolder(join('o261122-0001', 'order.json')), '{"receivedAt":"2025-01-01T00:00:00.000Z"}')
    bench.addOrder('261122-0001')
    await bench.settle()
    expect(bench.lines.some((line) => line.startsWith('error: 주문 261122-0001번'))).toBe(true)
    move('261122-0001', 'cancelled')
    bench.addOrder('261122-0003')
    bench.outbox.drive()
    await bench.written('261122-0003')
    expect(readFileSync(inFolder(join('o261122-0001', 'order.json')), 'utf8')).toContain('2025')
  })

  it('is not written over by an empty folder of the same name', async () => {
    bench.addOrder('261122-0001')
    bench.onSheet('261122-0001', () => void mkdirSync(inFolder('o261122-0001')))
    await bench.settle()
    expect(bench.lines.some((line) => line.startsWith('error: 주문 261122-0001번'))).toBe(true)
    expect(readdirSync(inFolder('o261122-0001'))).toEqual([])
  })

  it('holds nothing of an order that could not be written, so that a full disk is given back what was taken', async () => {
    bench.addOrder('261122-0001')
    bench.onSheet('261122-0001', () => {
      expect(existsSync(inFolder(join('p261122-0001', 'order.json')))).toBe(true)
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
    })
    await bench.settle()
    expect(foldersNow()).toEqual(['o261122-9001'])
  })
})
