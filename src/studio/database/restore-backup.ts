import { existsSync } from 'node:fs'
import { copyFile, rename } from 'node:fs/promises'
import { basename } from 'node:path'
import { flushFile, flushFolder } from '../files/durable-files.ts'
import { takeInstanceLock } from '../instance-lock.ts'
import { studioPaths } from '../studio-paths.ts'
import { type Backup, listBackups } from './backups.ts'
import { runDatabaseTask } from './database-thread.ts'

/**
 * Puts the newest sound backup in the place of the database, which is set aside under another name. Only while no server runs:
 * throws DATA_IN_USE. Answers with a sentence for the owner.
 */
export async function restoreNewestBackup(dataDir: string, at: Date): Promise<{ restored: boolean; sentence: string }> {
  const paths = studioPaths(dataDir)
  if (!existsSync(dataDir)) return { restored: false, sentence: '이 자료 폴더가 없어요. --data를 확인해 주세요.' }
  const unlock = takeInstanceLock(paths.lock)
  try {
    const backup = await findSound(listBackups(paths.backups))
    if (!backup) return { restored: false, sentence: '되돌릴 수 있는 백업이 없어요. 지금 있는 것은 그대로 두었어요.' }
    const aside = `${paths.database}.${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}`
    // The copy first: should it fail, all is as it was.
    const fresh = `${paths.database}.new`
    await copyFile(backup.path, fresh)
    await flushFile(fresh)
    // The log before what it belongs to: none may be left for the backup to take for its own.
    for (const part of ['-wal', '-shm', '']) {
      if (existsSync(`${paths.database}${part}`)) await rename(`${paths.database}${part}`, `${aside}${part}`)
    }
    await rename(fresh, paths.database)
    await flushFolder(dataDir)
    return {
      restored: true,
      sentence: `${describeTime(backup.madeAt)}의 백업으로 되돌렸어요. 쓰던 것이 있었다면 ${basename(aside)}에 남겨 두었어요. 그 뒤에 받은 주문은 orders 폴더의 order.json으로 확인해 주세요.`,
    }
  } finally {
    unlock()
  }
}

async function findSound(backups: readonly Backup[]): Promise<Backup | undefined> {
  for (const backup of backups) if ((await runDatabaseTask({ kind: 'check', path: backup.path })) === '') return backup
  return undefined
}

export function describeTime(at: Date): string {
  return at.toLocaleString('ko-KR', { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' })
}
