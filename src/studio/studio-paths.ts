import { join } from 'node:path'

export type StudioPaths = ReturnType<typeof studioPaths>

/** Where things stand in the studio's data folder. */
export function studioPaths(dataDir: string) {
  return {
    lock: join(dataDir, 'studio.lock'),
    database: join(dataDir, 'studio.db'),
    /** The one that the studio's owner edits. */
    catalogue: join(dataDir, 'catalogue.json'),
    lastGoodCatalogue: join(dataDir, 'catalogue.last-good.json'),
    tls: join(dataDir, 'tls'),
    files: join(dataDir, 'files'),
    /** The hot folder that the lab reads. */
    orders: join(dataDir, 'orders'),
    /** Of the database; the newest 14. */
    backups: join(dataDir, 'backups'),
    /** Small pictures of prints for the counter; made again where they are missing. */
    pictures: join(dataDir, 'pictures'),
    consolePassword: join(dataDir, 'console-password.txt'),
  }
}
