// `npm test`: every test. `-- unit` or `-- e2e` runs one half; what follows goes to vitest or Playwright.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from '../src/main/hosts/loopback/find-chromium.ts'
import { buildRenderer } from './build/build-renderer.ts'
import { say } from './setup/console-log.ts'
import { type Count, countPlaywright, countVitest, summarize } from './setup/count-tests.ts'
import { ensureSamples } from './setup/ensure-samples.ts'
import { toolPath } from './setup/tool-path.ts'

const root = join(import.meta.dirname, '..')
const reports = join(root, 'test-results')
const [half, ...filters] = process.argv.slice(2)

/** Runs a test runner that writes a JSON report. One that fails without a failed test has still failed. */
async function run<Report>(tool: string, args: string[], reportFile: string, count: (report: Report) => Count): Promise<Count> {
  rmSync(reportFile, { force: true })
  const child = spawn(process.execPath, [toolPath(tool), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile },
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  const counted = readReport(reportFile, count)
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}

function readReport<Report>(file: string, count: (report: Report) => Count): Count {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')) as Report)
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

async function main(): Promise<void> {
  mkdirSync(reports, { recursive: true })
  const counts: Count[] = []
  if (half !== 'e2e') {
    const report = join(reports, 'vitest.json')
    counts.push(
      await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters], report, countVitest),
    )
  }
  if (half !== 'unit') {
    await ensureSamples(say)
    if (await buildRenderer()) say('Built the window’s files.')
    if (!findChromium())
      say('No Chromium was found: the journeys can’t run. Install Chromium or Chrome, or name one in the variable CHROMIUM.')
    const report = join(reports, 'playwright.json')
    counts.push(await run('@playwright/test', ['test', '--reporter=list,json', ...filters], report, countPlaywright))
  }
  const { line, failed } = summarize(counts)
  process.stdout.write(`${line}\n`)
  process.exitCode = failed > 0 ? 1 : 0
}

await main()
