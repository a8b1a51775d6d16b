import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Where files are worked on before they go to their place: under names of our own, which every program takes, and where whatever
 * a killed one leaves is ours to remove.
 */
export function createWorkFolder(folder: string) {
  const underWay = new Set<Promise<unknown>>()
  /** What a crash left behind. */
  const ready = readdir(folder).then(
    (left) => Promise.all(left.map((name) => rm(join(folder, name), { recursive: true, force: true }))),
    () => [],
  )

  return {
    /** Gives `work` an empty folder that is gone when it ends. */
    use<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
      const own = join(folder, randomUUID())
      const run = async () => {
        await ready
        await mkdir(own, { recursive: true })
        try {
          return await work(own)
        } finally {
          await rm(own, { recursive: true, force: true })
        }
      }
      const running = run().finally(() => underWay.delete(running))
      underWay.add(running)
      return running
    },
    /** Resolves when nobody works there any more. */
    settle: async () => void (await Promise.allSettled(underWay)),
  }
}

export type WorkFolder = ReturnType<typeof createWorkFolder>
