import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { type Db, openDatabase } from '../database/open-database.ts'
import { createCaptionReader } from './caption-reader.ts'
import { createIndexCache } from './index-cache.ts'
import { createSearchEngine } from './search-engine.ts'

// Engines as the search's thread makes them: a reading connection beside the one that writes.
type Library = { dir: string; db: Db; close(): void }
const opened: { close(): void }[] = []
afterEach(() => {
  for (const one of opened.splice(0).reverse()) one.close()
})

function openLibrary(): Library {
  const dir = makeTempDir()
  const { db, close } = openDatabase(dir)
  opened.push({ close })
  return { dir, db, close }
}

async function startEngine({ dir }: Library) {
  const engine = makeEngine(dir)
  await engine.start()
  return engine
}

function makeEngine(dir: string, on?: { ready(): void }) {
  const db = new Database(join(dir, 'library.db'), { readonly: true })
  opened.push(db)
  return createSearchEngine(createCaptionReader(db), createIndexCache(cacheOf(dir)), on)
}

const cacheOf = (dir: string) => join(dir, 'search', 'captions.index')

function addPhoto({ db }: Library, caption: string, tags: readonly string[] = [], takenAt = '2024-05-04T10:00:00'): number {
  const id = Number(db.prepare('SELECT coalesce(max(id), 0) + 1 FROM photos').pluck().get())
  db.prepare(
    `INSERT INTO photos (id, sha256, bytes, path, modified_ms, file_name, taken_at, width, height, colour, caption, added_at)
     VALUES (?, ?, 1, '', 0, '', ?, 3, 2, '#000000', ?, '')`,
  ).run(id, `${id}-${Math.random()}`, takenAt, caption)
  for (const tag of tags) db.prepare('INSERT INTO photo_tags VALUES (?, ?)').run(id, tag)
  return id
}

/** More than are indexed in one go. */
const addMany = (library: Library) =>
  library.db.transaction(() => Array.from({ length: 5000 }, (_, at) => addPhoto(library, `사진 ${at}`)))()

const setCaption = ({ db }: Library, id: number, caption: string) =>
  db.prepare('UPDATE photos SET caption = ? WHERE id = ?').run(caption, id)

describe('what changes in the database is found at once', () => {
  it('a new photo, a new caption, a new tag, a tag that goes', async () => {
    const library = openLibrary()
    const engine = await startEngine(library)
    const id = addPhoto(library, '제주 바닷가', ['여름'])
    expect([...engine.find('바다', false).ids]).toEqual([id])
    setCaption(library, id, '설악산')
    expect([...engine.find('바다', false).ids]).toEqual([])
    expect([...engine.find('설악', false).ids]).toEqual([id])
    library.db.prepare("UPDATE photo_tags SET tag = '가을'").run()
    library.db.prepare('DELETE FROM photo_tags').run()
    expect([...engine.find('여름', false).ids]).toEqual([])
  })

  it('a photo that is removed, stands behind another, or comes back', async () => {
    const library = openLibrary()
    const [front, behind] = [addPhoto(library, '할머니'), addPhoto(library, '할머니')]
    const engine = await startEngine(library)
    const found = () => [...engine.find('할머니', false).ids].sort()
    expect(found()).toEqual([front, behind])
    library.db.prepare('UPDATE photos SET stack_of = ? WHERE id = ?').run(front, behind)
    expect(found()).toEqual([front])
    library.db.prepare("UPDATE photos SET removed_at = '2024-01-01' WHERE id = ?").run(front)
    expect(found()).toEqual([])
    library.db.prepare('UPDATE photos SET removed_at = NULL, stack_of = NULL').run()
    expect(found()).toEqual([front, behind])
    library.db.prepare('DELETE FROM photos WHERE id = ?').run(behind)
    expect(found()).toEqual([front])
  })

  it('a date that is changed', async () => {
    const library = openLibrary()
    const id = addPhoto(library, '소풍', [], '2019-05-04T10:00:00')
    const engine = await startEngine(library)
    library.db.prepare("UPDATE photos SET taken_at = '2021-05-04T10:00:00'").run()
    expect([[...engine.find('2019년', false).ids], [...engine.find('2021년', false).ids]]).toEqual([[], [id]])
  })
})

