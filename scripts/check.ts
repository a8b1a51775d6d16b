// `npm run check`: format and lint (with the layer rules), types, dead exports. `-- --write` mends what can be mended.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { say } from './setup/console-log.ts'
import { toolPath } from './setup/tool-path.ts'

const write = process.argv.includes('--write')

const steps: readonly [name: string, tool: string, args: string[]][] = [
  ['Format and lint', '@biomejs/biome', ['check', '--error-on-warnings', ...(write ? ['--write'] : [])]],
  ['Types', 'typescript', ['--noEmit', '-p', '.']],
  ['Dead code', 'knip', []],
]

for (const [name, tool, args] of steps) {
  say(`${name}…`)
  const child = spawn(process.execPath, [toolPath(tool), ...args], { stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) process.exitCode = 1
}
say(process.exitCode ? 'Some checks failed; see above.' : 'All checks passed.')
