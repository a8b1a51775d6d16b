import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { hasCode } from '#shared/errors/app-error.ts'
import type { Db } from '../database/connection.ts'
import type { DatabaseReply, DatabaseTask } from './database-tasks.ts'
import { explainFailure } from './explain-failure.ts'
import { prepareRestore, restoreLibrary } from './restore-library.ts'
import { settleLibrary } from './seal.ts'
import { copyLibrary, writeOwnBackup } from './write-backup.ts'

function perform(task: DatabaseTask): unknown {
  switch (task.kind) {
    case 'settle':
      return settleLibrary(task.dataDir)
    case 'own-backup':
      return readLibrary(task.dataDir, (db) => writeOwnBackup(db, task.dataDir, task.number))
    case 'backup':
      return readLibrary(task.dataDir, (db) => copyLibrary(db, task.target))
    case 'prepare-restore':
      return prepareRestore(task.dataDir, task.path)
    case 'restore':
      return restoreLibrary(task.dataDir, task.number)
  }
}

function readLibrary<Result>(dataDir: string, read: (db: Db) => Result): Result {
  const db = new Database(join(dataDir, 'library.db'), { readonly: true, fileMustExist: true })
  try {
    return read(db)
  } finally {
    db.close()
  }
}

function answer(): DatabaseReply {
  try {
    return { ok: true, value: perform(workerData as DatabaseTask) }
  } catch (thrown) {
    const error = explainFailure(thrown, workerData as DatabaseTask)
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'INTERNAL'
    const path = hasCode(error, 'PATH_NOT_FOUND', 'FOLDER_READ_ONLY') ? error.data.path : ''
    return { ok: false, code, path, message: String(thrown) }
  }
}

parentPort?.postMessage(answer())
