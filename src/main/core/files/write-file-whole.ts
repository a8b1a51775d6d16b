import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { renameWithPatience } from './rename-with-patience.ts'

/** Writes a file so that it is there whole or not at all: a temporary name in the same folder, flushed, then renamed. */
export async function writeFileWhole(path: string, content: Uint8Array | string, mode = 0o644): Promise<void> {
  const temporary = `${path}.${randomUUID()}.part`
  try {
    const file = await open(temporary, 'wx', mode)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await renameWithPatience(temporary, path)
    await flushFolder(dirname(path))
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Makes a rename last through a power cut. Windows can't open folders, and keeps renames by itself. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
