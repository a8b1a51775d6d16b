import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

/** How many pictures lie ready in the folder of an order that is being made. Those without their name yet are not among them. */
export function countPictures(folder: string, number: string): number {
  try {
    const names = readdirSync(join(folder, `p${number}`), { recursive: true, encoding: 'utf8' })
    return names.filter((name) => !name.startsWith('.') && /^\d{4,}_/.test(basename(name))).length
  } catch {
    // Not begun, or finished just now.
    return 0
  }
}
