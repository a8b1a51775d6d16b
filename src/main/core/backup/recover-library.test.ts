import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { openDatabase } from '../database/open-database.ts'
import { backupPath, listBackups } from './backup-ids.ts'
import { contentOf, openFixture, readWords, somethingSaid, type Words } from './library-fixture.ts'
import { acknowledgeRecovery, readRecovery } from './recover-library.ts'
import { markDamaged, settleLibrary } from './seal.ts'

const PHOTOS = 300
const RUNS = Number(process.env.FAULT_RUNS ?? 25)
const TIMEOUT_MS = 60_000 + RUNS * 500
const SEED = Number(process.env.FAULT_SEED ?? 20261122)

/** A library with a backup and edits since: as it is after it was closed, and as a kill leaves it. */
let closed: string
let killed: string
let words: Words

beforeAll(() => {
  closed = makeTempDir()
  killed = makeTempDir()
  const library = openFixture(closed)
  library.addPhotos(0, PHOTOS)
  library.fillAlbum('여름', [1, 2, 3])
  library.backUp()
  for (let index = 0; index < PHOTOS; index += 4) library.say(index, somethingSaid(index + 1000))
  library.fillAlbum('겨울', [4, 5])
  words = library.words()
  // Some of it in the database's file, the rest in its log.
  settleLibrary(closed)
  library.say(8, { ...somethingSaid(8), caption: '마지막 말', tags: ['가', '😀', 'ﬀ'] })
  library.fillAlbum('가을', [6])
  words = library.words()
  cpSync(closed, killed, { recursive: true, filter: (path) => !path.endsWith('lock.db') })
  library.close()
})

function copyOf(dataDir: string): string {
  const copy = makeTempDir()
  cpSync(dataDir, copy, { recursive: true })
  return copy
}

/** Mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Does one random harm to a file and says which. */
function harm(path: string, random: (below: number) => number): string {
  const bytes = readFileSync(path)
  const kind = ['bit', 'bits', 'page', 'cut', 'ones'][random(5)] ?? 'bit'
  const at = random(bytes.length)
  const flip = (where: number) => {
    bytes[where] = (bytes[where] ?? 0) ^ (1 << random(8))
  }
  if (kind === 'page') for (let index = at; index < Math.min(at + 4096, bytes.length); index++) bytes[index] = random(256)
  if (kind === 'ones') bytes.fill(0xff, at, Math.min(at + 512, bytes.length))
  if (kind === 'bit') flip(at)
  if (kind === 'bits') for (let count = 0; count < 20; count++) flip(random(bytes.length))
  writeFileSync(path, kind === 'cut' ? bytes.subarray(0, at) : bytes)
  return `${kind} at ${at}`
}

function reopenedWords(dataDir: string): Words {
  const { db, close } = openDatabase(dataDir)
  try {
    return readWords(db)
  } finally {
    close()
  }
}

it('a photo that was taken out of an album stays out where a crash lost the log', () => {
  const dataDir = makeTempDir()
  const library = openFixture(dataDir)
  library.addPhotos(0, 3)
  library.fillAlbum('여름', [1, 2])
  library.backUp()
  settleLibrary(dataDir)
  library.db.prepare('DELETE FROM album_photos WHERE photo_id = (SELECT id FROM photos WHERE sha256 = ?)').run(contentOf(1))
  library.journal.append([{ album: '여름', add: [], remove: [contentOf(1)] }])
  const killedDir = makeTempDir()
  cpSync(dataDir, killedDir, { recursive: true, filter: (path) => !path.endsWith('lock.db') })
  const said = library.words()
  library.close()
  rmSync(join(killedDir, 'library.db-wal'))
  expect(reopenedWords(killedDir).albums).toEqual(said.albums)
})

it('a library in a folder of a strange name is set aside under that name', () => {
  const dataDir = join(makeTempDir(), "$& $' $$1")
  cpSync(closed, dataDir, { recursive: true })
  markDamaged(dataDir)
  expect(reopenedWords(dataDir)).toEqual(words)
  expect(readdirSync(dataDir).filter((name) => name.startsWith('library.db.damaged-'))).not.toEqual([])
})

