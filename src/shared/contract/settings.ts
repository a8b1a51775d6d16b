import { z } from 'zod'
import { procedure } from './procedure.ts'

export const settingsSchema = z.object({
  locale: z.enum(['ko', 'en']).default('ko'),
  gridSize: z.enum(['small', 'medium', 'large']).default('medium'),
  /** How much of the line an order may take, in kB/s; null: all of it. */
  uploadLimit: z.int().min(50).max(1_000_000).nullable().default(null),
  /** Whether the desktop tells when the studio moves an order on. */
  notifications: z.boolean().default(true),
})
export type Settings = z.infer<typeof settingsSchema>

export const settingsContract = {
  get: procedure().input(z.strictObject({})).output(settingsSchema),
  update: procedure()
    .input(
      z.strictObject({
        locale: z.enum(['ko', 'en']).optional(),
        gridSize: z.enum(['small', 'medium', 'large']).optional(),
        uploadLimit: z.int().min(50).max(1_000_000).nullable().optional(),
        notifications: z.boolean().optional(),
      }),
    )
    .output(settingsSchema),
}
