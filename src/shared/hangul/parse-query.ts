import { compact, picturesOf } from './haystack.ts'
import { normalizeWithOffsets } from './normalize.ts'
import { type DateQuery, readBegunDate, readDate } from './parse-date.ts'

/** `text` without spaces; the query had one before each unit that `cuts` names. */
export type Phrase = { kind: 'phrase'; text: string; cuts: ReadonlySet<number> }
export type Word = { kind: 'word'; text: string; typing: boolean }
export type Tag = { kind: 'tag'; text: string; typing: boolean }
export type DateClause = { kind: 'date'; date: DateQuery; text: string; cuts: ReadonlySet<number> }
/** `raw`: as it was typed. */
export type Clause = (Phrase | Word | Tag | DateClause) & { exclude: boolean; raw: string }

type Token = { kind: 'phrase' | 'word' | 'tag'; from: number; to: number; exclude: boolean }
/** A query: `text` normalised, and `raw` as it was typed from one place of `text` to another. */
type Source = { text: string; raw(from: number, to: number): string }

/** The units that are searched for; `places`: where each stands in the text. */
type Squeezed = { units: string; cuts: ReadonlySet<number>; places: number[] }

const MAX_CLAUSES = 20
// 3.2 is one thing to look for, unlike two words with a stop between them.
const NUMBERS = /\d[.,:/_-]\d/
const TAG_MARK = /#|(?:태그|tag)\s?:\s*/y
const QUOTES = /[“”„‟«»「」『』]/g

/**
 * What a query asks for: every clause has to hold. At most 20; none for a query of punctuation. Never throws.
 * `typing`: the last word may still grow, and a date at the end is as far as it is known.
 */
export function parseQuery(query: string, typing: boolean): Clause[] {
  const { text, starts, ends } = normalizeWithOffsets(query)
  const open = typing && !/\s$/.test(query)
  const source = { text: text.replace(QUOTES, '"'), raw: (from: number, to: number) => query.slice(starts[from], ends[to - 1]) }
  const clauses: Clause[] = []
  let at = 0
  while (at < text.length && clauses.length < MAX_CLAUSES) {
    const read = /\s/.test(text.charAt(at)) ? undefined : (readDateClause(source, at, open) ?? readToken(source, at))
    if (read) clauses.push(...read.clauses)
    at = Math.max(read?.end ?? 0, at + 1)
  }
  return markTyped(clauses.slice(0, MAX_CLAUSES), open)
}

function readDateClause({ text, raw }: Source, at: number, open: boolean): { clauses: Clause[]; end: number } | undefined {
  if (!isAtStart(text, at)) return undefined
  const exclude = text[at] === '-'
  const from = exclude ? at + 1 : at
  const whole = readDate(text, from)
  const found = open && whole?.end !== text.length ? (readBegunDate(text, from) ?? whole) : whole
  if (!found) return undefined
  const { units, cuts } = squeeze(found.date.text, compact(found.date.text))
  return { clauses: [{ kind: 'date', date: found.date, text: units, cuts, exclude, raw: raw(at, found.end).trim() }], end: found.end }
}

function readToken(source: Source, at: number): { clauses: Clause[]; end: number } {
  const { text } = source
  const exclude = text[at] === '-' && isAtStart(text, at)
  const from = exclude ? at + 1 : at
  if (text[from] === '"') {
    const close = text.indexOf('"', from + 1)
    const to = close < 0 ? text.length : close
    return { clauses: makeClauses(source, at, { kind: 'phrase', from: from + 1, to, exclude }), end: to + 1 }
  }
  TAG_MARK.lastIndex = from
  const mark = TAG_MARK.exec(text)?.[0].length ?? 0
  const to = endOfWord(text, from + mark)
  return { clauses: makeClauses(source, at, { kind: mark > 0 ? 'tag' : 'word', from: from + mark, to, exclude }), end: to }
}

function isAtStart(text: string, at: number): boolean {
  return /[\s"]/.test(text[at - 1] ?? ' ')
}

function endOfWord(text: string, at: number): number {
  const rest = /[\s"#]/g
  rest.lastIndex = at
  return rest.exec(text)?.index ?? text.length
}

function makeClauses(source: Source, start: number, { kind, from, to, exclude }: Token): Clause[] {
  const text = source.text.slice(from, to)
  const written = squeeze(text, compact(text))
  const pictures = squeeze(text, picturesOf(text))
  const { units, cuts } = written.units === '' ? pictures : written
  if (units === '') return []
  const raw = source.raw(start, Math.min(source.text.length, kind === 'phrase' ? to + 1 : to))
  if (kind === 'tag') return [{ kind, text: units, typing: false, exclude, raw }]
  if (kind === 'phrase' || (cuts.size > 0 && (exclude || NUMBERS.test(text)))) return [{ kind: 'phrase', text: units, cuts, exclude, raw }]
  return [written, pictures]
    .flatMap((squeezed) => splitWords(squeezed))
    .map(({ word, first, last }) => {
      const typed = source.raw(from + first, from + last + 1)
      return { kind: 'word', text: word, typing: false, exclude, raw: exclude ? raw : typed }
    })
}

/** Each word, and where its first unit and its last one stand. */
function splitWords({ units, cuts, places }: Squeezed): { word: string; first: number; last: number }[] {
  const bounds = units === '' ? [] : [0, ...cuts, units.length]
  return bounds.slice(1).map((end, index) => {
    const begin = bounds[index] ?? 0
    return { word: units.slice(begin, end), first: places[begin] ?? 0, last: places[end - 1] ?? 0 }
  })
}

function squeeze(text: string, kept: Iterable<{ at: number; start: boolean }>): Squeezed {
  const cuts = new Set<number>()
  const places: number[] = []
  let units = ''
  for (const { at, start } of kept) {
    if (start && units !== '') cuts.add(units.length)
    units += text.charAt(at)
    places.push(at)
  }
  return { units, cuts, places }
}

function markTyped(clauses: Clause[], typing: boolean): Clause[] {
  const last = clauses.at(-1)
  if (!typing || !last || last.exclude || (last.kind !== 'word' && last.kind !== 'tag')) return clauses
  return [...clauses.slice(0, -1), { ...last, typing: true }]
}
