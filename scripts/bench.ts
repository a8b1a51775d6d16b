// `npm run bench [-- AREA …]`: how fast, as ratios to a baseline of the same run. Writes bench-results/latest.json.
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type BenchArea, type BenchRow, formatTable } from './bench/harness.ts'
import { imaging } from './bench/imaging.ts'
import { library } from './bench/library.ts'
import { pricing } from './bench/pricing.ts'
import { render } from './bench/render.ts'
import { search, searchMillion } from './bench/search.ts'
import { similar } from './bench/similar.ts'
import { upload, uploadMemory } from './bench/upload.ts'
import { say } from './setup/console-log.ts'

const areas: BenchArea[] = [library, imaging, search, searchMillion, pricing, similar, render, upload, uploadMemory]
const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !areas.some((area) => area.name === name))
if (unknown !== undefined) {
  say(`There is no area "${unknown}". There are: ${areas.map((area) => area.name).join(', ')}.`)
  process.exit(2)
}

const rows: BenchRow[] = []
for (const area of areas) {
  if (wanted.length > 0 ? !wanted.includes(area.name) : area.onRequest) continue
  say(`${area.name}…`)
  rows.push(...(await area.measure()))
}

process.stdout.write(`${formatTable(rows)}\n`)
const folder = join(import.meta.dirname, '..', 'bench-results')
mkdirSync(folder, { recursive: true })
const machine = { node: process.version, platform: process.platform, cores: availableParallelism() }
writeFileSync(join(folder, 'latest.json'), `${JSON.stringify({ at: new Date().toISOString(), machine, rows }, null, 2)}\n`)
