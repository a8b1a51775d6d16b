import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '#shared/errors/app-error.ts'
import type { DatabaseTask } from './database-tasks.ts'

const FULL = /^(ENOSPC|EDQUOT|SQLITE_FULL)/
const GONE = /^(ENOENT|ENOTDIR|ENODEV|ENXIO|EIO|SQLITE_IOERR(?!_READ|_SHORT_READ|_CORRUPTFS))/
const CLOSED = /^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN)/

/**
 * What went wrong with the place that the customer chose, a drive that was pulled out say; every other error as it is. Asks the file
 * system, which may take its time: in a worker thread.
 */
export function explainFailure(error: unknown, task: DatabaseTask): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof AppError) return error
  if (task.kind === 'backup') return explainTarget(error, code, dirname(task.target))
  if (task.kind === 'prepare-restore' && (GONE.test(code) || CLOSED.test(code))) {
    return new AppError('PATH_NOT_FOUND', { path: task.path }, { cause: error })
  }
  return error
}

function explainTarget(error: unknown, code: string, folder: string): unknown {
  if (FULL.test(code)) return new AppError('DISK_FULL', {}, { cause: error })
  if (GONE.test(code) || !isFolder(folder)) return new AppError('PATH_NOT_FOUND', { path: folder }, { cause: error })
  return CLOSED.test(code) ? new AppError('FOLDER_READ_ONLY', { path: folder }, { cause: error }) : error
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
