// One engine in a process of its own, started with --expose-gc: what it weighs is then its own, and so is what it does to the heap.
import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { type BenchRow, compare } from '../harness.ts'
import { makePhoto } from './captions.ts'
import { ENGINES, type Engine, type EngineName } from './engines.ts'
import { openWriter } from './make-library.ts'
import { QUERIES } from './queries.ts'

export type EngineTask = { engine: EngineName; folder: string; photos: number; judged: number; runs: number }
export type EngineReport =
  | { kind: 'ready'; startMs: number; memoryMb: number }
  | { kind: 'done'; rows: BenchRow[]; editMs?: number; memoryMb: number; found: number[][] }

const EDITS = 15
const MB = 1_000_000

const tell = (report: EngineReport) => process.send?.(report)

process.once('message', async (task: EngineTask) => {
  const before = await weigh()
  const start = performance.now()
  const engine = await ENGINES[task.engine](task)
  const startMs = performance.now() - start
  tell({ kind: 'ready', startMs, memoryMb: (await weigh()) - before })

  const found = QUERIES.map(({ text, typing }) => [...engine.find(text, typing)].filter((id) => id <= task.judged))
  const memoryMb = (await weigh()) - before
  const like = await ENGINES.like(task)
  const rows = await compare(
    'search',
    { name: 'SQL LIKE', run: () => like.find('%할머니%', false) },
    QUERIES.map(({ text, typing }) => ({ name: text, run: () => engine.find(text, typing) })),
    task.runs,
  )
  const editMs = timeEdits(engine, task)
  tell({ kind: 'done', rows, memoryMb, found, ...(editMs === undefined ? {} : { editMs }) })
  process.disconnect()
})

/** From a changed caption until it is found, by a word that few captions have, so that the search itself costs little. */
function timeEdits(engine: Engine, { folder, photos }: EngineTask): number | undefined {
  if (!engine.change) return undefined
  const write = openWriter(folder)
  const times = Array.from({ length: EDITS }, (_, edit) => {
    const photo = { ...makePhoto(1 + ((edit * 7919) % photos)), caption: `할머니 모노레일 ${edit}` }
    write(photo.id, photo.caption)
    const start = performance.now()
    engine.change?.(photo)
    const ids = [...engine.find('모노레일', false)]
    const took = performance.now() - start
    if (!ids.includes(photo.id)) throw new Error(`photo ${photo.id} was not found after its edit`)
    return took
  })
  return median(times)
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0
}

/** In MB: the heap and what hangs on it. */
async function weigh(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.()
    await setImmediate()
  }
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / MB
}
