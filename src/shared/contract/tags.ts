import { z } from 'zod'
import { tagName } from './photos.ts'
import { procedure } from './procedure.ts'

const edited = z.object({ photos: z.int(), editId: z.int().positive().nullable() })

export const tagsContract = {
  /** Tags that `text` may become (by syllables, by 초성, while typing), most used first; without text, the most used. */
  list: procedure()
    .input(z.strictObject({ text: z.string().max(60).default(''), limit: z.int().min(1).max(10_000).default(20) }))
    .output(z.object({ tags: z.array(z.object({ tag: z.string(), count: z.int() })) })),
  /** Gives a tag another name everywhere. Where that name exists, the two become one. */
  rename: procedure('TAG_NOT_FOUND')
    .input(z.strictObject({ from: tagName, to: tagName }))
    .output(edited),
  /** Takes a tag from every photo. */
  delete: procedure('TAG_NOT_FOUND')
    .input(z.strictObject({ tag: tagName }))
    .output(edited),
}
