import { findTypos, makeDictionary } from './dictionary.ts'
import { type Haystack, haystackOf } from './haystack.ts'
import { stemsOf } from './josa.ts'
import { inOtherMode } from './keyboard.ts'
import { type Emit, hasTag, type Sought, scanExact, scanLateStems, scanSound, scanWord, seek } from './match-word.ts'
import { type Clause, parseQuery, type Word } from './parse-query.ts'

/** UTF-16 offsets in the text as it was given, in whatever form; `end` is the first unit after it. */
export type TextRange = { start: number; end: number }

/** Where the clauses of a query stand in a text, for highlighting; in order and without overlap. */
export function findMatches(text: string, query: string, typing: boolean): TextRange[] {
  const { haystack, original } = haystackOf(text)
  const clauses = parseQuery(query, typing).filter(({ exclude }) => !exclude)
  let found = collect((emit) => {
    for (const clause of clauses) scanClause(haystack, clause, emit)
  })
  if (found.length === 0) found = clauses.flatMap((clause) => (clause.kind === 'word' ? guess(haystack, clause) : []))
  return mergeRanges(found.map(({ start, end }) => ({ start: original.starts[start] ?? 0, end: original.ends[end - 1] ?? 0 })))
}

function scanClause(haystack: Haystack, clause: Clause, emit: Emit): void {
  if (clause.kind === 'phrase' || clause.kind === 'date') scanExact(haystack, clause, emit)
  else scanWord(haystack, seekIn(haystack, clause.text, clause.typing), emit)
}

function seekIn(haystack: Haystack, text: string, typing: boolean): Sought {
  return seek(text, typing, (name) => hasTag(haystack, name))
}

// The same steps as a search takes, each only where the one before found nothing.
function guess(haystack: Haystack, { text, typing, raw }: Word & Pick<Clause, 'raw'>): TextRange[] {
  const words = [
    text,
    ...stemsOf(text)
      .filter(({ whole }) => !whole)
      .map((stem) => stem.text),
  ]
  const steps: ((emit: Emit) => void)[] = [
    (emit) => scanLateStems(haystack, seekIn(haystack, text, typing), emit),
    (emit) => scanWord(haystack, seekIn(haystack, inOtherMode(raw, typing) ?? '', typing), emit),
    (emit) => {
      for (const word of words) scanSound(haystack, word, emit)
    },
    (emit) => {
      const dictionary = makeDictionary(haystack)
      for (const near of words.flatMap((word) => findTypos(dictionary, word))) scanExact(haystack, { text: near }, emit)
    },
  ]
  for (const step of steps) {
    const found = collect(step)
    if (found.length > 0) return found
  }
  return []
}

function collect(scan: (emit: Emit) => void): TextRange[] {
  const found: TextRange[] = []
  scan((start, end) => found.push({ start, end }))
  return found
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
