import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Host } from '#core/host.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { createJobService } from '../jobs/job-service.ts'
import { backupPath, listBackups } from './backup-ids.ts'
import { createBackupService } from './backup-service.ts'
import { contentOf, openFixture, somethingSaid } from './library-fixture.ts'
import { isMarkedDamaged } from './seal.ts'
import { APPLICATION_ID } from './write-backup.ts'

const codeOf = (code: string) => expect.objectContaining({ code })
const log: Host['log'] = { info: () => {}, warn: () => {}, error: () => {} }

/** A library with its backups; `end` waits for a job and answers with its result, or throws its error's code. */
function start(dataDir = makeTempDir()) {
  const library = openFixture(dataDir)
  const jobs = createJobService(log)
  const downloadsDir = join(dataDir, 'Downloads')
  let restored = 0
  const onRestored = () => {
    restored += 1
  }
  /** Threads that may still be started; those after them fail. What runs alone waits for `turn`. */
  const limits = { threads: Number.POSITIVE_INFINITY, turn: Promise.resolve() }
  const workerScript = () => new URL(limits.threads-- > 0 ? './database-worker.ts' : './no-worker.ts', import.meta.url)
  const runAlone = async <Result>(work: () => Promise<Result>) => {
    await limits.turn
    return work()
  }
  const backups = createBackupService({
    host: { dataDir, downloadsDir, workerScript, log },
    ...{ db: library.db, journal: library.journal, jobs, runAlone, onRestored },
  })
  return {
    ...{ ...library, jobs, backups, dataDir, downloadsDir, limits },
    restoredTimes: () => restored,
    async end(jobId: string): Promise<Record<string, unknown>> {
      await jobs.waitFor(jobId)
      for await (const event of jobs.events()) {
        if (event.type !== 'job' || event.job.jobId !== jobId) continue
        if (event.job.state !== 'done') throw new Error(event.job.error?.code)
        return event.job.result as Record<string, unknown>
      }
      throw new Error('no such job')
    },
    async stop(): Promise<void> {
      await jobs.close()
      await backups.close()
      library.close()
    },
  }
}

type Library = ReturnType<typeof start>
let library: Library

beforeEach(() => {
  library = start()
  library.addPhotos(0, 20)
  library.fillAlbum('여름', [1, 2, 3])
})
afterEach(() => library.stop())

async function writeBackup(from: Library = library): Promise<string> {
  return String((await from.end(await from.backups.backup(makeTempDir()))).path)
}

describe('a backup', () => {
  it('is one file with everything in it, by the name of its day, and never takes the place of another', async () => {
    const folder = makeTempDir()
    const [first, second] = [await library.backups.backup(folder), await library.backups.backup(folder)]
    expect(await library.end(first)).toMatchObject({ photos: 18, captions: 18, albums: 1, bytes: expect.any(Number) })
    const third = await library.end(await library.backups.backup(folder))
    await library.end(second)
    const names = readdirSync(folder).sort()
    expect(names[0]).toMatch(/^사진함 백업 \d{4}-\d\d-\d\d 2\.sajingwan$/)
    expect(String(third.path)).toMatch(/ [23]\.sajingwan$/)
    expect(new Set(names).size).toBe(3)
    const db = new Database(String(third.path), { readonly: true })
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID)
    expect(db.prepare('SELECT count(*) FROM photos').pluck().get()).toBe(20)
    db.close()
  })

  it('goes to the downloads where no folder is given, which need not be there', async () => {
    const { path } = await library.end(await library.backups.backup(null))
    expect(readdirSync(library.downloadsDir)).toEqual([basename(String(path))])
  })

  it('into no folder is PATH_NOT_FOUND', async () => {
    await expect(library.backups.backup('/not/there')).rejects.toThrow(codeOf('PATH_NOT_FOUND'))
    const file = join(makeTempDir(), 'file')
    writeFileSync(file, '')
    await expect(library.backups.backup(file)).rejects.toThrow(codeOf('PATH_NOT_FOUND'))
  })

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('into a folder that is closed is FOLDER_READ_ONLY', async () => {
    const folder = makeTempDir()
    chmodSync(folder, 0o555)
    await expect(library.backups.backup(folder)).rejects.toThrow(codeOf('FOLDER_READ_ONLY'))
  })

  it('to a drive that is pulled out is PATH_NOT_FOUND', async () => {
    const folder = makeTempDir()
    const jobId = await library.backups.backup(folder)
    rmSync(folder, { recursive: true })
    await expect(library.end(jobId)).rejects.toThrow('PATH_NOT_FOUND')
  })

  it('that is cancelled leaves no file', async () => {
    const folder = makeTempDir()
    const jobId = await library.backups.backup(folder)
    library.jobs.cancel(jobId)
    await expect(library.end(jobId)).rejects.toThrow('CANCELLED')
    await library.backups.close()
    await expect.poll(() => readdirSync(folder)).toEqual([])
  })
})

