import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'

// Windows can't open a folder to flush it; NTFS journals its names by itself.
const foldersCanBeFlushed = process.platform !== 'win32'

/** Writes a small file so that it is there whole or not at all, also after a power cut. */
export function writeFileWhole(path: string, content: string, mode = 0o644): void {
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    writeFileSync(temporary, content, { mode, flush: true })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  flushFolderSync(dirname(path))
}

/** Brings a file's bytes to the disk. */
export async function flushFile(path: string): Promise<void> {
  await flushHandle(await open(path, 'r+'))
}

/** Brings a folder's names to the disk, so that a rename in it outlives a power cut. */
export async function flushFolder(path: string): Promise<void> {
  if (foldersCanBeFlushed) await flushHandle(await open(path, 'r'))
}

async function flushHandle(handle: FileHandle): Promise<void> {
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function flushFolderSync(path: string): void {
  if (!foldersCanBeFlushed) return
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
