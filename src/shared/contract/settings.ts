import { z } from 'zod'
import { procedure } from './procedure.ts'

export const settingsSchema = z.object({
  locale: z.enum(['ko', 'en']).default('ko'),
  gridSize: z.enum(['small', 'medium', 'large']).default('medium'),
})
export type Settings = z.infer<typeof settingsSchema>

export const settingsContract = {
  get: procedure().input(z.strictObject({})).output(settingsSchema),
  update: procedure()
    .input(z.strictObject({ locale: z.enum(['ko', 'en']).optional(), gridSize: z.enum(['small', 'medium', 'large']).optional() }))
    .output(settingsSchema),
}
