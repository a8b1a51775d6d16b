import { isHangulSyllable, leadOf } from '#shared/hangul/jamo.ts'
import { inOtherMode } from '#shared/hangul/keyboard.ts'

/** One thing that the search can do, and a query that shows it. */
export type Trick = { kind: 'leads' | 'part' | 'keyboard' | 'tag' | 'date' | 'without' | 'phrase'; query: string }

const SHORTEST = 2
const LONGEST = 5

/** Shown by a tag and a year that there are, so that each example finds something. */
export function tricksFor(tags: readonly string[], years: readonly number[]): Trick[] {
  const word = tags.find(isShortWord) ?? '할머니'
  const year = `${years[0] ?? 2024}년`
  const begun = word.slice(0, -1) + leadOf(word.slice(-1))
  return [
    { kind: 'leads', query: [...word].map(leadOf).join('') },
    { kind: 'part', query: begun },
    { kind: 'keyboard', query: inOtherMode(word, false) ?? 'gkfajsl' },
    { kind: 'tag', query: `#${word}` },
    { kind: 'date', query: year },
    { kind: 'without', query: `${year} -${word}` },
    { kind: 'phrase', query: `"${word}"` },
  ]
}

function isShortWord(tag: string): boolean {
  return tag.length >= SHORTEST && tag.length <= LONGEST && [...tag].every(isHangulSyllable)
}
