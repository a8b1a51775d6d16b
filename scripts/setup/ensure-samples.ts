import { join } from 'node:path'
import { buildWhenChanged } from '../build/build-when-changed.ts'
import { drawSamples } from '../samples/draw-samples.ts'

const root = join(import.meta.dirname, '..', '..')

/** The sample photos in `resources/demo/photos`, drawn when they are not there or their script has changed. */
export function ensureSamples(say: (sentence: string) => void): Promise<boolean> {
  const outDir = join(root, 'resources', 'demo', 'photos')
  return buildWhenChanged({
    inputs: [join(root, 'scripts', 'samples')],
    outDir,
    run: async () => {
      say('Drawing the sample photos (once, some seconds)…')
      await drawSamples(outDir)
    },
  })
}
