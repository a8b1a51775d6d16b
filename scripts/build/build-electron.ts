import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { buildWhenChanged } from './build-when-changed.ts'

const root = join(import.meta.dirname, '..', '..')

type Bundle = { entry: string; outDir: string; file: string; format: 'es' | 'cjs' }

/** What stays a package of its own: Electron itself, and packages with native or wasm parts (`dependencies` in package.json). */
const EXTERNAL = [/^electron$/, /^better-sqlite3($|\/)/, /^sharp($|\/)/, /^exiftool-vendored($|\/)/, /^libheif-js($|\/)/]

/**
 * Main, its decoder process, its worker threads and preload, into `main` and `preload` of `outDir`. Each is one file, since the sandbox lets a
 * preload require nothing else. Answers whether there was anything to do.
 */
export async function buildElectron(outDir = join(root, 'dist')): Promise<boolean> {
  const mainDir = join(outDir, 'main')
  const preloadDir = join(outDir, 'preload')
  const bundles: Bundle[] = [
    { entry: 'src/main/hosts/electron/main.ts', outDir: mainDir, file: 'electron.js', format: 'es' },
    { entry: 'src/main/core/imaging/decoder-process.ts', outDir: mainDir, file: 'decoder.js', format: 'es' },
    { entry: 'src/main/core/backup/database-worker.ts', outDir: mainDir, file: 'database-worker.js', format: 'es' },
    { entry: 'src/main/core/similar/likeness-worker.ts', outDir: mainDir, file: 'likeness-worker.js', format: 'es' },
    { entry: 'src/main/core/search/search-worker.ts', outDir: mainDir, file: 'search-worker.js', format: 'es' },
    { entry: 'src/preload/preload.ts', outDir: preloadDir, file: 'preload.cjs', format: 'cjs' },
  ]
  return await buildWhenChanged({
    inputs: [
      ...['src/main', 'src/imaging', 'src/preload', 'src/shared', 'package-lock.json'].map((path) => join(root, path)),
      import.meta.filename,
    ],
    outDir: mainDir,
    run: async () => {
      await Promise.all([mainDir, preloadDir].map((dir) => rm(dir, { recursive: true, force: true })))
      await Promise.all(bundles.map(buildBundle))
    },
  })
}

async function buildBundle({ entry, outDir, file, format }: Bundle): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: { external: EXTERNAL, output: { format, entryFileNames: file, codeSplitting: false } },
    },
  })
}
