import type { BackupNote, LibraryCounts } from './write-backup.ts'

/** Work on the whole database, done in a thread of its own with a connection of its own. */
export type DatabaseTask =
  /** Writes SQLite's log into the library's file. */
  | { kind: 'settle'; dataDir: string }
  /** One of the app's own backups; `number` is the journal file that has just begun. */
  | { kind: 'own-backup'; dataDir: string; number: number }
  /** A backup at a path that the customer chose the folder of. */
  | { kind: 'backup'; dataDir: string; target: string }
  | { kind: 'prepare-restore'; dataDir: string; path: string }
  /**
   * The backup that was prepared; `number` is the journal file that has just begun. Nobody else can write meanwhile: about a second for
   * 100,000 photos.
   */
  | { kind: 'restore'; dataDir: string; number: number }

type Answers = {
  settle: undefined
  'own-backup': BackupNote
  backup: LibraryCounts & { bytes: number }
  'prepare-restore': undefined
  restore: LibraryCounts
}
export type DatabaseAnswer<Kind extends DatabaseTask['kind']> = Answers[Kind]

/** `code`: of an AppError, of SQLite or of the file system; `path`: what it is about, empty where it is about the library. */
export type DatabaseReply = { ok: true; value: unknown } | { ok: false; code: string; path: string; message: string }
