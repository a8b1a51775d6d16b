import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The renderer. Served from the root of one origin under `script-src 'self'`: nothing inline, nothing as data. */
export default defineConfig({
  root: join(import.meta.dirname, 'src', 'renderer'),
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, 'dist', 'renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // It is read from this computer's disk, so one large file costs nothing.
    chunkSizeWarningLimit: 2000,
    // How long a slow computer took is no warning to whoever starts the app.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
})
