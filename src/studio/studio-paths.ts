import { join } from 'node:path'

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
    consolePassword: join(dataDir, 'console-password.txt'),
  }
}
