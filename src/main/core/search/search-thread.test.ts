import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { fillLibrary } from '#tests/support/big-library.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { silentLog } from '#tests/support/test-core.ts'
import { openDatabase } from '../database/open-database.ts'
import { createSearchService } from './search-service.ts'

// The search as the core has it: a real thread on a real database.

const WORKER = pathToFileURL(join(import.meta.dirname, 'search-worker.ts'))
const PHOTOS = 300

const opened: (() => unknown)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

function openLibrary(photos = PHOTOS) {
  const dataDir = makeTempDir()
  const { db, close } = openDatabase(dataDir)
  opened.push(close)
  fillLibrary(db, { photos })
  return { dataDir, db }
}

/** Resolves once the index answers, and not a plain scan. */
async function startSearch({ dataDir, db }: ReturnType<typeof openLibrary>, script = WORKER) {
  let service: ReturnType<typeof createSearchService> | undefined
  await new Promise<void>((onReady) => {
    service = createSearchService({ db, host: { dataDir, workerScript: () => script, log: silentLog }, writable: async () => {}, onReady })
    service.start()
  })
  if (!service) throw new Error('there is no service')
  opened.push(service.close)
  return service
}

/** The search's own thread, which dies of one question. */
function writeMortalWorker(): URL {
  const path = join(makeTempDir(), 'mortal-worker.mjs')
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ({ text }) => { if (text === '펑') process.exit(1) })
    await import(${JSON.stringify(WORKER.href)})`,
  )
  return pathToFileURL(path)
}

const outcomeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error: { code?: string }) => error.code,
  )
const ask = (text: string, typing = false) => ({ text, typing })
const setCaption = ({ db }: ReturnType<typeof openLibrary>, id: number, caption: string) =>
  db.prepare('UPDATE photos SET caption = ? WHERE id = ?').run(caption, id)

describe('of somebody who is typing', () => {
  it('only the question that was already asked and the last one are answered', async () => {
    const library = openLibrary()
    setCaption(library, 7, '바닷가재 먹은 날')
    const service = await startSearch(library)
    const asked = Array.from({ length: 50 }, (_, at) => service.rank(ask(at < 49 ? `여행${at}` : '바닷가재', true)))
    const outcomes = await Promise.all(asked.map(outcomeOf))
    expect(outcomes).toEqual(['answered', ...Array(48).fill('CANCELLED'), 'answered'])
    expect([...((await asked[49])?.ids ?? [])]).toEqual([7])
  })

  it('questions that are not typed stay', async () => {
    const service = await startSearch(openLibrary())
    const asked = [ask('할머니'), ask('제주'), ask('제', true), ask('제주', true)].map((query) => outcomeOf(service.rank(query)))
    expect(await Promise.all(asked)).toEqual(['answered', 'answered', 'CANCELLED', 'answered'])
  })
})

it('a question whose asker has gone ends, and the others go on', async () => {
  const service = await startSearch(openLibrary())
  const gone = new AbortController()
  const asked = [service.rank(ask('할머니')), service.rank(ask('제주'), gone.signal), service.rank(ask('소풍'))]
  gone.abort()
  expect(await Promise.all(asked.map(outcomeOf))).toEqual(['answered', 'CANCELLED', 'answered'])
  await expect(service.rank(ask('부산'), gone.signal)).rejects.toMatchObject({ code: 'CANCELLED' })
})

it('a thread that dies takes its question with it, and another answers the next', async () => {
  const library = openLibrary()
  setCaption(library, 5, '바닷가재')
  const service = await startSearch(library, writeMortalWorker())
  const asked = [service.rank(ask('펑')), service.rank(ask('바닷가재'))]
  expect(await Promise.all(asked.map(outcomeOf))).toEqual(['INTERNAL', 'answered'])
  expect([...((await asked[1])?.ids ?? [])]).toEqual([5])
  await expect(service.rank(ask('펑'))).rejects.toMatchObject({ code: 'INTERNAL' })
  setCaption(library, 6, '바닷가재')
  expect([...(await service.rank(ask('바닷가재'))).ids].sort()).toEqual([5, 6])
})

it('ends with CANCELLED what is not answered when the app closes', async () => {
  const service = await startSearch(openLibrary())
  const asked = ['제주', '부산', '소풍'].map((text) => outcomeOf(service.rank(ask(text))))
  await service.close()
  expect((await Promise.all(asked)).slice(1)).toEqual(['CANCELLED', 'CANCELLED'])
  await expect(service.rank(ask('할머니'))).rejects.toMatchObject({ code: 'CANCELLED' })
})

describe('an answer', () => {
  it('is kept for its further pages, until something changes', async () => {
    const library = openLibrary()
    const service = await startSearch(library)
    const first = await service.rank(ask('할머니'))
    await service.rank(ask('제주'))
    expect((await service.rank(ask('할머니'))).ids).toBe(first.ids)
    expect((await service.rank(ask('할머니', true))).ids).not.toBe(first.ids)
    setCaption(library, 1, '설악산')
    expect((await service.rank(ask('할머니'))).ids).not.toBe(first.ids)
  })

  it('has what was said just before the question, and nothing that was not written in the end', async () => {
    const library = openLibrary()
    const service = await startSearch(library)
    for (let id = 1; id <= 20; id++) {
      setCaption(library, id, '바닷가재')
      expect((await service.rank(ask('바닷가재'))).ids.length).toBe(id)
    }
    library.db.exec('BEGIN IMMEDIATE')
    setCaption(library, 21, '바닷가재')
    expect((await service.rank(ask('바닷가재'))).ids.length).toBe(20)
    library.db.exec('ROLLBACK')
    expect((await service.rank(ask('바닷가재'))).ids.length).toBe(20)
  })

  it('comes while an import writes', async () => {
    const library = openLibrary(0)
    const service = await startSearch(library)
    const found: number[] = []
    for (let slice = 1; slice <= 12; slice++) {
      fillLibrary(library.db, { photos: 500, seed: slice, folder: `/photos/${slice}` })
      found.push((await service.rank(ask('번째'))).ids.length)
    }
    const captioned = library.db.prepare("SELECT count(*) FROM photos WHERE caption <> ''").pluck().get()
    expect(found.at(-1)).toBe(captioned)
    expect(found).toEqual(found.toSorted((one, other) => one - other))
  })
})

describe('the kept index', () => {
  it('serves the next start as it is, and the log before it is thrown away', async () => {
    const library = openLibrary()
    const path = join(library.dataDir, 'search', 'captions.index')
    const logged = () => library.db.prepare('SELECT count(*) FROM text_changes').pluck().get()
    const first = await startSearch(library)
    const found = [...(await first.rank(ask('할머니'))).ids]
    await first.close()
    expect(logged()).toBe(0)
    const kept = statSync(path)
    setCaption(library, 3, '바닷가재')
    const second = await startSearch(library)
    expect([...(await second.rank(ask('바닷가재'))).ids]).toEqual([3])
    expect([...(await second.rank(ask('할머니'))).ids]).toEqual(found.filter((id) => id !== 3))
    await second.close()
    const later = statSync(path)
    expect([later.ino, later.mtimeMs]).toEqual([kept.ino, kept.mtimeMs])
    expect(logged()).toBe(1)
  })
})
