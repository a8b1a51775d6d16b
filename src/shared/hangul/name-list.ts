import { compact, createHaystackBuilder, type Haystack, picturesOf, TAG } from './haystack.ts'
import { hasTag, scanExact, scanWord, seek } from './match-word.ts'
import { normalizeForSearch } from './normalize.ts'

/** Short names to choose from while typing; name number i has the units of `haystack` from `offsets[i]` up to `offsets[i + 1]`. */
export type NameList = { haystack: Haystack; offsets: readonly number[] }

export function listNames(names: readonly string[]): NameList {
  const builder = createHaystackBuilder()
  const offsets = names.map((name) => {
    const start = builder.length()
    builder.add(name, TAG)
    return start
  })
  return { haystack: builder.build(), offsets: [...offsets, builder.length()] }
}

/** The numbers of the names that a text may become, by syllables, by 초성 and while it is typed; in the order of the list. */
export function findNames({ haystack, offsets }: NameList, typed: string): number[] {
  const found = new Set<number>()
  const emit = (start: number) => found.add(nameAt(offsets, start))
  const text = normalizeForSearch(typed)
  const word = unitsOf(text, compact(text))
  if (word !== '') {
    scanWord(
      haystack,
      seek(word, true, (name) => hasTag(haystack, name)),
      emit,
    )
    scanBeginnings(haystack, word, emit)
  } else scanExact(haystack, { text: unitsOf(text, picturesOf(text)) }, emit)
  return [...found].sort((one, other) => one - other)
}

/** A name may be broken off anywhere, so that how it begins may run over its spaces wherever they are. */
function scanBeginnings({ text }: Haystack, word: string, emit: (start: number) => void): void {
  for (let at = text.indexOf(TAG + word); at >= 0; at = text.indexOf(TAG + word, at + 1)) emit(at + 1)
}

function unitsOf(text: string, units: Iterable<{ at: number }>): string {
  return Array.from(units, ({ at }) => text.charAt(at)).join('')
}

/** The number of the name that a unit belongs to. */
function nameAt(offsets: readonly number[], unit: number): number {
  let low = 0
  let high = offsets.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? 0) <= unit) low = middle
    else high = middle
  }
  return low
}
