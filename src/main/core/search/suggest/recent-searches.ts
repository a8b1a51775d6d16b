import { normalizeForSearch } from '#shared/hangul/normalize.ts'
import { cleanText } from '#shared/text/plain-text.ts'
import type { Db } from '../../database/open-database.ts'

const KEY = 'recentSearches'
const MOST_KEPT = 20
const LONGEST = 200

/** What was looked for last, newest first, each only once. Stands among the settings, under a key of its own. */
export function createRecentSearches(db: Db) {
  const read = db.prepare('SELECT value FROM settings WHERE key = ?').pluck()
  const write = db.prepare('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')

  const list = (): string[] => readList(read.get(KEY))
  const save = (searches: readonly string[]): void => void write.run(KEY, JSON.stringify(searches.slice(0, MOST_KEPT)))

  return {
    list,
    /** Nothing, and what is too long to be read in a list, is not kept. */
    remember(typed: string): void {
      const text = cleanText(typed).replace(/\s+/g, ' ')
      if (text === '' || text.length > LONGEST) return
      save([text, ...list().filter((other) => !isSame(other, text))])
    },
    /** One, or all of them. */
    forget(text?: string): void {
      save(text === undefined ? [] : list().filter((other) => !isSame(other, text)))
    },
  }
}

/** Whether the search makes no difference between them. */
function isSame(one: string, other: string): boolean {
  return normalizeForSearch(one.trim()) === normalizeForSearch(other.trim())
}

function readList(value: unknown): string[] {
  try {
    const list: unknown = JSON.parse(String(value ?? '[]'))
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}
