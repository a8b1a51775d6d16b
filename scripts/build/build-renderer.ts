import { join } from 'node:path'
import { build } from 'vite'
import { buildWhenChanged } from './build-when-changed.ts'

const root = join(import.meta.dirname, '..', '..')

/** The page, into `dist/renderer`. Answers whether there was anything to do. */
export function buildRenderer(outDir = join(root, 'dist', 'renderer')): Promise<boolean> {
  const configFile = join(root, 'vite.config.ts')
  return buildWhenChanged({
    inputs: [join(root, 'src', 'renderer'), join(root, 'src', 'shared'), configFile, join(root, 'package-lock.json')],
    outDir,
    run: async () => {
      await build({ configFile, logLevel: 'warn', build: { outDir, emptyOutDir: true } })
    },
  })
}
