import { performance } from 'node:perf_hooks'

/** One way of doing a thing. `run` is timed as a whole; what it needs is made before, in `area`. */
export type Candidate = { name: string; run(): unknown }

export type BenchRow = {
  area: string
  name: string
  /** Wall time of one run, in ms. */
  medianMs: number
  minMs: number
  maxMs: number
  /** This median to the baseline's, of the same run of the bench: what to trust on a machine whose speed drifts. */
  ratio: number
  runs: number
}

/** `onRequest`: left out where no area is named. */
export type BenchArea = { name: string; onRequest?: boolean; measure(): Promise<BenchRow[]> }

/** Times the baseline and the others in turn, A B C A B C …, after one round that is not counted. The baseline's row comes first. */
export async function compare(area: string, baseline: Candidate, others: readonly Candidate[], runs = 7): Promise<BenchRow[]> {
  const candidates = [baseline, ...others]
  const times = candidates.map((): number[] => [])
  for (let round = 0; round <= runs; round++) {
    for (const [index, candidate] of candidates.entries()) {
      const took = await time(candidate)
      if (round > 0) times[index]?.push(took)
    }
  }
  const [reference = 1] = times.map(median)
  return candidates.map(({ name }, index) => {
    const own = times[index] ?? []
    return { area, name, medianMs: median(own), minMs: Math.min(...own), maxMs: Math.max(...own), ratio: median(own) / reference, runs }
  })
}

async function time({ run }: Candidate): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function formatTable(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => [
    row.area,
    row.name,
    row.medianMs.toFixed(2),
    row.minMs.toFixed(2),
    row.maxMs.toFixed(2),
    Number.isNaN(row.ratio) ? '–' : row.ratio.toFixed(2),
  ])
  const lines = [['area', 'what', 'median ms', 'min', 'max', 'ratio'], ...cells]
  const widths = lines[0]?.map((_cell, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  return lines
    .map((line) =>
      line.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
    )
    .join('\n')
}
