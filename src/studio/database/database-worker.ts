import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import type { DatabaseReply, DatabaseTask } from './database-thread.ts'

function perform(task: DatabaseTask): string {
  const database = new Sqlite(task.path, { fileMustExist: true, timeout: 5000 })
  try {
    // A copy would have new indexes, and hide that the old ones are damaged: so this comes first.
    const problem = findProblem(database)
    if (problem === '' && task.kind === 'copy') database.prepare('VACUUM INTO ?').run(task.target)
    return problem
  } finally {
    database.close()
  }
}

/** In SQLite's words; empty where it finds nothing wrong. Reads all of the database. */
function findProblem(database: Sqlite.Database): string {
  const found = String(database.pragma('quick_check(1)', { simple: true }))
  if (found !== 'ok') return found
  const [lost] = database.pragma('foreign_key_check') as { table: string }[]
  return lost ? `a row of ${lost.table} belongs to nothing` : ''
}

function answer(): DatabaseReply {
  try {
    return { problem: perform(workerData as DatabaseTask) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return { problem: code }
    return { code, message: String(error) }
  }
}

parentPort?.postMessage(answer())