describe('the daily backup', () => {
  const days = (count: number) => new Date(Date.now() + count * 86_400_000)

  it('is made where there is none and then once a day, where something changed', async () => {
    await library.backups.lookAfter()
    await library.backups.lookAfter()
    expect(library.backups.list()).toMatchObject([{ photos: 18, captions: 18, albums: 1 }])
    library.say(1, { ...somethingSaid(1), caption: '새로' })
    await library.backups.lookAfter(days(2))
    expect(library.backups.list()).toHaveLength(2)
  })

  it('follows an order that has reached the studio', async () => {
    await library.backups.lookAfter()
    const order = library.db.prepare('INSERT INTO orders (order_id, state, created_at, updated_at) VALUES (?, ?, ?, ?)')
    const at = new Date(Date.now() + 1000).toISOString()
    order.run('draft', 'draft', at, at)
    await library.backups.lookAfter()
    expect(library.backups.list()).toHaveLength(1)
    order.run('sent', 'submitted', at, at)
    await library.backups.lookAfter()
    expect(library.backups.list()).toHaveLength(2)
  })

  it('is not made of an empty library', async () => {
    const empty = start()
    await empty.backups.lookAfter()
    expect(empty.backups.list()).toEqual([])
    await empty.stop()
  })

  it('that a kill cut off is not listed, and cleared away with the next', async () => {
    mkdirSync(join(library.dataDir, 'backups'))
    writeFileSync(join(library.dataDir, 'backups', '2026-01-01T00-00-00.000Z_1.db.part'), 'half')
    expect(library.backups.list()).toEqual([])
    await library.backups.lookAfter()
    const names = readdirSync(join(library.dataDir, 'backups'))
    expect(names.filter((name) => name.includes('.part'))).toEqual([])
    expect(library.backups.list()).toHaveLength(1)
  })

  it('follows soon where the journal has grown long', async () => {
    await library.backups.lookAfter()
    await library.backups.lookAfter()
    expect(library.backups.list()).toHaveLength(1)
    const journal = readdirSync(join(library.dataDir, 'journal')).at(-1) ?? ''
    truncateSync(join(library.dataDir, 'journal', journal), 64 * 1024 * 1024)
    await library.backups.lookAfter()
    await library.backups.lookAfter()
    expect(library.backups.list()).toHaveLength(2)
  })

  it('is not begun once the program ends, which waits for what is under way', async () => {
    let ended = false
    const looking = library.backups.lookAfter().then(() => {
      ended = true
    })
    await library.backups.close()
    expect(ended).toBe(true)
    await looking
    await library.backups.lookAfter()
    expect(library.backups.list()).toEqual([])
    expect(existsSync(join(library.dataDir, 'ballast'))).toBe(false)
  })

  it('of a damaged library is not made, and the next start puts it together', async () => {
    await library.backups.lookAfter()
    await library.backups.lookAfter(days(1))
    truncateSync(join(library.dataDir, 'library.db'), 12_288)
    library.say(1, { ...somethingSaid(1), caption: '새로' })
    await library.backups.lookAfter(days(3))
    expect(isMarkedDamaged(library.dataDir)).toBe(true)
    expect(library.backups.list().length).toBeLessThanOrEqual(2)
  })
})

