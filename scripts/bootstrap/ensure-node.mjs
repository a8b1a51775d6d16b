// Finds a Node that can run this project: the one at hand, or Node 24 from npm in an ignored folder.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runNpm } from './run-npm.mjs'

const here = join(dirname(fileURLToPath(import.meta.url)), 'node-runtime')

// 24 runs TypeScript as it is and loads the same better-sqlite3 file that Electron does.
const NEEDED_MAJOR = 24

/** @returns {Promise<string>} the path of a Node executable, version 24 or newer */
export async function ensureNode(say) {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) return process.execPath
  const found = installedNode()
  if (found) return found
  say(`Node ${process.versions.node} is here; fetching Node ${NEEDED_MAJOR} for this project (once, about 50 MB)…`)
  await runNpm(process.execPath, ['ci'], here)
  const node = installedNode()
  if (!node) {
    throw new Error(
      `Node ${NEEDED_MAJOR} could not be had for ${process.platform}-${process.arch}. Install Node ${NEEDED_MAJOR} from nodejs.org and try again.`,
    )
  }
  return node
}

function installedNode() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  return [`node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`]
    .map((name) => join(here, 'node_modules', name, 'bin', file))
    .find((path) => existsSync(path))
}
