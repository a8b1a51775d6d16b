import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { openDatabase } from '#core/database/open-database.ts'
import { colourOf, writePhoto } from '#tests/support/photos.ts'
import { createRandom } from '#tests/support/random.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'

// `FAULT_RUNS=100 FAULT_SEED=7` for more of it. The same seed kills after the same ticks; what the machine did by then varies.
const RUNS = Number(process.env.FAULT_RUNS ?? 6)
const SEED = Number(process.env.FAULT_SEED ?? 20_260_601)
const PHOTOS = 150
/** Of one import that nobody kills: each photo is asked for and answered, scanned and made. */
const TICKS = PHOTOS * 4

const CHILD = join(import.meta.dirname, 'import-child.ts')

type Row = { id: number; sha256: string; path: string; thumbnail: string; width: number; height: number; likeness: string | null }

/** Photos, two of them twice, and what can't be taken in. */
async function writeFolder(): Promise<string> {
  const folder = makeTempDir()
  for (let number = 0; number < PHOTOS; number += 1) {
    await writePhoto(join(folder, `${number % 7}`, `photo-${number}.jpg`), { colour: colourOf(number) })
  }
  for (const number of [3, 4]) copyFileSync(join(folder, `${number}`, `photo-${number}.jpg`), join(folder, `copy-${number}.jpg`))
  writeFileSync(join(folder, 'bad.jpg'), 'no photo')
  return folder
}

function fingerprints(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map(({ parentPath, name }) => {
    const path = join(parentPath, name)
    return `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')} ${statSync(path, { bigint: true }).mtimeNs}`
  })
}

/** Runs the program; kills it after so many ticks, unless it ends before. Returns how it ended. */
async function run(dataDir: string, folder: string, killAfter: number): Promise<'killed' | 'ended'> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CHILD, dataDir, folder])
  const exit = once(child, 'exit') as Promise<[number | null, string | null]>
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => {
    words += chunk.toString()
  })
  let ticks = 0
  child.stdout.on('data', (chunk: Buffer) => {
    ticks += chunk.length
    if (ticks > killAfter) child.kill('SIGKILL')
  })
  const [code, signal] = await exit
  if (signal === 'SIGKILL') return 'killed'
  expect({ code, words }).toEqual({ code: 0, words: '' })
  return 'ended'
}

async function checkLibrary(dataDir: string): Promise<Row[]> {
  const { db, close } = openDatabase(dataDir)
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
    const rows = db.prepare('SELECT id, sha256, path, thumbnail, width, height, likeness FROM photos').all() as Row[]
    expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length)
    for (const row of rows) await checkRow(row, dataDir)
    return rows
  } finally {
    close()
  }
}

/** What is said to be made is there, whole. */
async function checkRow({ sha256, path, thumbnail, width, height, likeness }: Row, dataDir: string): Promise<void> {
  expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256)
  expect({ width, height }).toEqual({ width: 96, height: 64 })
  if (thumbnail !== 'made') return
  expect(likeness).toMatch(/^[0-9a-f]{16}$/)
  const file = join(dataDir, 'thumbnails', 'grid', sha256.slice(0, 2), `${sha256}.jpg`)
  const { info } = await sharp(file, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true })
  expect(info).toMatchObject({ width: 96, height: 64 })
}

it(`an import that is killed ${RUNS} times is whole each time, and complete in the end (seed ${SEED})`, {
  timeout: 30_000 + RUNS * 15_000,
}, async () => {
  const random = createRandom(SEED)
  const folder = await writeFolder()
  const before = fingerprints(folder)
  let dataDir = makeTempDir()
  let killed = 0
  let known = 0
  while (killed < RUNS) {
    const end = await run(dataDir, folder, Math.floor(random() * TICKS * 0.6))
    const rows = await checkLibrary(dataDir)
    expect(rows.length).toBeGreaterThanOrEqual(known)
    known = rows.length
    if (end === 'killed') killed += 1
    else {
      expectComplete(rows)
      dataDir = makeTempDir()
      known = 0
    }
  }
  await run(dataDir, folder, Number.POSITIVE_INFINITY)
  expectComplete(await checkLibrary(dataDir))
  const { db, close } = openDatabase(dataDir)
  expect(db.prepare('SELECT count(*) FROM unfinished_imports').pluck().get()).toBe(0)
  close()
  expect(fingerprints(folder)).toEqual(before)
})

function expectComplete(rows: readonly Row[]): void {
  expect(rows).toHaveLength(PHOTOS)
  expect(rows.filter(({ thumbnail }) => thumbnail !== 'made')).toEqual([])
}
