import { z } from 'zod'
import { catalogueSchema } from '../catalogue/catalogue.ts'
import { procedure } from './procedure.ts'

export const catalogueContract = {
  /** The studio's catalogue, fresh where it can be reached, else the last one seen. */
  get: procedure('CATALOGUE_UNAVAILABLE', 'STUDIO_UNTRUSTED')
    .input(z.strictObject({}))
    .output(z.intersection(catalogueSchema, z.object({ fetchedAt: z.iso.datetime(), offline: z.boolean() }))),
}
