import { Worker } from 'node:worker_threads'

/** `check` reads all of a database; `copy` does too, and writes what it found sound into a new file. */
export type DatabaseTask = { kind: 'check'; path: string } | { kind: 'copy'; path: string; target: string }
/** `problem` is empty where the database is sound. */
export type DatabaseReply = { problem: string } | { code: string; message: string }

const script = new URL('./database-worker.ts', import.meta.url)

/**
 * Does what reads a whole database in a thread of its own, beside the server. Answers with what is wrong with it, or ''. Rejects
 * with the codes of SQLite and of the file system.
 */
export function runDatabaseTask(task: DatabaseTask): Promise<string> {
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
      if (!reply) reject(new Error(`the database's thread ended with ${exitCode}`))
      else if ('problem' in reply) resolve(reply.problem)
      else reject(Object.assign(new Error(reply.message), { code: reply.code }))
    })
  })
}
