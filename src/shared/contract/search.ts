import { z } from 'zod'
import { photoPage } from './photos.ts'
import { page, procedure } from './procedure.ts'

export const searchContract = {
  /** Photos whose caption, tags or date hold every word of `text`, newest first. `typing`: the last word is still being typed. */
  photos: procedure()
    .input(z.object({ text: z.string().max(10_000), typing: z.boolean().default(false), ...page }))
    .output(photoPage),
}