describe('the kept index', () => {
  it('serves the next start, with what changed since then', async () => {
    const library = openLibrary()
    const id = addPhoto(library, '제주 바닷가')
    await (await startEngine(library)).close()
    const later = addPhoto(library, '부산 바닷가')
    setCaption(library, id, '수원 화성')
    const engine = await startEngine(library)
    expect([...engine.find('바닷가', false).ids]).toEqual([later])
    expect([...engine.find('화성', false).ids]).toEqual([id])
  })

  it.each([
    ['cut', (file: Buffer) => file.subarray(0, file.length - 7)],
    ['cut inside its head', (file: Buffer) => file.subarray(0, 20)],
    ['empty', () => Buffer.alloc(0)],
    ['longer than it should be', (file: Buffer) => Buffer.concat([file, Buffer.from('more')])],
    ['of another version', (file: Buffer) => Buffer.concat([Buffer.from('SJGWIDX0'), file.subarray(8)])],
    ['no index at all', () => Buffer.from('<html>'.repeat(100))],
  ])('that is %s is made anew', async (_how, damage) => {
    const library = openLibrary()
    const id = addPhoto(library, '제주 바닷가')
    await startEngine(library)
    const path = cacheOf(library.dir)
    writeFileSync(path, damage(readFileSync(path)))
    expect([...(await startEngine(library)).find('바닷가', false).ids]).toEqual([id])
  })

  it('with any one byte flipped is made anew', async () => {
    const library = openLibrary()
    const id = addPhoto(library, '제주 바닷가', ['여름'])
    await startEngine(library)
    const path = cacheOf(library.dir)
    const file = readFileSync(path)
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const damaged = Buffer.from(file)
        damaged[at] = (damaged[at] ?? 0) ^ mask
        writeFileSync(path, damaged)
        const engine = await startEngine(library)
        expect([...engine.find('바닷가', false).ids]).toEqual([id])
        expect([...engine.find('ㅇㄹ', false).ids]).toEqual([id])
      }),
      { numRuns: 60 },
    )
  })

  it('of what the library was before it was put back from a backup is made anew', async () => {
    const library = openLibrary()
    const id = addPhoto(library, '제주 바닷가')
    await startEngine(library)
    library.db.exec("DROP TRIGGER photo_changed; UPDATE photos SET caption = '설악산'; UPDATE library_identity SET id = 'another'")
    expect([...(await startEngine(library)).find('설악산', false).ids]).toEqual([id])
  })

  it('that is older than the log is made anew', async () => {
    const library = openLibrary()
    const id = addPhoto(library, '제주 바닷가')
    await startEngine(library)
    setCaption(library, id, '설악산')
    setCaption(library, id, '수원 화성')
    library.db.exec('DELETE FROM text_changes WHERE seq < (SELECT max(seq) FROM text_changes)')
    const engine = await startEngine(library)
    expect([[...engine.find('바닷가', false).ids], [...engine.find('화성', false).ids]]).toEqual([[], [id]])
    library.db.exec('DELETE FROM text_changes')
    setCaption(library, id, '설악산')
    library.db.exec('DELETE FROM text_changes')
    expect([...(await startEngine(library)).find('설악', false).ids]).toEqual([id])
  })

  it('that can not be written costs nothing but the next start', async () => {
    const library = openLibrary()
    const id = addPhoto(library, '제주 바닷가')
    writeFileSync(join(library.dir, 'search'), 'a file where a folder should be')
    const engine = await startEngine(library)
    expect([...engine.find('바닷가', false).ids]).toEqual([id])
    await engine.close()
    rmSync(join(library.dir, 'search'))
  })
})

