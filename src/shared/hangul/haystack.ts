import { KIND, kindAt } from './characters.ts'
import { leadIndexOf } from './jamo.ts'
import { type NormalText, normalizeForSearch, normalizeWithOffsets } from './normalize.ts'

/** Stand before each field, so that no match runs from one into the next; control characters of captions never come this far. */
export const CAPTION = '\u0001'
export const TAG = '\u0002'

/**
 * Normalised fields in one string without spaces and punctuation. `leads` and `starts` run parallel to it, unit by unit: a
 * character for the 초성 (see `leadsOf`), and a bit, lowest first, that is set where an 어절 (or a field) begins. `pairs` has a bit
 * for every two units that stand side by side, by `pairHash`.
 */
export type Haystack = { text: string; leads(): string; starts: Uint8Array; pairs: Uint8Array }

export type HaystackBuilder = {
  add(field: string, mark: string): void
  /** Units so far, the marks included. */
  length(): number
  build(): Haystack
}

type Unit = { at: number; start: boolean }

/** Stands for the mark of a field in `original` of haystackOf. */
const NO_UNIT = -1
type Put = (at: number, start: boolean) => void

/** In units; a power of two. */
const INITIAL_SIZE = 1 << 12
// Capitals never stand in a haystack, so that all of `leads` is ASCII, which is the fastest to make a string of.
const FIRST_LEAD = 0x41
const FIRST_OTHER = 0x10
const OTHERS = 0x20
/** Bits of `pairs` for each unit, and the most there are: two million pairs are more than Korean has. */
const PAIR_ROOM = 8
const MOST_PAIR_BITS = 1 << 21

export function createHaystackBuilder(): HaystackBuilder {
  let units = new Uint16Array(INITIAL_SIZE)
  let starts = new Uint8Array(INITIAL_SIZE >> 3)
  let length = 0

  function push(code: number, start: boolean): void {
    if (length === units.length) {
      units = grow(units, new Uint16Array(length * 2))
      starts = grow(starts, new Uint8Array(length >> 2))
    }
    units[length] = code
    if (start) starts[length >> 3] = (starts[length >> 3] ?? 0) | (1 << (length & 7))
    length += 1
  }

  return {
    add(field, mark) {
      const text = normalizeForSearch(field)
      layOut(
        text,
        (own) => push((own ? mark : CAPTION).charCodeAt(0), true),
        (at, start) => push(text.charCodeAt(at), start),
      )
    },
    length: () => length,
    build: () => haystackFrom(units.subarray(0, length), starts.slice(0, (length + 7) >> 3)),
  }
}

/** A haystack of units that were laid out before, with a bit each for `starts`. Cost grows linearly with them. */
export function haystackFrom(units: Uint16Array, starts: Uint8Array): Haystack {
  const pairs = makePairs(units.length)
  const shift = shiftOf(pairs)
  const leads = new Uint8Array(units.length)
  let before = 0
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] ?? 0
    leads[at] = leadCodes[unit] ?? 0
    const hash = pairHash(before, unit, shift)
    pairs[hash >> 3] = (pairs[hash >> 3] ?? 0) | (1 << (hash & 7))
    before = unit
  }
  const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units)
  const leadText = new TextDecoder().decode(leads)
  return { text, leads: () => leadText, starts, pairs }
}

/** Parts of a haystack, each of whole fields, one after another: from each unit of `froms` up to the one of `tos`. */
export function sliceHaystack(haystack: Haystack, froms: Uint32Array, tos: Uint32Array): Haystack {
  let length = 0
  for (let part = 0; part < froms.length; part++) length += (tos[part] ?? 0) - (froms[part] ?? 0)
  const starts = new Uint8Array((length + 7) >> 3)
  let written = 0
  for (let part = 0; part < froms.length; part++) written = copyBits(haystack.starts, froms[part] ?? 0, tos[part] ?? 0, starts, written)
  let leads: string | undefined
  return {
    text: cut(haystack.text, froms, tos),
    leads: () => {
      leads ??= cut(haystack.leads(), froms, tos)
      return leads
    },
    starts,
    // What the whole does not hold is in no part either.
    pairs: haystack.pairs,
  }
}

function cut(text: string, froms: Uint32Array, tos: Uint32Array): string {
  const parts: string[] = []
  for (let part = 0; part < froms.length; part++) {
    const from = froms[part]
    // Photos of one day stand side by side, and mostly are of one thing.
    while (part + 1 < froms.length && froms[part + 1] === tos[part]) part++
    parts.push(text.slice(from, tos[part]))
  }
  return parts.join('')
}

