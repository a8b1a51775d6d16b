import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { backupPath, listBackups } from '../backup/backup-ids.ts'
import { readRecovery } from '../backup/recover-library.ts'
import { migrations } from './migrations.ts'
import { migrate, openDatabase } from './open-database.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..')
const codeOf = (code: string) => expect.objectContaining({ code })

/** Runs a script in a Node of its own in this project; its lines come one by one. */
function startScript(script: string, ...args: string[]) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { child, nextLine: async () => String((await lines.next()).value) }
}

const OPEN = `
  const { openDatabase } = await import('#core/database/open-database.ts')
  const [dataDir, uid] = process.argv.slice(1)
  if (uid) process.setuid(Number(uid))
  try {
    // Held on to: what nobody holds is collected, and its lock with it.
    globalThis.library = openDatabase(dataDir)
    console.log('open')
    setInterval(() => {}, 1000)
  } catch (error) {
    console.log(error.code)
  }`

describe('a new library', () => {
  it('is made in a folder that does not exist yet, with every table', () => {
    const { db, close } = openDatabase(join(makeTempDir(), '새 폴더', 'demo'))
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all()
    expect(tables).toEqual(
      expect.arrayContaining(['photos', 'photo_tags', 'orders', 'order_lines', 'order_history', 'settings', 'unfinished_imports']),
    )
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length)
    close()
  })

  it('survives a power cut, as far as SQLite can promise it', () => {
    const { db, close } = openDatabase(makeTempDir())
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(db.pragma('busy_timeout', { simple: true })).toBe(5000)
    close()
  })
})

describe('a library from before', () => {
  it('keeps what is in it, and takes no step twice', () => {
    const dataDir = makeTempDir()
    const first = openDatabase(dataDir)
    first.db.prepare("INSERT INTO settings (key, value) VALUES ('locale', '\"en\"')").run()
    first.close()
    const second = openDatabase(dataDir)
    expect(second.db.prepare('SELECT value FROM settings').pluck().all()).toEqual(['"en"'])
    second.close()
  })

  it('gets only the steps that it lacks', () => {
    const db = new Database(':memory:')
    const steps = ['CREATE TABLE a (x)', 'CREATE TABLE b (x)', 'CREATE TABLE c (x)']
    migrate(db, steps.slice(0, 1))
    migrate(db, steps)
    expect(db.prepare('SELECT name FROM sqlite_master ORDER BY name').pluck().all()).toEqual(['a', 'b', 'c'])
    expect(db.pragma('user_version', { simple: true })).toBe(3)
  })

  it('stays as it was where a step fails: nothing of the step, and its version', () => {
    const db = new Database(':memory:')
    expect(() => migrate(db, ['CREATE TABLE a (x)', 'CREATE TABLE b (x); CREATE TABLE b (x)'])).toThrow(/already exists/)
    expect(db.prepare('SELECT name FROM sqlite_master').pluck().all()).toEqual(['a'])
    expect(db.pragma('user_version', { simple: true })).toBe(1)
  })

  it('of the first version keeps every word, order and setting, and is backed up before', () => {
    const dataDir = makeTempDir()
    const old = new Database(join(dataDir, 'library.db'))
    migrate(old, migrations.slice(0, 1))
    old.exec(`
      INSERT INTO photos (id, sha256, bytes, path, modified_ms, file_name, taken_at, width, height, colour, caption, rating, favorite, added_at)
        VALUES (3, 'a', 10, '/사진/바다.PNG', 1, '바다.PNG', '2024-05-04T10:23:11', 40, 30, '#ffffff', '할머니와 바다', 4, 1, '2025-01-01');
      INSERT INTO photo_tags VALUES (3, '가족'), (3, '바다');
      INSERT INTO settings VALUES ('locale', '"en"');
      INSERT INTO unfinished_imports VALUES ('job', '["/사진"]');
      INSERT INTO orders (order_id, state, number, created_at, updated_at) VALUES ('o', 'submitted', '12', '2025', '2025');
      INSERT INTO order_lines VALUES ('o', 0, 3, '바다.PNG', '4×6', '{}');
      INSERT INTO order_history VALUES (1, 'o', 'submitted', '2025', '', 0)`)
    old.close()
    const { db, close } = openDatabase(dataDir)
    expect(db.prepare('SELECT id, caption, rating, favorite, format, thumbnail, removed_at FROM photos').get()).toEqual({
      ...{ id: 3, caption: '할머니와 바다', rating: 4, favorite: 1, format: 'png', thumbnail: 'waiting', removed_at: null },
    })
    expect(db.prepare('SELECT tag FROM photo_tags ORDER BY tag').pluck().all()).toEqual(['가족', '바다'])
    expect(db.prepare('SELECT number, photo_id FROM orders JOIN order_lines USING (order_id)').all()).toEqual([
      { number: '12', photo_id: 3 },
    ])
    expect(db.prepare('SELECT prints, photo_count, photo_ids FROM order_contents').raw().all()).toEqual([[0, 1, '[3]']])
    for (const table of ['settings', 'unfinished_imports', 'order_history']) {
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(1)
    }
    close()
    const [backup = { id: '' }, ...others] = listBackups(dataDir)
    expect(others).toEqual([])
    const before = new Database(backupPath(dataDir, backup.id), { readonly: true })
    expect(before.pragma('user_version', { simple: true })).toBe(1)
    expect(before.prepare('SELECT caption FROM photos').pluck().all()).toEqual(['할머니와 바다'])
    before.close()
    openDatabase(dataDir).close()
    expect(listBackups(dataDir)).toHaveLength(1)
  })

  it('made by a newer program is refused and left alone', () => {
    const dataDir = makeTempDir()
    const { db, close } = openDatabase(dataDir)
    db.pragma(`user_version = ${migrations.length + 1}`)
    close()
    expect(() => openDatabase(dataDir)).toThrow(codeOf('DATA_TOO_NEW'))
    // The refusal lets go of the folder: a newer program can open it.
    const newer = new Database(join(dataDir, 'library.db'))
    expect(newer.pragma('user_version', { simple: true })).toBe(migrations.length + 1)
    newer.close()
    expect(() => openDatabase(dataDir)).toThrow(codeOf('DATA_TOO_NEW'))
  })

  it('made by a newer program is not taken for damaged afterwards, also where that one was killed', () => {
    const [dataDir, killed] = [makeTempDir(), makeTempDir()]
    const { db, close } = openDatabase(dataDir)
    db.pragma(`user_version = ${migrations.length + 1}`)
    db.exec("INSERT INTO settings VALUES ('locale', '1')")
    for (const name of ['library.db', 'library.db-wal', 'library.seal']) copyFileSync(join(dataDir, name), join(killed, name))
    close()
    expect(() => openDatabase(killed)).toThrow(codeOf('DATA_TOO_NEW'))
    const newer = new Database(join(killed, 'library.db'))
    newer.pragma(`user_version = ${migrations.length}`)
    newer.close()
    const opened = openDatabase(killed)
    expect(opened.db.prepare('SELECT value FROM settings').pluck().get()).toBe('1')
    expect(readRecovery(killed)).toBeNull()
    opened.close()
  })
})

