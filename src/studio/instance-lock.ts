import Sqlite from 'better-sqlite3'
import { AppError } from '#shared/errors/app-error.ts'

/**
 * Makes sure that one server only works on a data folder: an upload in progress has one writer. The lock is SQLite's, so
 * the system frees it however the process ends. Throws DATA_IN_USE; answers with the function that lets it go.
 */
export function takeInstanceLock(path: string): () => void {
  const lock = new Sqlite(path, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw new AppError('DATA_IN_USE', {}, { cause })
  }
  return () => lock.close()
}
