import { randomUUID } from 'node:crypto'
import { mkdir, open, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { renameWithPatience } from '../files/rename-with-patience.ts'

/**
 * Writes a picture that can be made again, whole or not at all as far as this program can see. Not flushed: a power cut may leave
 * it cut or empty, which `isWholeJpeg` tells.
 */
export async function writeDerived(target: string, picture: Uint8Array): Promise<void> {
  const temporary = `${target}.${randomUUID()}.part`
  try {
    await writeFile(temporary, picture).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      await mkdir(dirname(target), { recursive: true })
      await writeFile(temporary, picture)
    })
    await renameWithPatience(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Whether a JPEG is there with its beginning and its end. */
export async function isWholeJpeg(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null)
  if (!file) return false
  try {
    const { size } = await file.stat()
    if (size < 4) return false
    const ends = Buffer.alloc(4)
    await file.read(ends, 0, 2, 0)
    await file.read(ends, 2, 2, size - 2)
    return ends.equals(Buffer.from([0xff, 0xd8, 0xff, 0xd9]))
  } finally {
    await file.close()
  }
}
