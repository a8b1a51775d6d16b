import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
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
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { child, nextLine: async () => String((await lines.next()).value) }
}

const OPEN = `
  const { openDatabase } = await import('#core/database/open-database.ts')
  const [dataDir, uid] = process.argv.slice(1)
  if (uid) process.setuid(Number(uid))
  try {
    openDatabase(dataDir)
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
      const { nextLine, child } = startScript(OPEN, folder, '65534')
      expect(await nextLine()).toBe('DATA_READ_ONLY')
      child.kill('SIGKILL')
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
