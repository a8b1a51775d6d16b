// `npm run conformance -- https://studio.example [--ca FILE]`: whether a studio's server does what docs/studio-protocol.md says.
// It makes some orders of its own there: hold it against a server for trying out, not against a shop's.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Outcome, runChecks } from './conformance/run-checks.ts'
import { say } from './setup/console-log.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { ca: { type: 'string' } } })
const [url] = positionals
if (url === undefined || !URL.canParse(url) || new URL(url).protocol !== 'https:') {
  say('Which server? npm run conformance -- https://studio.example [--ca authority.pem]')
  process.exit(2)
}

try {
  const ca = values.ca === undefined ? undefined : readFileSync(values.ca, 'utf8')
  const outcomes = await runChecks({ url: url.replace(/\/$/, ''), ca }, tell)
  const failed = outcomes.filter(({ problem }) => problem !== null).length
  say(`${outcomes.length - failed} held, ${failed} not`)
  process.exitCode = failed === 0 ? 0 : 1
} catch (error) {
  say(`The server could not be asked: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

function tell({ says, problem }: Outcome): void {
  say(problem === null ? `  ✓ ${says}` : `  ✗ ${says}\n      ${problem}`)
}
