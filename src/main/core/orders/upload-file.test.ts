import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '#studio/database/open-database.ts'
import { studioPaths } from '#studio/studio-paths.ts'
import type { TestStudio } from '#studio/testing/start-test-studio.ts'
import { type FaultyLine, startFaultyLine } from '#tests/support/faulty-line.ts'
import { confirm, countAt, type Draft, makeDraft, useStudio } from '#tests/support/orders.ts'
import { startTestCore } from '#tests/support/test-core.ts'

let studio: TestStudio
let line: FaultyLine

beforeAll(async () => {
  studio = await useStudio()
  line = await startFaultyLine(studio)
})

const countPatches = () => line.calls.filter(({ name }) => name === 'patch').length

describe('one photo in two orders at the same moment', () => {
  it('is sent once, and both orders arrive', async () => {
    const core = await startTestCore({ studio: line })
    const { orderId, total, lines } = await makeDraft(core, 3)
    const { orderId: otherId } = await core.orders.draft(lines)
    const before = countPatches()
    const ends = await Promise.all([confirm(core, { orderId, total }), confirm(core, { orderId: otherId, total })])
    expect(ends).toMatchObject([{ state: 'done' }, { state: 'done' }])
    expect(countPatches() - before).toBe(3)
    expect([countAt(studio, orderId), countAt(studio, otherId)]).toEqual([1, 1])
  })

  it('goes by the other order where the first one fails', async () => {
    const core = await startTestCore({ studio: line })
    const { orderId, total, lines } = await makeDraft(core)
    const { orderId: otherId } = await core.orders.draft(lines)
    let refused = false
    line.rule = (name) => {
      if (name !== 'patch' || refused) return 'pass'
      refused = true
      return { change: () => ({ code: 'CLOSED', message: '' }), status: 409, unheard: true }
    }
    const ends = await Promise.all([confirm(core, { orderId, total }), confirm(core, { orderId: otherId, total })])
    line.rule = () => 'pass'
    expect(ends.map(({ state }) => state).toSorted()).toEqual(['done', 'failed'])
  })
})

describe('a file that the studio holds damaged', () => {
  /** As after a power cut at the studio: the length is right, what is in it is not. */
  function damageAtStudio(content: Buffer, share: number): void {
    const paths = studioPaths(studio.dataDir)
    const database = openDatabase(paths.database)
    const customerId = database.prepare('SELECT max(id) FROM customers').pluck().get()
    database.close()
    const part = join(paths.files, String(customerId), `${createHash('sha256').update(content).digest('hex')}.part`)
    mkdirSync(dirname(part), { recursive: true })
    writeFileSync(part, Buffer.alloc(Math.floor(content.length * share)))
  }

  function damageOnce({ paths }: Draft, share: number, onPatch: (path: string) => void = () => {}): void {
    const path = paths[0] ?? ''
    let isFirst = true
    line.rule = (name) => {
      // What the studio holds is asked for once a call has failed.
      if (name === 'head') damageAtStudio(readFileSync(path), share)
      if (name !== 'patch') return 'pass'
      if (!isFirst) onPatch(path)
      const fault = isFirst ? 500 : 'pass'
      isFirst = false
      return fault
    }
  }

  it.each([
    ['in part', 0.5],
    ['whole', 1],
  ])('%s is sent once more from the start', async (_, share) => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    damageOnce(draft, share)
    const before = line.calls.length
    const job = await confirm(core, draft)
    line.rule = () => 'pass'
    expect(job).toMatchObject({ state: 'done' })
    expect(job.bytesDone).toBe(job.bytesTotal)
    const length = readFileSync(draft.paths[0] ?? '').length
    const patches = line.calls.slice(before).filter(({ name }) => name === 'patch')
    expect(patches.map(({ bytes }) => bytes)).toEqual([length, length - Math.floor(length * share), length])
  })

  it('is not sent again where the customer’s file has changed too', async () => {
    const core = await startTestCore({ studio: line })
    const draft = await makeDraft(core)
    damageOnce(draft, 0.5, (path) => writeFileSync(path, 'another'))
    const before = countPatches()
    expect(await confirm(core, draft)).toMatchObject({ state: 'failed', error: { code: 'PHOTO_FILE_CHANGED' } })
    line.rule = () => 'pass'
    expect(countPatches() - before).toBe(2)
  })
})
