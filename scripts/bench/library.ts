import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import sharp from 'sharp'
import { type Core, createCore } from '../../src/main/core/create-core.ts'
import { createNodeHost } from '../../src/main/hosts/node-host.ts'
import type { PhotoFilter } from '../../src/shared/contract/photos.ts'
import { makeBigLibrary } from '../../tests/support/big-library.ts'
import { consoleLog, say } from '../setup/console-log.ts'
import { ensureSamples } from '../setup/ensure-samples.ts'
import { type BenchArea, type BenchRow, compare } from './harness.ts'

const folder = join(import.meta.dirname, '..', '..', 'resources', 'demo', 'photos')
const PHOTOS = 100_000
const FIRST_PAGE = 2_000
const PAGE = 20_000
const NS_PER_MS = 1_000_000
const ALLOWED_HOLD_MS = 50

export const library: BenchArea = {
  name: 'library',
  async measure() {
    await ensureSamples(say)
    return [...(await measureImport()), ...(await measureBigLibrary())]
  },
}

async function measureImport(): Promise<BenchRow[]> {
  const photos = (await readdir(folder)).map((name) => join(folder, name))
  return await compare(
    'library',
    { name: `sharp alone, ${photos.length} thumbnails, all cores (floor)`, run: () => Promise.all(photos.map(shrink)) },
    [{ name: 'library.import of the same folder', run: importOnce }],
    5,
  )
}

function shrink(path: string): Promise<Buffer> {
  return sharp(path).autoOrient().resize(512, 512, { fit: 'inside' }).jpeg({ quality: 80 }).toBuffer()
}

/** Into an empty library, with its processes, hashes, metadata and database. */
async function importOnce(): Promise<void> {
  await withCore(async (core) => {
    await core.jobs.waitFor(await core.imports.importSamples())
  })
}

/** What a window asks of a library of 100,000, beside the plainest statement that reads as much. */
async function measureBigLibrary(): Promise<BenchRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sajingwan-bench-'))
  try {
    makeBigLibrary(dataDir, { photos: PHOTOS })
    const start = await compare('library', { name: `plain SELECT of all ${PHOTOS} rows (floor)`, run: () => readPlainly(dataDir) }, [
      {
        name: `start, and photos.index of the first ${FIRST_PAGE}`,
        run: () => withCore((core) => core.library.index({ limit: FIRST_PAGE }), dataDir),
      },
    ])
    return await withCore(async (core) => {
      const questions = [
        { name: `photos.index, the first ${FIRST_PAGE}`, run: () => core.library.index({ limit: FIRST_PAGE }) },
        { name: `photos.index, all ${PHOTOS}`, run: () => readIndex(core, {}) },
        { name: 'photos.index, tagged and three stars or more', run: () => readIndex(core, { tagged: true, minRating: 3 }) },
        { name: 'photos.facets', run: () => core.library.facets({}) },
        { name: 'a tag for 10,000 photos, and undo', run: () => tagAndUndo(core) },
      ]
      const rows = await compare(
        'library',
        { name: `plain SELECT of all ${PHOTOS} rows (floor)`, run: () => readPlainly(dataDir) },
        questions,
      )
      const holds: BenchRow[] = []
      for (const question of questions) holds.push(await longestHold(question))
      return [...start, ...rows.slice(1), ...holds]
    }, dataDir)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

function readPlainly(dataDir: string): void {
  const db = new Database(join(dataDir, 'library.db'), { readonly: true })
  db.prepare('SELECT id, taken_at, width, height FROM photos').all()
  db.close()
}

async function readIndex(core: Core, filter: PhotoFilter): Promise<void> {
  let cursor: string | undefined
  do {
    cursor = (await core.library.index({ filter, limit: PAGE, cursor })).cursor
  } while (cursor !== undefined)
}

async function tagAndUndo(core: Core): Promise<void> {
  const { ids } = await core.library.index({ limit: 10_000 })
  await core.edits.update(ids, { addTags: ['벤치'] })
  await core.edits.undo()
}

/** How long other work had to wait at most; its ratio is to the 50 ms that are allowed. */
async function longestHold({ name, run }: { name: string; run(): unknown }): Promise<BenchRow> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await run()
  await setTimeout(2)
  delay.disable()
  const heldMs = delay.max / NS_PER_MS
  return {
    area: 'library',
    name: `main thread held by: ${name}`,
    medianMs: heldMs,
    minMs: heldMs,
    maxMs: heldMs,
    ratio: heldMs / ALLOWED_HOLD_MS,
    runs: 1,
  }
}

async function withCore<Result>(work: (core: Core) => Promise<Result>, dataDir?: string): Promise<Result> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'sajingwan-bench-')))
  const core = await createCore(await createNodeHost({ dataDir: folder, log: consoleLog }))
  try {
    return await work(core)
  } finally {
    await core.close()
    if (dataDir === undefined) await rm(folder, { recursive: true, force: true })
  }
}
