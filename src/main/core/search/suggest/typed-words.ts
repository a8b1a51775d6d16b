import { inOtherMode } from '#shared/hangul/keyboard.ts'

const TAG_MARK = /^(?:#|(?:태그|tag):)/i

/**
 * What of a text may still become a name: all of it, and its last word; none where that is being excluded, or in quotes.
 * `otherMode`: what the last word reads as in the other keyboard mode, where that gives a word.
 */
export function typedWords(text: string): { words: string[]; otherMode: string | undefined } {
  const last = /\S*$/.exec(text)?.[0] ?? ''
  if (/^[-"“]/.test(last)) return { words: [], otherMode: undefined }
  const word = last.replace(TAG_MARK, '')
  const words = [text.trim().replace(TAG_MARK, ''), word].filter((one) => one !== '')
  return { words: [...new Set(words)], otherMode: inOtherMode(word, true) }
}
