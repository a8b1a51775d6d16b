import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { settingsSchema } from '#shared/contract/settings.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ClientState } from '#shared/orders/order-state.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { silentLog } from '#tests/support/test-core.ts'
import type { CatalogueService } from '../catalogue/catalogue-service.ts'
import { openDatabase } from '../database/open-database.ts'
import { createJobService, type JobService } from '../jobs/job-service.ts'
import type { LibraryService } from '../library/library-service.ts'
import type { StudioClient } from '../studio-client/studio-client.ts'
import { createOrderRepository, type OrderRepository } from './order-repository.ts'
import { createOrderService } from './order-service.ts'

// What happens between orders, jobs and the timer; the way of an order to a real studio is in send-order.test.ts.

const ID = '11111111-2222-4333-8444-555555555555'
const OTHER = '22222222-2222-4333-8444-555555555555'
const GO_AGAIN_MS = 15_000
const QUOTE = { quoteId: 'quote', total: 600, priceVersion: 'prices' }

let database: ReturnType<typeof openDatabase>
let repository: OrderRepository
let jobs: JobService
let service: ReturnType<typeof createOrderService>
/** While it is, no change of an order can be written down. */
let diskIsFull: boolean
/** What the studio does with an order that it is brought, or with its last word. */
let answer: (signal: AbortSignal, orderId: string) => Promise<void>
let calls: number

const sqliteFull = () => new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
const noSpace = () => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
const holdOn = (signal: AbortSignal) =>
  new Promise<void>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  database = openDatabase(makeTempDir())
  jobs = createJobService(silentLog)
  diskIsFull = false
  calls = 0
  const real = createOrderRepository(database.db, { append: () => {} })
  const amend = (...input: Parameters<typeof real.amend>) => {
    if (diskIsFull) throw sqliteFull()
    return real.amend(...input)
  }
  repository = { ...real, amend: Object.assign(amend, real.amend) }
  const hear = async (orderId: string, _what: unknown, signal: AbortSignal) => {
    calls += 1
    await answer(signal, orderId)
    throw new AppError('STUDIO_REFUSED', { code: 'closed', message: '오늘은 쉬어요.' })
  }
  service = createOrderService({
    orders: repository,
    jobs,
    library: { pathOf: () => undefined } as unknown as LibraryService,
    catalogue: {} as CatalogueService,
    studio: {
      putOrder: hear,
      submit: hear,
      orderStatus: async () => Promise.reject(new AppError('ORDER_NOT_FOUND', { orderId: ID })),
    } as unknown as StudioClient,
    settings: { get: () => settingsSchema.parse({}) },
    notify: undefined,
    log: silentLog,
    writable: async () => {},
    retryDelaysMs: [],
  })
})

afterEach(async () => {
  service.close()
  await jobs.close()
  database.close()
  vi.useRealTimers()
})

/** An order as an earlier run of the program left it. */
function leaveOrder(state: 'frozen' | 'submitting'): void {
  repository.makeDraft(ID, [])
  const way: ClientState[] = ['frozen', 'created', 'uploading', 'uploaded', 'quoted', 'confirmed', 'submitting']
  for (const next of way.slice(0, way.indexOf(state) + 1)) repository.move(ID, next, { manifest: '{}', quote: QUOTE, total: QUOTE.total })
}

async function send(): Promise<void> {
  await jobs.waitFor(await service.send(ID))
}

async function goAgain(): Promise<void> {
  await vi.advanceTimersByTimeAsync(GO_AGAIN_MS)
  const running = jobs.runningFor(ID)
  if (running) await jobs.waitFor(running.jobId)
}

