import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { contentOf, openFixture, somethingSaid } from './library-fixture.ts'
import { copyLibrary } from './write-backup.ts'

const RUNS = Number(process.env.FAULT_RUNS ?? 5)
const TIMEOUT_MS = 60_000 + RUNS * 10_000
const PHOTOS = 200
const ROOT = join(import.meta.dirname, '..', '..', '..', '..')

const BEGIN = `
  const { openFixture, somethingSaid } = await import('#core/backup/library-fixture.ts')
  const { runDatabaseTask } = await import('#core/backup/run-database-task.ts')
  const [dataDir, path] = process.argv.slice(1)
  const library = openFixture(dataDir)
  const script = new URL(import.meta.resolve('#core/backup/database-worker.ts'))
  const run = (task) => runDatabaseTask(script, { dataDir, ...task })
  const pause = () => new Promise((resolve) => setImmediate(resolve))`

/** Says one thing after the other and tells what it has said, while its threads settle and back up. */
const EDITS = `${BEGIN}
  const work = async () => {
    for (;;) {
      await run({ kind: 'settle' })
      await run({ kind: 'own-backup', number: library.journal.begin() })
    }
  }
  void work()
  for (let count = 1; ; count++) {
    const index = (count * 7) % ${PHOTOS}
    library.say(index, { ...somethingSaid(index), caption: String(count) })
    console.log(index + ' ' + count)
    await pause()
  }`

const RESTORES = `${BEGIN}
  for (;;) {
    await run({ kind: 'prepare-restore', path })
    console.log('prepared')
    await run({ kind: 'restore', number: library.journal.begin() })
    library.say(5, { ...somethingSaid(5), caption: '그 뒤' })
  }`

/** Runs a program until it has told so many lines, and then kills it. Answers with all that it told. */
async function killAfter(lines: number, script: string, ...args: string[]): Promise<string[]> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const told: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(line)
    if (told.length === lines) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
  return told
}

function makeLibrary(): string {
  const dataDir = makeTempDir()
  const library = openFixture(dataDir)
  library.addPhotos(0, PHOTOS)
  library.fillAlbum('여름', [1, 2, 3])
  library.backUp()
  library.close()
  return dataDir
}

it(
  `no caption is lost by a kill among edits, settling and backups (${RUNS} kills)`,
  async () => {
    const dataDir = makeLibrary()
    for (let run = 0; run < RUNS; run++) {
      const told = await killAfter(60 + ((run * 97) % 400), EDITS, dataDir)
      const said = new Map(told.map((line) => line.split(' ').map(Number) as [number, number]))
      const onlyJournal = makeTempDir()
      cpSync(dataDir, onlyJournal, { recursive: true })
      for (const name of readdirSync(onlyJournal).filter((one) => one.startsWith('library.'))) rmSync(join(onlyJournal, name))
      for (const folder of [dataDir, onlyJournal]) {
        const library = openFixture(folder)
        expect(library.db.pragma('integrity_check', { simple: true })).toBe('ok')
        const { photos } = library.words()
        expect(Object.keys(photos)).toHaveLength(PHOTOS)
        // The last one may be there without having been told.
        for (const [index, count] of said) expect(Number(photos[contentOf(index)]?.caption)).toBeGreaterThanOrEqual(count)
        library.close()
      }
    }
  },
  TIMEOUT_MS,
)

it(
  `a kill while restoring leaves the library as it was or as it shall be (${RUNS} kills)`,
  async () => {
    const dataDir = makeLibrary()
    const path = join(makeTempDir(), 'backup.sajingwan')
    let library = openFixture(dataDir)
    copyLibrary(library.db, path)
    const restored = library.words()
    library.say(5, { ...somethingSaid(5), caption: '그 뒤' })
    const before = library.words()
    library.close()
    for (let run = 0; run < RUNS; run++) {
      await killAfter(1 + (run % 4), RESTORES, dataDir, path)
      library = openFixture(dataDir)
      expect(library.db.pragma('integrity_check', { simple: true })).toBe('ok')
      expect([before, restored]).toContainEqual(library.words())
      library.close()
    }
  },
  TIMEOUT_MS,
)
