import { z } from 'zod'
import { parseJson } from '#shared/text/parse-json.ts'
import type { Database } from '../database/open-database.ts'

const NAME = 'intake'

/** How orders are laid into the studio's folder. */
export const intakeSettingsSchema = z.object({
  /** 'dpof': a DPOF root for each size, for minilabs. 'plain': a folder for each size and quantity, for people. */
  folder: z.enum(['dpof', 'plain']).default('dpof'),
  /** Prints made ready for the paper, or what the customer sent, untouched, with the crop and the rest in `order.json`. */
  images: z.enum(['rendered', 'originals']).default('rendered'),
  /** The state in which an order's folder is written. */
  after: z.enum(['received', 'checked', 'paid']).default('received'),
  /** Where the images of a DPOF root lie; some labs look for `DCIM`. */
  imageFolder: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,15}$/)
    .refine((name) => !/^(misc|con|prn|aux|nul|com\d|lpt\d)$/i.test(name))
    .default('IMAGE'),
  /** How many days the photos of an order that is over are kept; 0: for ever. */
  keepPhotosDays: z.int().min(0).max(3650).default(90),
})
export type IntakeSettings = z.infer<typeof intakeSettingsSchema>

/** What the studio has chosen; the defaults where it has not, or where what is kept can't be read. */
export function readIntakeSettings(database: Database): IntakeSettings {
  const row = database.prepare<[string], { value: string }>('SELECT value FROM settings WHERE name = ?').get(NAME)
  const kept = intakeSettingsSchema.safeParse(row && parseJson(row.value))
  return kept.success ? kept.data : intakeSettingsSchema.parse({})
}

/** Holds for the folders that are written from now on. */
export function writeIntakeSettings(database: Database, settings: IntakeSettings): void {
  database
    .prepare('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(NAME, JSON.stringify(intakeSettingsSchema.parse(settings)))
}
