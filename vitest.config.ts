import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// `import 'electron'` under plain Node would start its downloader.
process.env.ELECTRON_OVERRIDE_DIST_PATH = join(import.meta.dirname, 'tests', 'fakes')

export default defineConfig({
  resolve: { alias: { electron: join(import.meta.dirname, 'tests', 'fakes', 'electron.ts') } },
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/{contract,faults,pixels}/**/*.test.ts'],
    globalSetup: ['tests/support/own-temp-folder.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
