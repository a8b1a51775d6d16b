import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../database/open-database.ts'

/** Offers a folder that failed at the lab once more; false where no such folder is there any more. */
export function offerToLabAgain(database: Database, folder: string, number: string): boolean {
  const failed = join(folder, `q${number}`)
  if (!existsSync(failed)) return false
  // In this order: after a crash in between, the folder is read as failed once more.
  database.prepare('UPDATE received_orders SET lab_result = NULL WHERE number = ?').run(number)
  renameSync(failed, join(folder, `o${number}`))
  return true
}
