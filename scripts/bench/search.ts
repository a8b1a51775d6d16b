import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { say } from '../setup/console-log.ts'
import type { BenchArea, BenchRow } from './harness.ts'
import { makePhoto } from './search-engines/captions.ts'
import type { EngineReport, EngineTask } from './search-engines/engine-process.ts'
import type { EngineName } from './search-engines/engines.ts'
import { makeLibrary } from './search-engines/make-library.ts'
import { QUERIES, toPlainPhoto } from './search-engines/queries.ts'

type Ready = Extract<EngineReport, { kind: 'ready' }>
type Done = Extract<EngineReport, { kind: 'done' }>

/** What design allows, the times in ms and the memory in MB. */
type Allowed = { p50: number; p95: number; start: number; rebuild: number; edit: number; memory: number }

/** Photos that every engine's answers are judged by. */
const JUDGED = 10_000
const SLOWEST_START_MS = 60_000
const HEAP_MB = 4096
const script = fileURLToPath(new URL('./search-engines/engine-process.ts', import.meta.url))

export const search: BenchArea = {
  name: 'search',
  measure: () =>
    measureSearch({
      photos: 100_000,
      runs: 7,
      rivals: ['minisearch', 'flexsearch', 'flexsearch-full'],
      allowed: { p50: 5, p95: 20, start: 100, rebuild: 1500, edit: 5, memory: 25 },
    }),
}

/** Some minutes, so only where it is asked for by name. */
export const searchMillion: BenchArea = {
  name: 'search-million',
  onRequest: true,
  measure: () =>
    measureSearch({
      photos: 1_000_000,
      runs: 5,
      // FlexSearch's full tokenizer would take some 15 GB.
      rivals: ['minisearch', 'flexsearch'],
      allowed: { p50: 40, p95: 120, start: 500, rebuild: 15_000, edit: 10, memory: 130 },
    }),
}

type Plan = { photos: number; runs: number; rivals: EngineName[]; allowed: Allowed }

async function measureSearch({ photos, runs, rivals, allowed }: Plan): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sajingwan-bench-'))
  const expected = judge()
  const rows: BenchRow[] = []
  try {
    makeLibrary(folder, photos)
    const task = { folder, photos, judged: JUDGED, runs }
    for (const engine of ['ours', 'kept', 'like', ...rivals] satisfies EngineName[]) {
      say(`  ${engine}, ${photos} photos…`)
      const measured = await runEngine({ ...task, engine })
      if (typeof measured === 'string') say(`  ${engine} is left out: ${measured}.`)
      else rows.push(...rowsOf(engine, measured, expected, allowed))
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return rows
}

/** Its figures, or why there are none. */
function runEngine(task: EngineTask): Promise<{ ready: Ready; done: Done } | string> {
  const child = fork(script, {
    execArgv: ['--expose-gc', `--max-old-space-size=${HEAP_MB}`, '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
  })
  return new Promise((resolve) => {
    let ready: Ready | undefined
    const giveUp = setTimeout(() => {
      resolve(`its index takes over ${SLOWEST_START_MS / 1000} s`)
      child.kill('SIGKILL')
    }, SLOWEST_START_MS)
    child.on('message', (report: EngineReport) => {
      clearTimeout(giveUp)
      if (report.kind === 'ready') ready = report
      else if (ready) resolve({ ready, done: report })
    })
    child.on('exit', (code) => {
      clearTimeout(giveUp)
      resolve(`its process ended with ${code}, as it does over ${HEAP_MB} MB`)
    })
    child.send(task)
  })
}

function rowsOf(
  engine: EngineName,
  { ready, done }: { ready: Ready; done: Done },
  expected: readonly number[][],
  allowed: Allowed,
): BenchRow[] {
  const [like, ...own] = done.rows
  if (!like) return []
  if (engine === 'kept') return [single('ours: start from the kept index', ready.startMs, allowed.start)]
  if (engine === 'like')
    return [{ ...like, name: 'SQL LIKE %할머니%' }, ...percentiles(engine, own), ...judgedRows(engine, done.found, expected)]
  const limits: Partial<Allowed> = engine === 'ours' ? allowed : {}
  return [
    ...(engine === 'ours' ? own.map((row) => ({ ...row, name: `ours: ${row.name}` })) : []),
    ...percentiles(engine, own),
    single(`${engine}: index all`, ready.startMs, limits.rebuild),
    ...(done.editMs === undefined ? [] : [single(`${engine}: an edit until found`, done.editMs, limits.edit)]),
    single(`${engine}: memory, in MB`, Math.max(ready.memoryMb, done.memoryMb), limits.memory),
    ...judgedRows(engine, done.found, expected),
  ]
}

/** The middle query and the slowest but one in twenty, by their medians; ratios are to LIKE in the same process. */
function percentiles(engine: EngineName, rows: readonly BenchRow[]): BenchRow[] {
  const sorted = rows.toSorted((a, b) => a.medianMs - b.medianMs)
  return [50, 95].flatMap((percent) => {
    const row = sorted[Math.ceil((sorted.length * percent) / 100) - 1]
    return row ? [{ ...row, name: `${engine}: p${percent} of ${rows.length} queries` }] : []
  })
}

/** How much of what should be found is, and how much of what is found should be. */
function judgedRows(engine: EngineName, found: readonly number[][], expected: readonly number[][]): BenchRow[] {
  let hits = 0
  let whole = 0
  for (const [at, ids] of found.entries()) {
    const right = new Set(expected[at])
    const own = ids.filter((id) => right.has(id)).length
    hits += own
    if (own === right.size && own === ids.length) whole += 1
  }
  const total = (lists: readonly number[][]) => lists.reduce((sum, list) => sum + list.length, 0)
  return [
    single(`${engine}: recall, in %`, (100 * hits) / total(expected), 100),
    single(`${engine}: precision, in %`, (100 * hits) / total(found), 100),
    single(`${engine}: queries answered just right, of ${expected.length}`, whole, expected.length),
  ]
}

/** One figure; its ratio is to what is allowed or should be. */
function single(name: string, value: number, reference = Number.NaN): BenchRow {
  return { area: 'search', name, medianMs: value, minMs: value, maxMs: value, ratio: value / reference, runs: 1 }
}

/** What each query has to find among the first photos. */
function judge(): number[][] {
  const photos = Array.from({ length: JUDGED }, (_, index) => ({ id: index + 1, plain: toPlainPhoto(makePhoto(index + 1)) }))
  return QUERIES.map(({ means }) => photos.filter(({ plain }) => means(plain)).map(({ id }) => id))
}
