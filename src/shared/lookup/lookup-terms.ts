import { compact } from '../hangul/haystack.ts'
import { isHangulSyllable, keysOf, leadOf } from '../hangul/jamo.ts'
import { normalizeForSearch } from '../hangul/normalize.ts'

/** In units of the text: nobody types more of a name in one go, and an index of prefixes grows with each. */
export const LONGEST_TERM = 12

/** 'whole': from every syllable and by 초성, as for a name. 'words': only from where words begin, as for what is said in sentences. */
export type Depth = 'whole' | 'words'

/**
 * What a text is found by, as keystrokes, to be matched from their beginning: 가져오기 → ㄱㅏㅈㅕㅇㅗㄱㅣ, so that 가젼 or 가져ㅇ on the way
 * find it. Each term runs on over spaces: 사진가져오기 finds 사진 가져오기. Beginnings of words come first.
 */
export function termsOfText(text: string, depth: Depth): string[] {
  const normal = normalizeForSearch(text)
  const units = [...compact(normal)].map(({ at, start }) => ({ letter: normal.charAt(at), start }))
  const from = (index: number) => units.slice(index, index + LONGEST_TERM).map(({ letter }) => letter)
  const begins: string[] = []
  const inside: string[] = []
  for (const [index, { letter, start }] of units.entries()) {
    if (start) begins.push(keysOfAll(from(index)))
    else if (depth === 'whole' && isHangulSyllable(letter)) inside.push(keysOfAll(from(index)))
    if (start && depth === 'whole' && isHangulSyllable(letter)) begins.push(from(index).map(leadOf).join(''))
  }
  return [...begins, ...inside]
}

/** What was typed, as it is found: normalised, without punctuation, as keystrokes. 초성 stay as they are. */
export function termOfQuery(word: string): string {
  return keysOfAll([...lettersOf(word)].slice(0, LONGEST_TERM))
}

/** A word of a query, normalised and without punctuation. */
export function lettersOf(word: string): string {
  const normal = normalizeForSearch(word)
  return [...compact(normal)].map(({ at }) => normal.charAt(at)).join('')
}

function keysOfAll(letters: readonly string[]): string {
  return letters.map(keysOf).join('')
}
