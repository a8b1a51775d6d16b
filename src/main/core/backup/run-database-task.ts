import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/errors/app-error.ts'
import type { DatabaseAnswer, DatabaseReply, DatabaseTask } from './database-tasks.ts'

/**
 * Does one piece of work in a thread of its own. Rejects with NOT_A_BACKUP, BACKUP_TOO_NEW, PATH_NOT_FOUND, FOLDER_READ_ONLY or
 * DISK_FULL (of the place that the customer chose), or an error with the code of SQLite or of the file system.
 */
export function runDatabaseTask<Task extends DatabaseTask>(script: URL, task: Task): Promise<DatabaseAnswer<Task['kind']>> {
  return new Promise((resolve, reject) => {
    // What this process was started with is not the thread's business.
    const worker = new Worker(script, { workerData: task, execArgv: [] })
    let reply: DatabaseReply | undefined
    worker.on('message', (message: DatabaseReply) => {
      reply = message
    })
    worker.on('error', reject)
    // Not before it has let go of the database.
    worker.on('exit', (exitCode) => {
      if (reply?.ok) resolve(reply.value as DatabaseAnswer<Task['kind']>)
      else reject(reply ? toError(reply) : new Error(`the database's thread ended with ${exitCode}`))
    })
  })
}

function toError({ code, path, message }: Extract<DatabaseReply, { ok: false }>): Error {
  if (code === 'PATH_NOT_FOUND' || code === 'FOLDER_READ_ONLY') return new AppError(code, { path }, { cause: message })
  if (code === 'NOT_A_BACKUP' || code === 'BACKUP_TOO_NEW' || code === 'DISK_FULL') return new AppError(code, {}, { cause: message })
  return Object.assign(new Error(message), { code })
}
