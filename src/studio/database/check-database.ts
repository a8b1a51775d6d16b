import { existsSync } from 'node:fs'
import type { StudioPaths } from '../studio-paths.ts'
import { type Backup, listBackups } from './backups.ts'
import { runDatabaseTask } from './database-thread.ts'
import { describeTime } from './restore-backup.ts'

/** By this code a start that found the database damaged is known; the message is a sentence for the owner. */
export const DATABASE_DAMAGED = 'DATABASE_DAMAGED'

/**
 * Reads all of the database before anything is written to it. One that is gone while it has backups counts as damaged: an empty one
 * would take their place one by one. Rejects with DATABASE_DAMAGED.
 */
export async function checkDatabase(paths: Pick<StudioPaths, 'database' | 'backups'>): Promise<void> {
  const [newest] = listBackups(paths.backups)
  if (!existsSync(paths.database)) {
    if (newest) throw damaged(`주문 데이터베이스(studio.db)가 없어져서 서버를 켜지 않았어요. ${offer(newest)}`, 'missing')
    return
  }
  const problem = await runDatabaseTask({ kind: 'check', path: paths.database })
  if (problem !== '') throw damaged(`주문 데이터베이스(studio.db)가 망가져서 서버를 켜지 않았어요. ${offer(newest)}`, problem)
}

function offer(newest: Backup | undefined): string {
  return newest
    ? `가장 새 백업은 ${describeTime(newest.madeAt)}의 것이에요. "npm run studio -- restore"로 되돌릴 수 있어요.`
    : '되돌릴 백업이 아직 없어요. 자료 폴더를 지우지 말고 그대로 복사해 두신 뒤, 서버를 설치한 곳에 물어봐 주세요.'
}

function damaged(sentence: string, cause: string): Error {
  return Object.assign(new Error(sentence, { cause }), { code: DATABASE_DAMAGED })
}
