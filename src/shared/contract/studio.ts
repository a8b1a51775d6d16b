import { z } from 'zod'
import { studioProfileSchema } from '../studio-profile.ts'
import { procedure } from './procedure.ts'

export const studioContract = {
  /** The brand of this app: name, colours, and the business information that the law wants shown. */
  get: procedure().input(z.strictObject({})).output(studioProfileSchema),
}
