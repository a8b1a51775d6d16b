// Runs npm without going through `npm.cmd` or a shell, so that paths with spaces or Hangul are safe.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** @param {string} node the Node executable npm shall run on; rejects with npm's own words when npm fails */
export function runNpm(node, args, cwd) {
  const npm = npmScript()
  const [command, commandArgs] = npm ? [node, [npm, ...args]] : ['npm', args]
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArgs, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, npm_config_loglevel: 'error' },
    })
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-4000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`npm ${args.join(' ')} failed:\n${output}`))))
  })
}

function npmScript() {
  const beside = dirname(process.execPath)
  return [
    process.env.npm_execpath,
    join(beside, 'node_modules/npm/bin/npm-cli.js'),
    join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
  ].find((path) => path?.endsWith('.js') && existsSync(path))
}
