import { rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'

/** By this code a start beside another server is known; the message is a sentence for the owner. */
export const DATA_IN_USE = 'DATA_IN_USE'
const IN_USE = '이 자료 폴더로 다른 사진관 서버가 이미 켜져 있어요. 그 서버를 먼저 끄거나, --data로 다른 폴더를 골라 주세요.'

/**
 * Makes sure that one server only works on a data folder: an upload in progress has one writer. The lock is SQLite's, so
 * the system frees it however the process ends. Throws DATA_IN_USE; answers with the function that lets it go.
 */
export function takeInstanceLock(path: string): () => void {
  try {
    return lockFile(path)
  } catch (error) {
    if (!isSqliteError(error, 'NOTADB', 'CORRUPT')) throw error
    // A damaged file would keep the server from ever starting, and there is nothing in it to lose.
    rmSync(path)
    return lockFile(path)
  }
}

function lockFile(path: string): () => void {
  const lock = new Sqlite(path, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (isSqliteError(error, 'BUSY', 'LOCKED')) throw Object.assign(new Error(IN_USE, { cause: error }), { code: DATA_IN_USE })
    throw error
  }
  return () => lock.close()
}

/** Also true for the extended codes of a result, such as `SQLITE_BUSY_RECOVERY`. */
function isSqliteError(error: unknown, ...results: string[]): boolean {
  return error instanceof Sqlite.SqliteError && results.some((result) => error.code.startsWith(`SQLITE_${result}`))
}