it('what says that the database is damaged is remembered, and a full disk gets the ballast', async () => {
  await library.backups.lookAfter()
  const ballast = join(library.dataDir, 'ballast')
  expect(existsSync(ballast)).toBe(true)
  library.backups.heed(new Error('x'))
  expect(existsSync(ballast)).toBe(true)
  expect(isMarkedDamaged(library.dataDir)).toBe(false)
  // A stick that something is written to is full, and not the library's disk.
  library.backups.heed(Object.assign(new Error('full'), { code: 'ENOSPC' }))
  expect(existsSync(ballast)).toBe(true)
  library.backups.heed(new Database.SqliteError('full', 'SQLITE_FULL'))
  expect(existsSync(ballast)).toBe(false)
  library.backups.heed(new Database.SqliteError('bad', 'SQLITE_CORRUPT_VTAB'))
  expect(isMarkedDamaged(library.dataDir)).toBe(true)
})

describe('restoring', () => {
  it('on another computer brings back all that was said', async () => {
    const path = await writeBackup()
    const other = start()
    expect(await other.end(await other.backups.restore({ path }))).toEqual({ photos: 18, captions: 18, albums: 1 })
    expect(other.words()).toEqual(library.words())
    expect(other.restoredTimes()).toBe(1)
    // Its thumbnails are not there.
    expect(other.db.prepare("SELECT count(*) FROM photos WHERE thumbnail = 'waiting'").pluck().get()).toBe(20)
    await other.stop()
  })

  it('takes back what was said since, and that too can be taken back', async () => {
    const before = library.words()
    const path = await writeBackup()
    library.say(1, { ...somethingSaid(1), caption: '나중에', tags: ['나중'] })
    library.fillAlbum('여름', [7])
    library.fillAlbum('겨울', [8])
    const since = library.words()
    await library.end(await library.backups.restore({ path }))
    expect(library.words()).toEqual(before)
    const [, present] = library.backups.list()
    await library.end(await library.backups.restore({ backupId: present?.backupId ?? '' }))
    expect(library.words()).toEqual(since)
  })

  it('is lasting: a library damaged afterwards is what was restored', async () => {
    const path = await writeBackup()
    library.say(1, { ...somethingSaid(1), caption: '나중에' })
    await library.end(await library.backups.restore({ path }))
    library.say(2, { ...somethingSaid(2), caption: '그 뒤에' })
    const said = library.words()
    await library.stop()
    rmSync(join(library.dataDir, 'library.db'))
    library = start(library.dataDir)
    expect(library.words()).toEqual(said)
    expect(library.backups.health().recovered).toMatchObject({ edits: 1 })
    library.backups.acknowledge()
    expect(library.backups.health()).toEqual({ recovered: null })
  })

  it('waits for its turn among the edits, and what those said before can be brought back', async () => {
    const path = await writeBackup()
    const turn = Promise.withResolvers<void>()
    library.limits.turn = turn.promise
    const restored = library.backups.restore({ path }).then(library.end)
    await expect.poll(() => existsSync(join(library.dataDir, 'restore.part'))).toBe(true)
    library.say(1, { ...somethingSaid(1), caption: '그 사이에' })
    const since = library.words()
    turn.resolve()
    await restored
    expect(library.words().photos[contentOf(1)]?.caption).toBe(somethingSaid(1).caption)
    const [, present] = library.backups.list()
    await library.end(await library.backups.restore({ backupId: present?.backupId ?? '' }))
    expect(library.words()).toEqual(since)
  })

  it('is done also where it can’t be backed up, and no crash brings the old words back', async () => {
    const path = await writeBackup()
    const before = library.words()
    await library.backups.lookAfter()
    library.say(1, { ...somethingSaid(1), caption: '나중에' })
    library.fillAlbum('겨울', [8])
    // To prepare, to back up what there is, and to restore.
    library.limits.threads = 3
    await library.end(await library.backups.restore({ path }))
    expect(library.words()).toEqual(before)
    library.say(2, { ...somethingSaid(2), caption: '그 뒤에' })
    const said = library.words()
    const killed = makeTempDir()
    cpSync(library.dataDir, killed, { recursive: true, filter: (file) => !file.endsWith('lock.db') })
    const again = start(killed)
    expect(again.words()).toEqual(said)
    const backups = again.backups.list().length
    await again.backups.lookAfter()
    expect(again.backups.list()).toHaveLength(backups + 1)
    await again.stop()
  })

  it('keeps the ids of photos, and takes out those that the backup does not know without forgetting them', async () => {
    const path = await writeBackup()
    const idOf = (index: number) => library.db.prepare('SELECT id FROM photos WHERE sha256 = ?').pluck().get(contentOf(index))
    const before = [idOf(1), idOf(19)]
    library.addPhotos(20, 22)
    const later = idOf(21)
    await library.end(await library.backups.restore({ path }))
    expect([idOf(1), idOf(19), idOf(21)]).toEqual([...before, later])
    const photo = library.db.prepare('SELECT caption, removed_at AS removedAt FROM photos WHERE id = ?').get(later)
    expect(photo).toEqual({ caption: somethingSaid(21).caption, removedAt: expect.any(String) })
  })

  it('lets no photo that it takes out stand behind one that stays', async () => {
    const path = await writeBackup()
    library.addPhotos(20, 22)
    const idOf = (index: number) => library.db.prepare('SELECT id FROM photos WHERE sha256 = ?').pluck().get(contentOf(index))
    const put = library.db.prepare('UPDATE photos SET stack_of = ? WHERE id = ?')
    put.run(idOf(1), idOf(20))
    put.run(idOf(20), idOf(21))
    await library.end(await library.backups.restore({ path }))
    const frontOf = library.db.prepare('SELECT stack_of FROM photos WHERE id = ?').pluck()
    expect([frontOf.get(idOf(20)), frontOf.get(idOf(21))]).toEqual([null, idOf(20)])
  })

  it('gives a photo another id where its own is taken, and lets orders and stacks mean it', async () => {
    const other = start()
    other.addPhotos(50, 60)
    other.db.exec(`
      UPDATE photos SET stack_of = 1 WHERE id = 2;
      INSERT INTO orders (order_id, state, created_at, updated_at) VALUES ('sent', 'submitted', '2026', '2026'), ('going', 'uploading', '2026', '2026');
      INSERT INTO order_lines VALUES ('sent', 0, 1, '50.jpg', '4×6', '{}', 'line-0'), ('going', 0, 1, '50.jpg', '4×6', '{}', 'line-0');
      INSERT INTO order_history (order_id, state, at, note, at_studio) VALUES ('sent', 'submitted', '2026', '', 0)`)
    const path = await writeBackup(other)
    await other.stop()
    library.db.exec("INSERT INTO orders (order_id, state, created_at, updated_at) VALUES ('mine', 'draft', '2026', '2026')")
    await library.end(await library.backups.restore({ path }))
    // Not the one that was on its way: it may have been taken back since.
    expect(library.db.prepare('SELECT order_id FROM orders ORDER BY 1').pluck().all()).toEqual(['mine', 'sent'])
    expect(library.db.prepare('SELECT sha256 FROM order_lines JOIN photos ON photos.id = photo_id').pluck().all()).toEqual([contentOf(50)])
    expect(library.db.prepare('SELECT count(*) FROM order_history').pluck().get()).toBe(1)
    const stacked = 'SELECT front.sha256 FROM photos AS behind JOIN photos AS front ON front.id = behind.stack_of WHERE behind.sha256 = ?'
    expect(library.db.prepare(stacked).pluck().get(contentOf(51))).toBe(contentOf(50))
  })

  const spoilers: [string, string, (path: string) => void][] = [
    ['something else', 'NOT_A_BACKUP', (path) => writeFileSync(path, 'a letter to grandmother')],
    ['an empty file', 'NOT_A_BACKUP', (path) => writeFileSync(path, '')],
    ['a file cut short', 'NOT_A_BACKUP', (path) => truncateSync(path, 20_000)],
    ['a header alone', 'NOT_A_BACKUP', (path) => truncateSync(path, 100)],
    ['a page of noise', 'NOT_A_BACKUP', (path) => writeFileSync(path, readFileSync(path).fill(0x55, 4096, 12_288))],
    ['another program’s database', 'NOT_A_BACKUP', (path) => change(path, 'CREATE TABLE x (y); PRAGMA application_id = 7')],
    ['a library without its tables', 'NOT_A_BACKUP', (path) => change(path, 'DROP TABLE photo_tags')],
    ['a library of strange rows', 'NOT_A_BACKUP', (path) => change(path, "UPDATE photos SET exposure = 'x' WHERE id = 3")],
    ['a view in place of a table', 'NOT_A_BACKUP', (path) => change(path, 'DROP TABLE albums; CREATE VIEW albums AS SELECT 1 AS id')],
    ['a newer program’s backup', 'BACKUP_TOO_NEW', (path) => change(path, 'PRAGMA user_version = 99')],
  ]

  it.each(spoilers)('%s is %s, and changes nothing', async (_, code, spoil) => {
    const path = await writeBackup()
    spoil(path)
    library.say(4, { ...somethingSaid(4), caption: '지금' })
    const before = library.words()
    const restoring = library.backups
      .restore({ path })
      .then(library.end, (error: Error & { code: string }) => Promise.reject(new Error(error.code)))
    await expect(restoring).rejects.toThrow(code)
    expect(library.words()).toEqual(before)
    expect(readdirSync(library.dataDir).filter((name) => name.includes('.part'))).toEqual([])
  })

  function change(path: string, sql: string): void {
    const db = new Database(path)
    db.exec(sql)
    db.close()
  }

  it('from nowhere is an error at once', async () => {
    await expect(library.backups.restore({ path: '/not/there' })).rejects.toThrow(codeOf('PATH_NOT_FOUND'))
    await expect(library.backups.restore({ path: makeTempDir() })).rejects.toThrow(codeOf('NOT_A_BACKUP'))
    for (const backupId of ['', '../library', '2026-01-01T00-00-00.000Z_1']) {
      await expect(library.backups.restore({ backupId })).rejects.toThrow(codeOf('BACKUP_NOT_FOUND'))
    }
  })

  it('from a drive that is pulled out is PATH_NOT_FOUND', async () => {
    const path = await writeBackup()
    const jobId = await library.backups.restore({ path })
    rmSync(path)
    await expect(library.end(jobId)).rejects.toThrow('PATH_NOT_FOUND')
  })

  it.skipIf(process.platform === 'win32')('from a pipe is an error at once, and waits for nobody', async () => {
    const path = join(makeTempDir(), 'pipe.sajingwan')
    execFileSync('mkfifo', [path])
    await expect(library.backups.restore({ path })).rejects.toThrow(codeOf('NOT_A_BACKUP'))
  })

  it('takes one of the app’s own backups, also one that was carried elsewhere', async () => {
    await library.backups.lookAfter()
    const [own] = listBackups(library.dataDir)
    const path = join(makeTempDir(), 'copy.sajingwan')
    copyFileSync(backupPath(library.dataDir, own?.id ?? ''), path)
    const other = start()
    await other.end(await other.backups.restore({ path }))
    expect(other.words()).toEqual(library.words())
    await other.stop()
  })
})