/** Eight at a time. Returns where the bits end. */
function copyBits(from: Uint8Array, start: number, end: number, to: Uint8Array, written: number): number {
  let place = written
  for (let at = start; at < end; at += 8) {
    const both = (from[at >> 3] ?? 0) | ((from[(at >> 3) + 1] ?? 0) << 8)
    const count = Math.min(8, end - at)
    const bits = (both >> (at & 7)) & ((1 << count) - 1)
    const shifted = bits << (place & 7)
    to[place >> 3] = (to[place >> 3] ?? 0) | shifted
    if (shifted > 0xff) to[(place >> 3) + 1] = shifted >> 8
    place += count
  }
  return place
}

/** Whether the text may hold these units in a row. Most words that are nowhere have two syllables that never meet, which is far cheaper to see than to search for. */
export function mayHold({ pairs }: Haystack, text: string): boolean {
  const shift = shiftOf(pairs)
  for (let at = 1; at < text.length; at++) {
    const hash = pairHash(text.charCodeAt(at - 1), text.charCodeAt(at), shift)
    if (((pairs[hash >> 3] ?? 0) & (1 << (hash & 7))) === 0) return false
  }
  return text !== ''
}

/** One caption alone, and where its units stand in the original. */
export function haystackOf(field: string): { haystack: Haystack; original: NormalText } {
  const { text, starts, ends } = normalizeWithOffsets(field)
  const builder = createHaystackBuilder()
  builder.add(field, CAPTION)
  const order: number[] = []
  layOut(
    text,
    () => order.push(NO_UNIT),
    (at) => order.push(at),
  )
  const place = (offsets: readonly number[]) => order.map((at) => offsets[at] ?? 0)
  return { haystack: builder.build(), original: { text, starts: place(starts), ends: place(ends) } }
}

/** The units that are kept of a normalised text without its pictures, and which of them begin an 어절. */
export function compact(text: string): Unit[] {
  return collect(text, eachWritten)
}

/** Emoji and the like, each an 어절 of its own. */
export function picturesOf(text: string): Unit[] {
  return collect(text, eachPicture)
}

function collect(text: string, each: (text: string, put: Put) => void): Unit[] {
  const units: Unit[] = []
  each(text, (at, start) => units.push({ at, start }))
  return units
}

function eachWritten(text: string, put: Put): void {
  let before = false
  for (let at = 0; at < text.length; at++) {
    const written = isWritten(kindAt(text, at))
    if (written) put(at, !before)
    before = written
  }
}

function eachPicture(text: string, put: Put): void {
  for (let at = 0; at < text.length; at++) {
    if (kindAt(text, at) === KIND.picture) put(at, !isSecondHalf(text.charCodeAt(at)))
  }
}

// Pictures are a field of their own behind the words, so that 민수지영 finds 민수♡지영 as well as ♡ does. `own`: the mark is the
// field's own and not that of its pictures.
function layOut(text: string, putMark: (own: boolean) => void, put: Put): void {
  putMark(true)
  let words = false
  eachWritten(text, (at, start) => {
    words = true
    put(at, start)
  })
  let first = true
  eachPicture(text, (at, start) => {
    if (first && words) putMark(false)
    first = false
    put(at, start)
  })
}

function isWritten(kind: number): boolean {
  return kind > KIND.separator && kind !== KIND.picture
}

function isSecondHalf(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

/** Whether an 어절 begins at this unit. */
export function startsWord({ starts }: Haystack, at: number): boolean {
  return (((starts[at >> 3] ?? 0) >> (at & 7)) & 1) === 1
}

/** Whether no 어절 runs across this place. */
export function isBoundary(haystack: Haystack, at: number): boolean {
  return at >= haystack.text.length || startsWord(haystack, at)
}

/** The end of the 어절 that holds the unit before `at`. */
export function wordEnd(haystack: Haystack, at: number): number {
  let end = at
  while (!isBoundary(haystack, end)) end++
  return end
}

// One byte each, so that V8 keeps and searches the text in half the room. Letters below 0x80 are their own; others that are
// no Hangul share what is left and are told apart by who looks closer.
const leadCodes = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code++) {
  const lead = leadIndexOf(code)
  if (lead >= 0) leadCodes[code] = FIRST_LEAD + lead
  else leadCodes[code] = code < 0x80 ? code : FIRST_OTHER + (code % OTHERS)
}

/** 초성 as they stand in `leads`: the same character for 하, 할 and ㅎ. */
export function leadsOf(word: string): string {
  let leads = ''
  for (let at = 0; at < word.length; at++) leads += String.fromCharCode(leadCodes[word.charCodeAt(at)] ?? 0)
  return leads
}

/** A power of two of bits. */
function makePairs(units: number): Uint8Array {
  let bits = 64
  while (bits < units * PAIR_ROOM && bits < MOST_PAIR_BITS) bits *= 2
  return new Uint8Array(bits >> 3)
}

function shiftOf(pairs: Uint8Array): number {
  return Math.clz32(pairs.length * 8) + 1
}

function pairHash(one: number, other: number, shift: number): number {
  return (Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> shift
}

function grow<Units extends Uint8Array | Uint16Array>(from: Units, to: Units): Units {
  to.set(from)
  return to
}
