// npm run package -- --studio ID [--dir] [--electron-dist PATH]
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildElectron } from './build/build-electron.ts'
import { buildRenderer } from './build/build-renderer.ts'
import { findElectronBinary } from './build/electron-binary.ts'
import { packageStudio, projectRoot } from './build/package-studio.ts'
import { say } from './setup/console-log.ts'
import { ensureSamples } from './setup/ensure-samples.ts'

const USAGE = 'Usage: npm run package -- --studio ID [--dir] [--electron-dist PATH]'

async function findElectronDist(given: string | undefined): Promise<string> {
  if (given !== undefined) return given
  const electron = await findElectronBinary()
  if ('missing' in electron) throw new Error(`${electron.missing} Or name an unpacked Electron with --electron-dist.`)
  return electron.distDir
}

/** electron-builder fetches the tools for installers when it first needs them, and says only that a name was not found. */
function explainOffline(error: unknown): never {
  const words = error instanceof Error ? error.message : String(error)
  if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|fetch failed/.test(words)) throw error
  throw new Error(
    `The tools that make the installer could not be fetched (${words}). Try again with a network; --dir makes the app without them.`,
  )
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { studio: { type: 'string' }, dir: { type: 'boolean', default: false }, 'electron-dist': { type: 'string' } },
  })
  const { studio, dir } = values
  if (!studio || !/^[a-z0-9][a-z0-9-]*$/.test(studio)) throw new Error(USAGE)
  const electronDist = await findElectronDist(values['electron-dist'])

  say('Building the page and the program…')
  await Promise.all([buildRenderer(), buildElectron(), ensureSamples(say)])
  say(`Packaging for ${studio}…`)
  const outDir = join(projectRoot, 'release', studio)
  const made = await packageStudio({
    studioDir: join(projectRoot, 'resources', 'studios', studio),
    distDir: join(projectRoot, 'dist'),
    brandDir: join(projectRoot, '.local', 'package', studio),
    outDir,
    electronDist,
    kind: dir ? 'dir' : 'installer',
  }).catch(explainOffline)
  say(`Done: ${made.length > 0 ? made.join(', ') : outDir}`)
}

try {
  await run()
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
