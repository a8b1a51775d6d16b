// `npm run faults [-- --rounds N --kills N --photos N --seed N]`: orders over a line that does what it likes, between programs that
// are killed, and a table of what was done to them and what became of it. A short run of the same is part of `npm test`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '60' },
    kills: { type: 'string', default: '12' },
    photos: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'faults-'))
const reportPath = join(folder, 'report.json')
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'tests/faults/orders'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    FAULT_RUNS: values.rounds,
    FAULT_KILLS: values.kills,
    FAULT_PHOTOS: values.photos,
    FAULT_SEED: values.seed,
    FAULT_REPORT: reportPath,
  },
})
const report = JSON.parse(readFileSync(reportPath, 'utf8')) as Record<string, number | Record<string, number>>
rmSync(folder, { recursive: true })
process.stdout.write(`\n| | |\n|-|-|\n${rowsOf(report).join('\n')}\n`)
process.exitCode = status ?? 1

function rowsOf(facts: Record<string, number | Record<string, number>>): string[] {
  return Object.entries(facts).flatMap(([name, value]) =>
    typeof value === 'number'
      ? [`| ${name} | ${Number.isInteger(value) ? value.toLocaleString('en-US') : value.toFixed(3)} |`]
      : rowsOf(value),
  )
}