describe('a damaged library', () => {
  it.each([
    ['that was closed', () => closed, SEED],
    ['that a kill left', () => killed, SEED + 1],
  ] as const)(
    `%s is whole again at the next start (${RUNS} random harms)`,
    (_, from, seed) => {
      const random = randomFrom(seed)
      for (let run = 0; run < RUNS; run++) {
        const dataDir = copyOf(from())
        const what = harm(join(dataDir, 'library.db'), random)
        expect(reopenedWords(dataDir), `seed ${seed}, run ${run}: ${what}`).toEqual(words)
        expect(readRecovery(dataDir)).not.toBeNull()
        rmSync(dataDir, { recursive: true })
      }
    },
    TIMEOUT_MS,
  )

  it('whose file changes while it is open is whole again at the next start', () => {
    const dataDir = copyOf(closed)
    const { close } = openDatabase(dataDir)
    harm(join(dataDir, 'library.db'), randomFrom(7))
    close()
    expect(reopenedWords(dataDir)).toEqual(words)
    expect(readRecovery(dataDir)).not.toBeNull()
  })

  it.each(['cut', 'deleted', 'flipped'])('whose log was %s after a kill misses nothing', (how) => {
    const dataDir = copyOf(killed)
    const log = join(dataDir, 'library.db-wal')
    if (how === 'cut') truncateSync(log, 5000)
    if (how === 'deleted') rmSync(log)
    if (how === 'flipped')
      writeFileSync(
        log,
        readFileSync(log).map((byte, at) => (at === 3000 ? byte ^ 4 : byte)),
      )
    expect(reopenedWords(dataDir)).toEqual(words)
    expect(readRecovery(dataDir)).toBeNull()
  })

  it('that a kill left whole is opened as it is', () => {
    const dataDir = copyOf(killed)
    expect(reopenedWords(dataDir)).toEqual(words)
    const { db, close } = openDatabase(dataDir)
    expect(db.prepare('SELECT count(*) FROM unfinished_imports').pluck().get()).toBe(0)
    close()
  })

  it('without a seal is known by SQLite itself', () => {
    const dataDir = copyOf(killed)
    rmSync(join(dataDir, 'library.seal'))
    truncateSync(join(dataDir, 'library.db'), 8192)
    expect(reopenedWords(dataDir)).toEqual(words)
  })

  it('says so until it is acknowledged', () => {
    const dataDir = copyOf(closed)
    writeFileSync(join(dataDir, 'library.db'), 'no database at all'.repeat(1000))
    const before = readdirSync(dataDir).length
    openDatabase(dataDir).close()
    const backupAt = listBackups(dataDir)[0]?.madeAt.toISOString()
    const removed = Object.values(words.photos).filter((photo) => photo.removed).length
    expect(readRecovery(dataDir)).toEqual({ backupAt, photos: PHOTOS - removed, edits: PHOTOS / 4 + 3 })
    expect(readdirSync(dataDir).filter((name) => name.includes('damaged'))).toHaveLength(1)
    expect(readdirSync(dataDir).length).toBeGreaterThan(before)
    openDatabase(dataDir).close()
    expect(readRecovery(dataDir)).not.toBeNull()
    acknowledgeRecovery(dataDir)
    expect(readRecovery(dataDir)).toBeNull()
  })

  it('is not taken from a backup that is damaged itself, but from the one before', () => {
    const dataDir = copyOf(closed)
    const library = openFixture(dataDir)
    library.backUp()
    library.say(9, { ...somethingSaid(9), caption: '두 번째 백업 뒤' })
    const said = library.words()
    library.close()
    const [newest = { id: '', madeAt: new Date() }, older] = listBackups(dataDir)
    harm(backupPath(dataDir, newest.id), randomFrom(3))
    writeFileSync(join(dataDir, 'library.db'), '')
    expect(reopenedWords(dataDir)).toEqual(said)
    expect(readRecovery(dataDir)?.backupAt).toBe(older?.madeAt.toISOString())
  })

  it('without any backup is taken from what can still be read of it, and from the journal', () => {
    const dataDir = copyOf(closed)
    rmSync(join(dataDir, 'backups'), { recursive: true })
    markDamaged(dataDir)
    expect(reopenedWords(dataDir)).toEqual(words)
    expect(readRecovery(dataDir)).toMatchObject({ backupAt: null })
  })

  it('keeps orders that came after the backup, and the photos they mean', () => {
    const dataDir = copyOf(closed)
    const library = openFixture(dataDir)
    library.addPhotos(PHOTOS, PHOTOS + 3)
    const id = library.db.prepare('SELECT max(id) FROM photos').pluck().get()
    library.db.exec(`
      INSERT INTO orders (order_id, state, number, created_at, updated_at) VALUES ('a', 'submitted', '7', '2026-01-01', '2026-01-01');
      INSERT INTO order_lines VALUES ('a', 0, ${id}, '302.jpg', '4×6', '{}', 'line-0');
      INSERT INTO order_history (order_id, state, at, note, at_studio) VALUES ('a', 'submitted', '2026-01-01', '', 0);`)
    library.close()
    markDamaged(dataDir)
    const { db, close } = openDatabase(dataDir)
    const line = db.prepare('SELECT sha256, number FROM order_lines JOIN orders USING (order_id) JOIN photos ON photos.id = photo_id').all()
    expect(line).toEqual([{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), number: '7' }])
    expect(db.prepare('SELECT caption FROM photos WHERE id = ?').pluck().get(id)).toBe(somethingSaid(PHOTOS + 2).caption)
    expect(db.prepare('SELECT count(*) FROM order_history').pluck().get()).toBe(1)
    close()
  })
})

describe('a library that is gone', () => {
  it.each(['library.db', 'library.db and its log'])('%s is put together from the backup and the journal', (what) => {
    const dataDir = copyOf(killed)
    rmSync(join(dataDir, 'library.db'))
    if (what !== 'library.db') rmSync(join(dataDir, 'library.db-wal'))
    expect(reopenedWords(dataDir)).toEqual(words)
  })

  it('is put together also where a kill came in the middle of that', () => {
    const dataDir = copyOf(closed)
    rmSync(join(dataDir, 'library.db'))
    writeFileSync(join(dataDir, 'library.db.part'), readFileSync(join(closed, 'library.db')).subarray(0, 9000))
    writeFileSync(join(dataDir, 'library.db.part-wal'), 'half a log')
    expect(reopenedWords(dataDir)).toEqual(words)
    expect(existsSync(join(dataDir, 'library.db.part'))).toBe(false)
  })

  it('with its backups gives its photos their words back as they are imported again', () => {
    const dataDir = copyOf(closed)
    rmSync(join(dataDir, 'library.db'))
    rmSync(join(dataDir, 'backups'), { recursive: true })
    const library = openFixture(dataDir)
    expect(library.words().photos).toEqual({})
    library.addPhotos(0, PHOTOS)
    const { photos, albums } = library.words()
    for (let index = 0; index < PHOTOS; index += 4) {
      const [sha256, said] = Object.entries(words.photos)[index] ?? []
      expect(photos[sha256 ?? '']).toMatchObject({ caption: said?.caption, rating: said?.rating, removed: said?.removed })
    }
    expect(albums).toEqual(words.albums)
    expect(library.db.prepare('SELECT count(*) FROM awaited_words').pluck().get()).toBe(0)
    library.close()
  })
})
