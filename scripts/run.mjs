// The one door for every command: `node scripts/run.mjs <name> [args]`.
// Plain JavaScript without dependencies, since it runs before anything is installed, on whatever Node there is.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureNode } from './bootstrap/ensure-node.mjs'
import { ensurePackages } from './bootstrap/ensure-packages.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [name = '', ...args] = process.argv.slice(2)
const script = join(root, 'scripts', `${name}.ts`)

// Set-up talks on stderr: stdout belongs to the command (the cli prints JSON there).
const say = (sentence) => process.stderr.write(`${sentence}\n`)

if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(script)) {
  say(`Unknown command "${name}". See "scripts" in package.json.`)
  process.exit(2)
}

try {
  const node = await ensureNode(say)
  await ensurePackages(root, node, say)
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}` },
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // A terminal tells the whole group of Ctrl+C; elsewhere it is for us to pass on.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
