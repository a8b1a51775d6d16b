import { randomFillSync } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { writePhotos } from '#tests/support/photos.ts'
import { between, pick, type Random } from '#tests/support/random.ts'

/** Photos as many programs leave them: a small picture with so many bytes behind it that files of all sizes are there, up to 20 MB. */
export async function writeSizedPhotos(folder: string, count: number, random: Random): Promise<string[]> {
  const paths = await writePhotos(folder, count)
  for (const path of paths) {
    const bytes = pick(random, [
      between(random, 0, 60_000),
      between(random, 0, 60_000),
      between(random, 100_000, 900_000),
      random() < 0.3 ? between(random, 8_000_000, 20_000_000) : between(random, 1000, 20_000),
    ])
    appendFileSync(path, randomFillSync(Buffer.alloc(bytes)))
  }
  return paths
}
