import { z } from 'zod'
import { singleLine } from '../text/plain-text.ts'
import { photoFilter, photoPage } from './photos.ts'
import { page, procedure } from './procedure.ts'

const typed = z.string().max(1_000)
const count = z.int().nonnegative()
const searchId = z.int().positive()
const searchName = singleLine(60).min(1)

const suggestions = z.object({
  tags: z.array(z.object({ tag: z.string(), count })),
  years: z.array(z.object({ year: z.int(), count })),
  albums: z.array(z.object({ albumId: z.int(), name: z.string(), count })),
  recent: z.array(z.string()),
})
export type Suggestions = z.infer<typeof suggestions>

/** What was looked for beside the words as they were typed: without a 조사, in the other keyboard mode, with vowels that sound alike. */
const tried = z.object({ how: z.enum(['stem', 'keyboard', 'sound']), text: z.string() })
/** A query, and how many photos it finds. */
const counted = z.object({ text: z.string(), count })
const nearest = z.object({
  tried: z.array(tried),
  /** How many photos the text finds without any filter. */
  everywhere: count,
  /** Queries like this one that do find something: with a word that is near, or only with the words that are there. */
  words: z.array(counted),
  /** What the most photos bear, as something to begin with where nothing is near. */
  common: z.array(z.object({ tag: z.string(), count })),
})
export type Nearest = z.infer<typeof nearest>

export const savedSearchSchema = z.object({ searchId, name: z.string(), text: z.string(), filter: photoFilter })
export type SavedSearch = z.infer<typeof savedSearchSchema>

export const searchContract = {
  /**
   * Photos whose caption, tags or date hold every word of `text`, best first. `typing`: the last word is still being typed.
   * `corrected.text` is the query that was answered instead of one that finds nothing as it stands; with `asIs` there is none.
   */
  photos: procedure()
    .input(
      z.strictObject({
        text: z.string().max(10_000),
        typing: z.boolean().default(false),
        asIs: z.boolean().default(false),
        filter: photoFilter.default({}),
        ...page,
      }),
    )
    .output(photoPage.extend({ corrected: z.object({ text: z.string() }).optional() })),
  /**
   * What a text, or its last word, may become: by syllables, by 초성, while it is typed. Without a text the most used tags, the newest
   * years and the last searches. At most `limit` of each.
   */
  suggest: procedure()
    .input(z.strictObject({ text: typed.default(''), limit: z.int().min(1).max(20).default(5) }))
    .output(suggestions),
  /** Keeps what was looked for, newest first, each only once. */
  remember: procedure()
    .input(z.strictObject({ text: typed }))
    .output(z.object({})),
  /** Forgets one search, or all. */
  forget: procedure()
    .input(z.strictObject({ text: typed.optional() }))
    .output(z.object({})),
  /** For a text that finds nothing: what there is that is near to it. */
  nearest: procedure()
    .input(z.strictObject({ text: typed }))
    .output(nearest),
}

/** Searches with a name of their own, which stand among the albums. */
export const savedSearchesContract = {
  /** By name. */
  list: procedure()
    .input(z.strictObject({}))
    .output(z.object({ searches: z.array(savedSearchSchema) })),
  create: procedure('SEARCH_NAME_TAKEN')
    .input(z.strictObject({ name: searchName, text: typed.default(''), filter: photoFilter.default({}) }))
    .output(z.object({ searchId })),
  rename: procedure('SEARCH_NOT_FOUND', 'SEARCH_NAME_TAKEN')
    .input(z.strictObject({ searchId, name: searchName }))
    .output(z.object({})),
  delete: procedure('SEARCH_NOT_FOUND').input(z.strictObject({ searchId })).output(z.object({})),
}