describe('while there is no index yet', () => {
  it('a plain scan answers, and the index takes over', async () => {
    const library = openLibrary()
    const ids = ['할머니 생신', '할머니와 바다', '수원 화성'].map((caption) => addPhoto(library, caption, ['가족']))
    addMany(library)
    let ready = 0
    const engine = makeEngine(library.dir, { ready: () => ready++ })
    const starting = engine.start()
    expect(engine.find('할머니', false)).toMatchObject({ provisional: true })
    expect([...engine.find('할머니 -바다', false).ids]).toEqual([ids[0]])
    expect([...engine.find('#가족 100%', false).ids]).toEqual([])
    expect([ready, [...engine.find('화성', false).ids]]).toEqual([0, [ids[2]]])
    await starting
    expect(engine.find('ㅎㅁㄴ', false)).toMatchObject({ provisional: false })
    expect([ready, engine.find('ㅎㅁㄴ', false).ids.length]).toEqual([1, 2])
  })

  it('what changes while it is made anew is not lost', async () => {
    const library = openLibrary()
    const ids = addMany(library)
    const engine = makeEngine(library.dir)
    const starting = engine.start()
    // The first slice has been read: one photo of it and one that is still to come change, one is new, one goes.
    setCaption(library, ids[4999] ?? 0, '바닷가')
    setCaption(library, ids[0] ?? 0, '바닷가')
    library.db.prepare('DELETE FROM photos WHERE id = ?').run(ids[4998])
    const added = addPhoto(library, '바닷가')
    await starting
    expect([...engine.find('바닷가', false).ids].sort((a, b) => a - b)).toEqual([ids[0], ids[4999], added])
    expect(engine.find('사진', false).ids.length).toBe(4997)
  })
})

it('what is too much to take in while somebody waits is indexed beside plain scans', async () => {
  const library = openLibrary()
  const ids = addMany(library)
  let onReady = () => {}
  const engine = makeEngine(library.dir, { ready: () => onReady() })
  await engine.start()
  const ready = new Promise<void>((resolve) => {
    onReady = resolve
  })
  for (let time = 1; time <= 5; time++) library.db.prepare('UPDATE photos SET caption = ?').run(`바닷가 ${time}`)
  const found = engine.find('바닷가 5', false)
  expect([found.provisional, found.ids.length]).toEqual([true, ids.length])
  await ready
  expect([engine.find('ㅂㄷㄱ', false).provisional, engine.find('ㅂㄷㄱ', false).ids.length]).toEqual([false, ids.length])
})

describe('however it comes to its index', () => {
  const words = ['제주', '바닷가', '할머니', '소풍', '여름 휴가', '부산']
  type World = { library: Library; engine: Awaited<ReturnType<typeof startEngine>>; ids: number[] }
  type Step = { name: string; at: number; word: string }
  const steps: Record<string, (world: World, step: Step & { id: number }) => unknown> = {
    add: ({ library, ids }, { word }) => ids.push(addPhoto(library, word)),
    caption: ({ library }, { id, word }) => setCaption(library, id, word),
    tag: ({ library }, { id, word }) => library.db.prepare('INSERT OR IGNORE INTO photo_tags VALUES (?, ?)').run(id, word),
    remove: ({ library }, { id }) => library.db.prepare("UPDATE photos SET removed_at = 'now' WHERE id = ?").run(id),
    search: ({ engine }) => engine.find('바다', false),
    // As kill -9 does it: the thread is gone without a word.
    'start anew': async (world) => {
      world.engine = await startEngine(world.library)
    },
    'close and start': async (world) => {
      await world.engine.close()
      world.engine = await startEngine(world.library)
    },
  }
  const anyStep = fc.record({ name: fc.constantFrom(...Object.keys(steps)), at: fc.nat(), word: fc.constantFrom(...words) })

  it('finds what an index made from nothing finds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 25 }), async (taken) => {
        const library = openLibrary()
        const world: World = { library, engine: await startEngine(library), ids: [addPhoto(library, '할머니')] }
        for (const step of taken) await steps[step.name]?.(world, { ...step, id: world.ids[step.at % world.ids.length] ?? 0 })
        rmSync(join(library.dir, 'search'), { recursive: true, force: true })
        const fresh = await startEngine(library)
        for (const word of [...words, 'ㅎㅁㄴ', '바다', '여름휴가']) {
          expect([word, ...world.engine.find(word, false).ids]).toEqual([word, ...fresh.find(word, false).ids])
        }
      }),
      { numRuns: 30 },
    )
  })
})