describe('a failure of this computer', () => {
  it.each([
    ['a full disk', () => new AppError('DISK_FULL', {}), 'DISK_FULL'],
    ['a full database', sqliteFull, 'DISK_FULL'],
    ['a full folder', noSpace, 'DISK_FULL'],
    ['a secret that can not be read', () => new Error('EACCES'), 'INTERNAL'],
  ])('%s is no refusal: the order waits, says why, and goes again by itself', async (_name, fail, code) => {
    leaveOrder('frozen')
    answer = () => Promise.reject(fail())
    await send()
    expect(repository.require(ID)).toMatchObject({ state: 'frozen', attention: 'waiting', attentionError: { code, data: {} } })
    expect(repository.unfinished()).toEqual([ID])
    answer = async () => {}
    await goAgain()
    expect(calls).toBe(2)
    // Now the studio has said no, and that stays.
    expect(repository.require(ID)).toMatchObject({
      attention: 'refused',
      attentionError: { code: 'STUDIO_REFUSED', data: { code: 'closed', message: '오늘은 쉬어요.' } },
    })
    await goAgain()
    expect(calls).toBe(2)
  })

  it('that keeps even the reason from being written down ends the job with it, and the order goes when there is room', async () => {
    leaveOrder('frozen')
    answer = async () => {
      diskIsFull = true
      throw noSpace()
    }
    const jobId = await service.send(ID)
    await jobs.waitFor(jobId)
    answer = async () => {}
    diskIsFull = false
    await goAgain()
    expect(calls).toBe(2)
    expect(repository.require(ID)).toMatchObject({ attention: 'refused' })
  })

  it('when orders are taken up is tried again, as often as it takes, and hurts nobody', async () => {
    leaveOrder('frozen')
    repository.amend(ID, { attention: 'waiting' })
    answer = async () => {}
    diskIsFull = true
    service.resume()
    await goAgain()
    await goAgain()
    expect(calls).toBe(0)
    diskIsFull = false
    await goAgain()
    expect(calls).toBe(1)
  })

  it('is not waited for any more once the program ends', async () => {
    leaveOrder('frozen')
    answer = () => Promise.reject(noSpace())
    const jobId = await service.send(ID)
    service.close()
    await jobs.waitFor(jobId)
    expect(vi.getTimerCount()).toBe(0)
  })
})

it('an order that is to stay away for longer is left alone when the time of another has come', async () => {
  leaveOrder('frozen')
  repository.makeDraft(OTHER, [])
  repository.move(OTHER, 'frozen', { manifest: '{}', total: 1 })
  const busy: Record<string, number> = { [ID]: 60, [OTHER]: 1 }
  const asked: string[] = []
  answer = async (_signal, orderId) => {
    asked.push(orderId)
    throw new AppError('TOO_BUSY', { seconds: busy[orderId] ?? 0 })
  }
  await jobs.waitFor(await service.send(ID))
  await jobs.waitFor(await service.send(OTHER))
  expect(asked).toEqual([ID, OTHER])
  await vi.advanceTimersByTimeAsync(GO_AGAIN_MS)
  await vi.waitFor(() => expect(repository.require(OTHER).attention).toBe('waiting'))
  expect(asked).toEqual([ID, OTHER, OTHER])
  await vi.advanceTimersByTimeAsync(60_000 - GO_AGAIN_MS)
  expect(asked).toContain(ID)
  expect(asked.filter((orderId) => orderId === ID)).toHaveLength(2)
})

it('an order whose sending was stopped is sent by one job, though two ask for it at once', async () => {
  leaveOrder('frozen')
  answer = holdOn
  const first = await service.send(ID)
  jobs.cancel(first)
  const ids = await Promise.all([service.send(ID), service.send(ID), service.send(ID)])
  expect(new Set(ids).size).toBe(1)
  expect(ids[0]).not.toBe(first)
  expect(calls).toBe(2)
})

describe('stopping an order', () => {
  it('that the studio can not have yet leaves it until a person goes on', async () => {
    leaveOrder('frozen')
    answer = holdOn
    const jobId = await service.send(ID)
    jobs.cancel(jobId)
    await jobs.waitFor(jobId)
    expect(repository.require(ID)).toMatchObject({ state: 'frozen', attention: 'paused' })
    await goAgain()
    expect(calls).toBe(1)
  })

  it('that the studio may have only puts it off: it goes on by itself', async () => {
    leaveOrder('submitting')
    answer = holdOn
    const jobId = await service.send(ID)
    jobs.cancel(jobId)
    await jobs.waitFor(jobId)
    expect(repository.require(ID)).toMatchObject({ state: 'submitting', attention: 'waiting' })
    answer = async () => {}
    await goAgain()
    expect(calls).toBe(2)
  })
})
