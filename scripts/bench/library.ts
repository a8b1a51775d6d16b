import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { createCore } from '../../src/main/core/create-core.ts'
import { createNodeHost } from '../../src/main/hosts/node-host.ts'
import { consoleLog, say } from '../setup/console-log.ts'
import { ensureSamples } from '../setup/ensure-samples.ts'
import { type BenchArea, compare } from './harness.ts'

const folder = join(import.meta.dirname, '..', '..', 'resources', 'demo', 'photos')

export const library: BenchArea = {
  name: 'library',
  async measure() {
    await ensureSamples(say)
    const photos = (await readdir(folder)).map((name) => join(folder, name))
    return compare(
      'library',
      { name: `sharp alone, ${photos.length} thumbnails, all cores (floor)`, run: () => Promise.all(photos.map(shrink)) },
      [{ name: 'library.import of the same folder', run: importOnce }],
      5,
    )
  },
}

function shrink(path: string): Promise<Buffer> {
  return sharp(path).autoOrient().resize(512, 512, { fit: 'inside' }).jpeg({ quality: 80 }).toBuffer()
}

/** Into an empty library, with its processes, hashes, metadata and database. */
async function importOnce(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sajingwan-bench-'))
  const core = await createCore(await createNodeHost({ dataDir, log: consoleLog }))
  try {
    await core.jobs.waitFor(await core.library.importSamples())
  } finally {
    await core.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}
