import { consonantsOf, isLead, keysOf, leadOf, splitClusters } from './jamo.ts'
import { normalizeForSearch } from './normalize.ts'

/** UTF-16 offsets in the NFC text; `end` is the first unit after it. */
export type TextRange = { start: number; end: number }

/** The words of a query, normalised; the last one may still be in the making. */
export type TextQuery = { words: readonly string[]; typing: boolean }

const MAX_WORDS = 20

export function parseTextQuery(text: string, typing: boolean): TextQuery {
  const words = normalizeForSearch(text).trim().split(/\s+/).filter(Boolean).slice(0, MAX_WORDS)
  return { words: words.map(splitClusters), typing: typing && !/\s$/.test(text) }
}

/** Whether every word stands in one of the fields, which must be normalised by normalizeForSearch. */
export function matchesQuery(fields: readonly string[], query: TextQuery): boolean {
  return query.words.every((word, index) => {
    const typing = isTyped(query, index)
    return fields.some((field) => findWord(field, word, typing, 0) !== null)
  })
}

/** Where the words of a query stand in a text, for highlighting; in order and without overlap. */
export function findMatches(text: string, query: string, typing: boolean): TextRange[] {
  const field = normalizeForSearch(text)
  const parsed = parseTextQuery(query, typing)
  const found = parsed.words.flatMap((word, index) => [...findAll(field, word, isTyped(parsed, index))])
  return mergeRanges(found)
}

function isTyped({ words, typing }: TextQuery, index: number): boolean {
  return typing && index === words.length - 1
}

function* findAll(field: string, word: string, typing: boolean): Generator<TextRange> {
  let range = findWord(field, word, typing, 0)
  while (range) {
    yield range
    range = findWord(field, word, typing, range.end)
  }
}

/** The first place at or after `from` where a word stands: each unit the same, or its 초성, or (the last, while typing) begun. */
function findWord(field: string, word: string, typing: boolean, from: number): TextRange | null {
  for (let start = from; start < field.length; start++) {
    const end = matchAt(field, start, word, typing)
    if (end > start) return { start, end }
  }
  return null
}

/** The end of the match that begins at `start`, or -1. Spaces within the field are passed over: 제주도여행 finds 제주도 여행. */
function matchAt(field: string, start: number, word: string, typing: boolean): number {
  let position = start
  for (let index = 0; index < word.length; position++) {
    if (index > 0 && field[position] === ' ') position += 1
    const unit = field[position]
    const taken = unit === undefined ? 0 : unitsTaken(unit, word, index, typing, field[position + 1])
    if (taken === 0) return -1
    index += taken
  }
  return position
}

/** How many units of the word this unit of the field stands for; 0 where it does not match. Queries have fused consonants split. */
function unitsTaken(unit: string, word: string, index: number, typing: boolean, next: string | undefined): number {
  if (unitMatches(unit, word[index] ?? '', typing && index === word.length - 1, next)) return 1
  const consonants = consonantsOf(unit)
  return consonants !== undefined && word.startsWith(consonants, index) ? consonants.length : 0
}

function unitMatches(unit: string, wanted: string, typing: boolean, next: string | undefined): boolean {
  if (unit === wanted) return true
  if (isLead(wanted)) return leadOf(unit) === wanted
  if (!typing) return false
  // The consonant that ends the syllable being typed may belong to the next one: 할먼 on the way to 할머니.
  const typed = keysOf(wanted)
  const keys = keysOf(unit)
  return keys.startsWith(typed) || (typed.startsWith(keys) && next !== undefined && (keys + keysOf(next)).startsWith(typed))
}

function mergeRanges(ranges: TextRange[]): TextRange[] {
  const merged: TextRange[] = []
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else merged.push({ ...range })
  }
  return merged
}
