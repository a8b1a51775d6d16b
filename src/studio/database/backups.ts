import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#shared/errors/app-error.ts'
import { flushFile, flushFolder } from '../files/durable-files.ts'
import { RESERVE_BYTES, SCARCE_BYTES } from '../uploads/disk-guard.ts'
import { runDatabaseTask } from './database-thread.ts'

const KEPT = 14
/** Where space is scarce the older ones make room for the new one, but for these. */
const KEPT_AT_LEAST = 3
const name = /^studio-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.db$/

type BackupTask = { database: string; folder: string; at: Date; freeBytes: () => Promise<number> }

export type Backup = { path: string; madeAt: Date }

/** The backups in a folder, newest first. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => name.test(file))
    .sort()
    .reverse()
    .map((file) => ({ path: join(folder, file), madeAt: new Date(file.replace(name, '$1-$2-$3T$4:$5:$6Z')) }))
}

/**
 * Copies the database as it is at this moment, while others write to it, and keeps the newest 14. A backup is there whole or not
 * at all. Where space is scarce fewer are kept. Answers with what is wrong with the database, in which case nothing was written
 * or removed, or ''. Throws DISK_FULL where there is no room.
 */
export async function makeBackup({ database, folder, at, freeBytes }: BackupTask): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const file of readdirSync(folder)) if (file.endsWith('.part')) rmSync(join(folder, file), { force: true })
  const path = join(folder, `studio-${at.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}.db`)
  const unfinished = `${path}.part`
  try {
    const damage = await makeRoomFor(database, folder, freeBytes)
    if (damage !== '') return damage
    const problem = await runDatabaseTask({ kind: 'copy', path: database, target: unfinished })
    if (problem !== '') return problem
    await flushFile(unfinished)
    await rename(unfinished, path)
    await flushFolder(folder)
  } finally {
    rmSync(unfinished, { force: true })
  }
  for (const old of listBackups(folder).slice(KEPT)) rmSync(old.path, { force: true })
  return ''
}

/** Removes older backups until there is room for another. Answers as makeBackup does: a damaged database takes none away. */
async function makeRoomFor(database: string, folder: string, freeBytes: () => Promise<number>): Promise<string> {
  const leaves = async (bytes: number) => (await freeBytes()) - statSync(database).size >= bytes
  if (await leaves(SCARCE_BYTES)) return ''
  const problem = await runDatabaseTask({ kind: 'check', path: database })
  if (problem !== '') return problem
  for (const old of listBackups(folder).slice(KEPT_AT_LEAST).reverse()) {
    if (await leaves(SCARCE_BYTES)) return ''
    rmSync(old.path, { force: true })
  }
  if (!(await leaves(RESERVE_BYTES))) throw new AppError('DISK_FULL', {})
  return ''
}
