import { KIND, kindAt } from './characters.ts'
import { leadOf, soundOf } from './jamo.ts'
import { type NormalText, normalizeForSearch, normalizeWithOffsets } from './normalize.ts'

/** Stand before each field, so that no match runs from one into the next; control characters of captions never come this far. */
export const CAPTION = '\u0001'
export const TAG = '\u0002'

/**
 * Normalised fields in one string without spaces and punctuation. The others run parallel to it, unit by unit.
 * `starts` is 1 where an 어절 (or a field) begins. `units` is 1 for every UTF-16 unit that occurs. `leads` has 초성 for syllables, `sounds` one syllable for all that sound alike.
 */
export type Haystack = { text: string; leads: string; sounds: string; starts: Uint8Array; units: Uint8Array }

export type HaystackBuilder = {
  add(field: string, mark: string): void
  /** Units so far, the marks included. */
  length(): number
  build(): Haystack
}

type Unit = { at: number; start: boolean }

/** Stands for the mark of a field; `start`: it is the field's own and not that of its pictures. */
const NO_UNIT = -1
const INITIAL_SIZE = 1 << 12
const CHUNK = 1 << 13

export function createHaystackBuilder(): HaystackBuilder {
  let units = new Uint16Array(INITIAL_SIZE)
  let starts = new Uint8Array(INITIAL_SIZE)
  let length = 0

  function push(code: number, start: boolean): void {
    if (length === units.length) {
      units = grow(units, new Uint16Array(length * 2))
      starts = grow(starts, new Uint8Array(length * 2))
    }
    units[length] = code
    starts[length] = start ? 1 : 0
    length += 1
  }

  return {
    add(field, mark) {
      const text = normalizeForSearch(field)
      for (const { at, start } of layOut(text)) {
        if (at === NO_UNIT) push((start ? mark : CAPTION).charCodeAt(0), true)
        else push(text.charCodeAt(at), start)
      }
    },
    length: () => length,
    build() {
      const own = units.subarray(0, length)
      const present = new Uint8Array(0x10000)
      for (const unit of own) present[unit] = 1
      return {
        text: textOf(own),
        units: present,
        leads: textOf(own.map(leadCode)),
        sounds: textOf(own.map(soundCode)),
        starts: starts.slice(0, length),
      }
    },
  }
}

/** One caption alone, and where its units stand in the original. */
export function haystackOf(field: string): { haystack: Haystack; original: NormalText } {
  const { text, starts, ends } = normalizeWithOffsets(field)
  const builder = createHaystackBuilder()
  builder.add(field, CAPTION)
  const order = [...layOut(text)].map(({ at }) => at)
  const place = (offsets: readonly number[]) => order.map((at) => offsets[at] ?? 0)
  return { haystack: builder.build(), original: { text, starts: place(starts), ends: place(ends) } }
}

/** The units that are kept of a normalised text without its pictures, and which of them begin an 어절. */
export function* compact(text: string): Generator<Unit> {
  let before: number = KIND.separator
  for (let at = 0; at < text.length; at++) {
    const kind = kindAt(text, at)
    if (isWritten(kind)) yield { at, start: !isWritten(before) }
    before = kind
  }
}

/** Emoji and the like, each an 어절 of its own. */
export function* picturesOf(text: string): Generator<Unit> {
  for (let at = 0; at < text.length; at++) {
    if (kindAt(text, at) === KIND.picture) yield { at, start: !isSecondHalf(text.charCodeAt(at)) }
  }
}

// Pictures are a field of their own behind the words, so that 민수지영 finds 민수♡지영 as well as ♡ does.
function* layOut(text: string): Generator<Unit> {
  yield { at: NO_UNIT, start: true }
  let words = false
  for (const unit of compact(text)) {
    words = true
    yield unit
  }
  let first = true
  for (const unit of picturesOf(text)) {
    if (first && words) yield { at: NO_UNIT, start: false }
    first = false
    yield unit
  }
}

function isWritten(kind: number): boolean {
  return kind > KIND.separator && kind !== KIND.picture
}

function isSecondHalf(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

/** Whether no 어절 runs across this place. */
export function isBoundary({ text, starts }: Haystack, at: number): boolean {
  return at >= text.length || starts[at] === 1
}

/** The end of the 어절 that holds the unit before `at`. */
export function wordEnd(haystack: Haystack, at: number): number {
  let end = at
  while (!isBoundary(haystack, end)) end++
  return end
}

const leadCodes = new Uint16Array(0x10000)
const soundCodes = new Uint16Array(0x10000)
for (let code = 0; code < 0x10000; code++) {
  leadCodes[code] = leadOf(String.fromCharCode(code)).charCodeAt(0)
  soundCodes[code] = soundOf(String.fromCharCode(code)).charCodeAt(0)
}

function leadCode(code: number): number {
  return leadCodes[code] ?? code
}

function soundCode(code: number): number {
  return soundCodes[code] ?? code
}

function textOf(units: Uint16Array): string {
  const parts: string[] = []
  for (let at = 0; at < units.length; at += CHUNK) parts.push(String.fromCharCode(...units.subarray(at, at + CHUNK)))
  return parts.join('')
}

function grow<Units extends Uint8Array | Uint16Array>(from: Units, to: Units): Units {
  to.set(from)
  return to
}
