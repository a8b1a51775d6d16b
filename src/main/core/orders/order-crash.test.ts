import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ClientState, clientStateSchema } from '#shared/orders/order-state.ts'
import type { TestStudio } from '#studio/testing/start-test-studio.ts'
import { type FaultyLine, startFaultyLine } from '#tests/support/faulty-line.ts'
import { confirm, countAt, type Draft, endOfSending, makeDraft, ordersAt, pickup, useStudio } from '#tests/support/orders.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { createTestHost, startTestCore } from '#tests/support/test-core.ts'
import { openDatabase } from '../database/open-database.ts'
import { Shutdown } from '../jobs/job-service.ts'
import { createGuestToken } from '../studio-client/guest-token.ts'
import { createStudioClient } from '../studio-client/studio-client.ts'
import { createOrderRepository } from './order-repository.ts'
import { sendOrder } from './send-order.ts'

// The program ends in the middle of an order, at every place where it can, and is started again on the same folder.

const CLI = join(import.meta.dirname, '..', '..', '..', '..', 'scripts', 'cli.ts')

let studio: TestStudio
let line: FaultyLine

beforeAll(async () => {
  studio = await useStudio()
  line = await startFaultyLine(studio)
})

/** Starts the program again and waits until the order has come to its end. */
async function startAgain(dataDir: string, { orderId }: Draft): Promise<void> {
  const core = await startTestCore({ studio: line, dataDir })
  core.resumeWork()
  expect(await endOfSending(core, orderId)).toMatchObject({ state: 'done', result: { orderId } })
  const order = await core.orders.get(orderId)
  expect(order).toMatchObject({ state: 'submitted', studioState: 'received', attention: null })
  expect(ordersAt(studio).filter(({ number }) => number === order.number)).toMatchObject([{ total: order.total }])
  expect(countAt(studio, orderId)).toBe(1)
  await core.close()
}

describe('the program ends while it waits for the studio', () => {
  const calls = ['put', 'patch', 'quote', 'submit'] as const

  it.each(calls.flatMap((name) => [[name, 'hold-before'] as const, [name, 'hold-after'] as const]))(
    'in %s, %s: the order is made once, and every file is sent once',
    async (name, fault) => {
      const dataDir = makeTempDir()
      const core = await startTestCore({ studio: line, dataDir })
      const draft = await makeDraft(core)
      const before = line.calls.length
      line.rule = (called) => (called === name ? fault : 'pass')
      await core.orders.confirm({ ...draft, ...pickup })
      await line.faulted()
      await core.close()
      line.rule = () => 'pass'
      await startAgain(dataDir, draft)
      const bytes = line.calls
        .slice(before)
        .filter((call) => call.name === 'patch')
        .reduce((sum, call) => sum + call.bytes, 0)
      const { size } = await stat(draft.paths[0] ?? '')
      // Only a chunk that the studio never heard of goes again.
      expect(bytes).toBe(name === 'patch' && fault === 'hold-before' ? 2 * size : size)
    },
  )
})

it.each(['patch', 'submit'] as const)('the program is killed by force while it waits in %s: the order is made once', async (name) => {
  const dataDir = makeTempDir()
  const core = await startTestCore({ studio: line, dataDir })
  const draft = await makeDraft(core)
  await core.close()
  line.rule = (called) => (called === name ? 'hold-after' : 'pass')
  const input = JSON.stringify({ orderId: draft.orderId, revision: draft.revision, total: draft.total, ...pickup })
  const options = ['--data', dataDir, '--server', line.url, '--ca', line.caPath]
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...options, 'orders.confirm', input], {
    stdio: 'ignore',
  })
  await line.faulted()
  child.kill('SIGKILL')
  await once(child, 'exit')
  line.rule = () => 'pass'
  await startAgain(dataDir, draft)
})

describe('the program ends in a state', () => {
  const states = clientStateSchema.options.filter((state) => state !== 'draft' && state !== 'submitted')

  it.each(states)('%s: the next start goes on from it', async (state) => {
    const dataDir = makeTempDir()
    const core = await startTestCore({ studio: line, dataDir })
    const draft = await makeDraft(core)
    line.rule = () => 'cut-before'
    await confirm(core, draft)
    line.rule = () => 'pass'
    await core.close()
    await sendUntil(state, dataDir, draft)
    await startAgain(dataDir, draft)
  })

  /** Sends an order and ends the moment that a state is on disk, before the call that would follow. */
  async function sendUntil(state: ClientState, dataDir: string, { orderId, paths }: Draft): Promise<void> {
    const { db, close } = openDatabase(dataDir)
    const host = await createTestHost({ dataDir })
    const client = createStudioClient({ baseUrl: line.url, caPath: line.caPath, getToken: createGuestToken(host.secrets) })
    const orders = createOrderRepository(db, { append: () => {} })
    const end = new AbortController()
    const onMoved = () => {
      if (orders.require(orderId).state === state) end.abort(new Shutdown())
    }
    onMoved()
    const parts = { orders, studio: client, pathOf: () => paths[0], writable: async () => {}, onMoved, retryDelaysMs: [1] }
    await expect(sendOrder(orderId, parts, { jobId: 'job', signal: end.signal, report: () => {} })).rejects.toBeInstanceOf(Shutdown)
    expect(orders.require(orderId).state).toBe(state)
    client.close()
    close()
  }
})

it('an order that stands still because a person stopped it stays so over a restart', async () => {
  const dataDir = makeTempDir()
  const core = await startTestCore({ studio: line, dataDir })
  const draft = await makeDraft(core)
  line.rule = (name) => (name === 'quote' ? 'hold-before' : 'pass')
  const jobId = await core.orders.confirm({ ...draft, ...pickup })
  await line.faulted()
  core.jobs.cancel(jobId)
  await endOfSending(core, draft.orderId)
  await core.close()
  line.rule = () => 'pass'
  const next = await startTestCore({ studio: line, dataDir })
  next.resumeWork()
  expect(next.jobs.runningFor(draft.orderId)).toBeUndefined()
  expect(await next.orders.get(draft.orderId)).toMatchObject({ state: 'uploaded', attention: 'paused' })
})

it('an order that waited for the studio goes by itself at the next start', async () => {
  const dataDir = makeTempDir()
  const core = await startTestCore({ studio: line, dataDir })
  const draft = await makeDraft(core)
  line.rule = () => 'cut-before'
  await confirm(core, draft)
  expect(await core.orders.get(draft.orderId)).toMatchObject({ attention: 'waiting' })
  await core.close()
  line.rule = () => 'pass'
  await startAgain(dataDir, draft)
})
