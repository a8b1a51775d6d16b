import { type Settings, settingsSchema } from '#shared/contract/settings.ts'
import type { Db } from '../database/open-database.ts'

/** What the customer chose in this studio's app. A value that no longer fits falls back to its default. `onChanged` hears it at the start too. */
export function createSettingsService(db: Db, onChanged: (settings: Settings) => void = () => {}) {
  const read = db.prepare('SELECT key, value FROM settings')
  const write = db.prepare('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')

  function get(): Settings {
    const rows = read.all() as { key: string; value: string }[]
    const stored = settingsSchema.safeParse(Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown])))
    return stored.success ? stored.data : settingsSchema.parse({})
  }

  onChanged(get())

  return {
    get,
    update(change: { [Key in keyof Settings]?: Settings[Key] | undefined }): Settings {
      db.transaction(() => {
        for (const [key, value] of Object.entries(change)) if (value !== undefined) write.run(key, JSON.stringify(value))
      })()
      const changed = get()
      onChanged(changed)
      return changed
    },
  }
}
