import { z } from 'zod'
import { photoPage } from './photos.ts'
import { page, procedure } from './procedure.ts'

export const searchContract = {
  /**
   * Photos whose caption, tags or date hold every word of `text`, best first. `typing`: the last word is still being typed.
   * `corrected.text` is the query that was answered instead of one that finds nothing as it stands.
   */
  photos: procedure()
    .input(z.object({ text: z.string().max(10_000), typing: z.boolean().default(false), ...page }))
    .output(photoPage.extend({ corrected: z.object({ text: z.string() }).optional() })),
}
