import { findMatches } from '#shared/hangul/match-text.ts'

/**
 * What is left of a text when a name was chosen for its last word: 할머니 ㅈㅈ and 제주 leave 할머니. Words before it that stand in the
 * name as well go with it, for they were the beginning of it.
 */
export function withoutChosen(text: string, name: string): string {
  const words = text.split(/\s+/).filter((word) => word !== '')
  words.pop()
  for (let last = words.at(-1); last !== undefined && isIn(name, last); last = words.at(-1)) words.pop()
  return words.length === 0 ? '' : `${words.join(' ')} `
}

function isIn(name: string, word: string): boolean {
  return !word.startsWith('-') && findMatches(name, word, true).length > 0
}
