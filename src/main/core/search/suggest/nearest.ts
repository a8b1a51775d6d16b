import { setImmediate } from 'node:timers/promises'
import type { Nearest } from '#shared/contract/search.ts'
import { keysOf } from '#shared/hangul/jamo.ts'
import { stemsOf } from '#shared/hangul/josa.ts'
import { inOtherMode } from '#shared/hangul/keyboard.ts'
import { type Clause, parseQuery } from '#shared/hangul/parse-query.ts'
import type { AlbumsService } from '../../albums/albums-service.ts'
import { keepUntilWritten } from '../../database/keep-until-written.ts'
import type { Db } from '../../database/open-database.ts'
import type { TagsService } from '../../tags/tags-service.ts'
import { collectWords } from './collect-words.ts'
import { findNearWords } from './near-words.ts'

const MOST_WORDS = 6
const MOST_NEAR_A_WORD = 4
const MOST_COMMON = 8
/** Each is looked for in turn. */
const MOST_CLAUSES = 5

type Counted = Nearest['words'][number]
/** What a finished text finds, and what was looked for instead where it finds nothing as it stands. */
export type Search = (query: { text: string; limit: number }) => Promise<{ total: number; corrected?: { text: string } | undefined }>
type Parts = {
  db: Db
  tags: Pick<TagsService, 'list'>
  albums: Pick<AlbumsService, 'list'>
  search: Search
}

/** Answers what a text that finds nothing could be instead. */
export function createNearest({ db, tags, albums, search }: Parts): (text: string) => Promise<Nearest> {
  const known = keepUntilWritten(db, () => collectWords({ db, tags, albums }))

  const count = async (text: string): Promise<number> => (await search({ text, limit: 1 })).total

  async function countEach(texts: readonly string[]): Promise<Counted[]> {
    const counted: Counted[] = []
    for (const text of new Set(texts)) {
      const photos = await count(text)
      if (photos > 0) counted.push({ text, count: photos })
      await setImmediate()
    }
    return counted
  }

  /** The text with a word that is nowhere made one that there is; that word alone where the others do not go with it. */
  async function mend(clauses: readonly Clause[], at: number): Promise<Counted[]> {
    const clause = clauses[at]
    if (clause === undefined || (clause.kind !== 'word' && clause.kind !== 'tag') || (await count(clause.raw)) > 0) return []
    const near = (await findNearWords(await known(), clause.text)).slice(0, MOST_NEAR_A_WORD)
    const mended: Counted[] = []
    for (const word of near) {
      const written = clause.kind === 'tag' ? `#${word}` : word
      const whole = clauses.map(({ raw }, index) => (index === at ? written : raw)).join(' ')
      const [best] = await countEach([whole, written, word])
      if (best) mended.push(best)
    }
    return mended
  }

  return async (text) => {
    const clauses = parseQuery(text, false).slice(0, MOST_CLAUSES)
    const asked = clauses.filter(({ exclude }) => !exclude)
    const { total, corrected } = await search({ text, limit: 1 })
    // That one was refused before.
    const words: Counted[] = corrected ? [{ text: corrected.text, count: total }] : []
    for (const [at, { exclude }] of clauses.entries()) if (!exclude) words.push(...(await mend(clauses, at)))
    if (asked.length > 1) words.push(...(await countEach(asked.map((left) => withoutClause(clauses, left)))))
    const distinct = [...new Map(words.map((one) => [one.text, one])).values()].slice(0, MOST_WORDS)
    return {
      tried: asked.flatMap(triedFor),
      everywhere: total,
      words: distinct,
      common: distinct.length > 0 ? [] : await tags.list('', MOST_COMMON),
    }
  }
}

function withoutClause(clauses: readonly Clause[], left: Clause): string {
  return clauses
    .filter((clause) => clause !== left)
    .map(({ raw }) => raw)
    .join(' ')
}

/** As the search does for a word that it does not find. */
function triedFor(clause: Clause): Nearest['tried'] {
  if (clause.kind !== 'word') return []
  const { text, raw } = clause
  const stems = stemsOf(text).filter(({ whole }) => !whole)
  const other = inOtherMode(raw, false)
  const keys = [...text].map(keysOf).join('')
  return [
    ...stems.map((stem) => ({ how: 'stem' as const, text: stem.text })),
    ...(other === undefined ? [] : [{ how: 'keyboard' as const, text: other }]),
    ...(/[ㅐㅔㅒㅖ]|ㅗㅣ/.test(keys) ? [{ how: 'sound' as const, text }] : []),
  ]
}
