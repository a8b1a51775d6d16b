import { randomFill } from 'node:crypto'
import { rmSync, statfsSync } from 'node:fs'
import { rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeFileWhole } from '../files/write-file-whole.ts'

const BALLAST_BYTES = 8 * 1024 * 1024
/** Less than this free, and the ballast would be what fills the disk. */
const ROOM_BYTES = 16 * BALLAST_BYTES

const ballastPath = (dataDir: string) => join(dataDir, 'ballast')

/** Keeps some room for SQLite: on a full disk even deleting a row and ending the program need some. */
export async function keepBallast(dataDir: string): Promise<void> {
  const known = await stat(ballastPath(dataDir)).catch(() => null)
  if (known?.size === BALLAST_BYTES) return
  const { bavail, bsize } = await statfs(dataDir)
  if (bavail * bsize < ROOM_BYTES) return
  // Random, since a file system may keep zeros without giving them room.
  const content = await promisify<Buffer, Buffer>(randomFill)(Buffer.allocUnsafe(BALLAST_BYTES))
  await writeFileWhole(ballastPath(dataDir), content).catch(() => rm(ballastPath(dataDir), { force: true }))
}

/** Whether the library's own disk is what is full, and not one that something is written to for the customer. */
export function lacksRoom(dataDir: string): boolean {
  const { bavail, bsize } = statfsSync(dataDir)
  return bavail * bsize < BALLAST_BYTES
}

export function releaseBallast(dataDir: string): void {
  rmSync(ballastPath(dataDir), { force: true })
}
