import Sqlite from 'better-sqlite3'
import { AppError } from '#shared/errors/app-error.ts'
import { migrations } from './migrations.ts'

export type Database = Sqlite.Database

const SYNCHRONOUS_FULL = 2

/** Opens the studio's database and brings it up to date. Throws DATA_TOO_NEW for one that a newer server has written. */
export function openDatabase(path: string): Database {
  const database = new Sqlite(path, { timeout: 5000 })
  try {
    configure(database)
    migrate(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function configure(database: Database): void {
  database.pragma('busy_timeout = 5000')
  database.pragma('journal_mode = WAL')
  // FULL: an order that was acknowledged must outlive a power cut, and NORMAL in WAL mode does not promise that.
  database.pragma('synchronous = FULL')
  database.pragma('fullfsync = ON')
  database.pragma('foreign_keys = ON')
  const took =
    database.pragma('synchronous', { simple: true }) === SYNCHRONOUS_FULL && database.pragma('foreign_keys', { simple: true }) === 1
  if (!took) throw new Error('SQLite did not take synchronous=FULL and foreign_keys=ON')
}

function migrate(database: Database): void {
  if (versionOf(database) > migrations.length) throw new AppError('DATA_TOO_NEW', {})
  const takeStep = database.transaction(() => {
    // Read inside the transaction: another process may have taken the step meanwhile.
    const version = versionOf(database)
    const step = migrations[version]
    if (!step) return false
    database.exec(step)
    database.pragma(`user_version = ${version + 1}`)
    return true
  })
  while (takeStep.immediate());
}

function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}