describe('a second program on the same folder', () => {
  it('is kept out, and let in once the first has closed', () => {
    const dataDir = makeTempDir()
    const { close } = openDatabase(dataDir)
    expect(() => openDatabase(dataDir)).toThrow(codeOf('DATA_IN_USE'))
    close()
    openDatabase(dataDir).close()
  })

  it('is kept out also where it is another process, until that one is gone, even by kill -9', async () => {
    const dataDir = makeTempDir()
    const first = startScript(OPEN, dataDir)
    expect(await first.nextLine()).toBe('open')
    expect(() => openDatabase(dataDir)).toThrow(codeOf('DATA_IN_USE'))
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')
    openDatabase(dataDir).close()
  })
})

describe('a folder that can not be written to', () => {
  it('where a file stands in its place is DATA_READ_ONLY', () => {
    const path = join(makeTempDir(), 'file')
    writeFileSync(path, '')
    expect(() => openDatabase(path)).toThrow(codeOf('DATA_READ_ONLY'))
  })

  const isRoot = process.getuid?.() === 0

  // Root may write anywhere, so root tries it as nobody.
  it.skipIf(process.platform === 'win32')('for want of permission is DATA_READ_ONLY, with its path', async () => {
    const dataDir = makeTempDir()
    const folder = join(dataDir, 'read-only')
    mkdirSync(folder)
    chmodSync(folder, 0o555)
    if (isRoot) {
      // So that nobody can get there at all: temporary folders are their maker's own.
      for (const own of [dataDir, dirname(dataDir)]) chmodSync(own, 0o755)
      const { nextLine } = startScript(OPEN, folder, '65534')
      expect(await nextLine()).toBe('DATA_READ_ONLY')
    } else {
      expect(() => openDatabase(folder)).toThrow(expect.objectContaining({ code: 'DATA_READ_ONLY', data: { path: folder } }))
    }
    rmSync(folder, { recursive: true })
  })
})

it('a damaged lock file keeps nobody out: there is nothing in it to lose', () => {
  const dataDir = makeTempDir()
  writeFileSync(join(dataDir, 'lock.db'), 'no database at all'.repeat(100))
  const opened = openDatabase(dataDir)
  expect(() => openDatabase(dataDir)).toThrow(expect.objectContaining({ code: 'DATA_IN_USE' }))
  opened.close()
})
