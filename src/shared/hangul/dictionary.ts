import { type Haystack, wordEnd } from './haystack.ts'
import { isHangulSyllable, keysOf } from './jamo.ts'

/**
 * The words of a haystack as keystrokes, to find those that are one key away from what was typed. `keys` has all words one after
 * another; `units` the unit of `text` that each key belongs to, and `firsts` is 1 for the first key of a unit.
 */
export type Dictionary = { text: string; keys: string; units: Uint32Array; firsts: Uint8Array }

const GAP = ' '
const MIN_SYLLABLES = 2
const MIN_KEYS = 6
const MAX_KEYS = 60
const MAX_FOUND = 8
/** A word of two syllables is so short that it is only looked for at the start of others. */
export const MIN_SYLLABLES_INSIDE = 3

export function makeDictionary(haystack: Haystack): Dictionary {
  const words = [...distinctWords(haystack)]
  const text = GAP + words.join(GAP) + GAP
  const parts: string[] = []
  const units: number[] = []
  const firsts: number[] = []
  for (let unit = 0; unit < text.length; unit++) {
    const keys = keysOf(text.charAt(unit))
    parts.push(keys)
    for (let index = 0; index < keys.length; index++) {
      units.push(unit)
      firsts.push(index === 0 ? 1 : 0)
    }
  }
  return { text, keys: parts.join(''), units: Uint32Array.from(units), firsts: Uint8Array.from(firsts) }
}

/**
 * The words, or parts of words, that one key wrong, missing or too many makes this one of; the likeliest first, at most eight.
 * `counts`: whether one is still said of a photo.
 */
export function findTypos(dictionary: Dictionary, word: string, counts: (text: string) => boolean = () => true): string[] {
  const keys = [...word].map(keysOf).join('')
  if (!isLongEnough(word, keys)) return []
  const inside = word.length >= MIN_SYLLABLES_INSIDE
  const found = new Map<string, number>()
  for (const [start, end] of windowsNear(dictionary, keys)) {
    const startsWord = dictionary.keys[start - 1] === GAP
    if ((!inside && !startsWord) || !isWithinOneKey(keys, dictionary.keys.slice(start, end))) continue
    const text = dictionary.text.slice(dictionary.units[start], dictionary.units[end])
    const worth = (startsWord ? 2 : 0) + (dictionary.keys[end] === GAP ? 1 : 0)
    if (text !== word) found.set(text, Math.max(found.get(text) ?? 0, worth))
  }
  return [...found]
    .sort(([, one], [, other]) => other - one)
    .map(([text]) => text)
    .filter(counts)
    .slice(0, MAX_FOUND)
}

function isLongEnough(word: string, keys: string): boolean {
  if (word.length < MIN_SYLLABLES || keys.length < MIN_KEYS || keys.length > MAX_KEYS) return false
  return [...word].filter(isHangulSyllable).length >= MIN_SYLLABLES && /^[ㄱ-ㅎㅏ-ㅣ]+$/.test(keys)
}

// One slip leaves the first half or the second as it was, so a window of whole syllables begins or ends with one of them.
function* windowsNear({ keys, firsts }: Dictionary, typed: string): Generator<[start: number, end: number]> {
  const middle = typed.length >> 1
  const head = typed.slice(0, middle)
  const tail = typed.slice(middle)
  for (let at = keys.indexOf(head); at >= 0; at = keys.indexOf(head, at + 1)) {
    for (const end of around(at + typed.length)) if (firsts[at] === 1 && firsts[end] === 1) yield [at, end]
  }
  for (let at = keys.indexOf(tail); at >= 0; at = keys.indexOf(tail, at + 1)) {
    const end = at + tail.length
    for (const start of around(at - middle)) if (firsts[end] === 1 && firsts[start] === 1) yield [start, end]
  }
}

function around(at: number): [number, number, number] {
  return [at, at - 1, at + 1]
}

/** Whether one key less, more or other makes one of the other. */
export function isWithinOneKey(one: string, other: string): boolean {
  if (other.includes(GAP) || Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  if (one.length === other.length) return one.slice(at + 1) === other.slice(at + 1)
  return one.length > other.length ? one.slice(at + 1) === other.slice(at) : one.slice(at) === other.slice(at + 1)
}

function distinctWords(haystack: Haystack): Set<string> {
  const words = new Set<string>()
  for (let at = 0; at < haystack.text.length; ) {
    const end = wordEnd(haystack, at + 1)
    if (end - at >= MIN_SYLLABLES && /[가-힣]/.test(haystack.text.slice(at, end))) words.add(haystack.text.slice(at, end))
    at = end
  }
  return words
}
