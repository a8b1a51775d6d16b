import { findTypos, MIN_SYLLABLES_INSIDE } from '#shared/hangul/dictionary.ts'
import { TAG } from '#shared/hangul/haystack.ts'
import { stemsOf } from '#shared/hangul/josa.ts'
import { inOtherMode } from '#shared/hangul/keyboard.ts'
import {
  type Emit,
  hasTag,
  isOneBegun,
  type Sought,
  scanExact,
  scanLateStems,
  scanLoosely,
  scanSound,
  scanWord,
  seek,
} from '#shared/hangul/match-word.ts'
import type { DateQuery } from '#shared/hangul/parse-date.ts'
import type { Clause, Word } from '#shared/hangul/parse-query.ts'
import { RANK } from '#shared/hangul/rank.ts'
import { type CaptionIndex, photoAt } from './caption-index.ts'

/** The best rank of each photo of one index, by number; NOT_FOUND for the others. */
export type Ranks = Uint8Array
export const NOT_FOUND = 255

/** What one clause found in each index. `corrected`: what was looked for instead, where the clause as it stands finds nothing. */
export type Found = { ranks: Ranks[]; corrected?: string }

type Scan = (index: CaptionIndex, emit: Emit) => void
/** `any`: whether a photo was found that still counts. */
type Scanned = { ranks: Ranks[]; any: boolean }

/** `asIs`: what finds nothing is not looked for in another spelling. */
export function findClause(indexes: readonly CaptionIndex[], clause: Clause, asIs: boolean): Found {
  if (clause.kind === 'tag') return findTag(indexes, seekIn(indexes, clause), anyHasTag(indexes, clause.text))
  if (clause.kind === 'word') {
    const word = seekIn(indexes, clause)
    return clause.exclude ? scan(indexes, wholly(word)) : findWord(indexes, clause, word, asIs)
  }
  const { ranks } = scan(indexes, exactly(clause))
  if (clause.kind === 'date') for (const [at, index] of indexes.entries()) addDates(index, clause.date, ranks[at])
  return { ranks }
}

/**
 * The same among some of the photos only, `few`. Which rules hold for a word or a tag goes by what is found in `all`; undefined
 * where that takes looking for it there.
 */
export function findClauseAmong(few: readonly CaptionIndex[], all: readonly CaptionIndex[], clause: Clause): Found | undefined {
  if (clause.kind === 'tag') return findTag(few, seekIn(all, clause), anyHasTag(few, clause.text) || anyHasTag(all, clause.text))
  if (clause.kind !== 'word') return findClause(few, clause, true)
  const word = seekIn(all, clause)
  if (clause.exclude) return scan(few, wholly(word))
  const found = scan(few, exactly(word))
  const stands = found.any || all.some((index) => standsIn(index, word.text, RANK.acrossSpace))
  scanMore(few, found, loosely(word))
  if (!stands) scanMore(few, found, lately(word))
  return found.any || stands ? found : undefined
}

/** Whether a photo that still counts has the word just so, and at least as well as `worst`. */
function standsIn({ haystack, offsets, gone }: CaptionIndex, text: string, worst: number): boolean {
  let stands = false
  scanExact(haystack, { text }, (start, _end, rank) => {
    stands = rank <= worst && gone[photoAt(offsets, start, 0)] !== 1
    return stands
  })
  return stands
}

/** Photos in which two words stand side by side as asked. */
export function findSideBySide(indexes: readonly CaptionIndex[], first: string, second: string): Ranks[] {
  return scan(indexes, exactly({ text: first + second, cuts: new Set([first.length]) })).ranks
}

function findWord(indexes: readonly CaptionIndex[], { text, typing, raw }: Word & { raw: string }, word: Sought, asIs: boolean): Found {
  const found = isOneBegun(word) ? scan(indexes, () => {}) : scan(indexes, exactly(word))
  const late = !found.any
  scanMore(indexes, found, loosely(word))
  if (late) scanMore(indexes, found, lately(word))
  if (found.any || asIs) return found
  return findOtherMode(indexes, raw, typing) ?? findAlike(indexes, text) ?? findTypo(indexes, text) ?? found
}

function seekIn(indexes: readonly CaptionIndex[], { text, typing }: { text: string; typing: boolean }): Sought {
  return seek(text, typing, (name) => anyHasTag(indexes, name))
}

function anyHasTag(indexes: readonly CaptionIndex[], name: string): boolean {
  return indexes.some(({ haystack }) => hasTag(haystack, name))
}

function exactly(needle: { text: string; cuts?: ReadonlySet<number> }): Scan {
  return ({ haystack }, emit) => scanExact(haystack, needle, emit)
}

function loosely(word: Sought): Scan {
  return ({ haystack }, emit) => scanLoosely(haystack, word, emit)
}

function lately(word: Sought): Scan {
  return ({ haystack }, emit) => scanLateStems(haystack, word, emit)
}

function wholly(word: Sought): Scan {
  return ({ haystack }, emit) => scanWord(haystack, word, emit)
}

function findOtherMode(indexes: readonly CaptionIndex[], raw: string, typing: boolean): Found | undefined {
  const text = inOtherMode(raw, typing)
  if (text === undefined) return undefined
  const word = seekIn(indexes, { text, typing })
  const { ranks, any } = scan(indexes, ({ haystack }, emit) => scanWord(haystack, word, (start, end) => emit(start, end, RANK.keyboard)))
  return any ? { ranks, corrected: text } : undefined
}

function findAlike(indexes: readonly CaptionIndex[], word: string): Found | undefined {
  for (const text of withStems(word)) {
    let corrected = text
    const { ranks, any } = scan(indexes, ({ haystack }, emit) =>
      scanSound(haystack, text, (start, end, rank) => {
        corrected = haystack.text.slice(start, end)
        emit(start, end, rank)
      }),
    )
    if (any) return { ranks, corrected }
  }
  return undefined
}

function findTypo(indexes: readonly CaptionIndex[], word: string): Found | undefined {
  for (const text of withStems(word)) {
    const worst = text.length < MIN_SYLLABLES_INSIDE ? RANK.wordStart : RANK.inside
    const near = [...new Set(indexes.flatMap((index) => findTypos(index.dictionary(), text, (near) => standsIn(index, near, worst))))]
    const { ranks, any } = scan(indexes, ({ haystack }, emit) => {
      for (const other of near) scanExact(haystack, { text: other }, (start, end) => emit(start, end, RANK.typo))
    })
    if (any) return { ranks, corrected: near[0] ?? text }
  }
  return undefined
}

function withStems(word: string): string[] {
  return [
    word,
    ...stemsOf(word)
      .filter(({ whole }) => !whole)
      .map(({ text }) => text),
  ]
}

// #제주 asks for the tag 제주 and not for 제주도여행, unless there is no such tag or it is still being typed.
function findTag(indexes: readonly CaptionIndex[], tag: Sought, exists: boolean): Scanned {
  const isWhole = !tag.typing && exists
  return scan(indexes, ({ haystack }, emit) =>
    scanWord(haystack, tag, (start, end, rank) => {
      if (isWhole ? rank === RANK.exactTag : isInTag(haystack.text, start)) emit(start, end, rank)
    }),
  )
}

function isInTag(text: string, at: number): boolean {
  let start = at
  while (text.charCodeAt(start) > TAG.charCodeAt(0)) start--
  return text[start] === TAG
}

function addDates({ taken }: CaptionIndex, { year, month, day }: DateQuery, ranks: Ranks | undefined): void {
  if (!ranks) return
  for (let number = 0; number < taken.length; number++) {
    const date = Math.floor((taken[number] ?? 0) / 1_000_000)
    if (day !== undefined && date % 100 !== day) continue
    if (month !== undefined && Math.floor(date / 100) % 100 !== month) continue
    if (year !== undefined && Math.floor(date / 10_000) !== year) continue
    ranks[number] = Math.min(ranks[number] ?? NOT_FOUND, RANK.wholeWord)
  }
}

function scan(indexes: readonly CaptionIndex[], run: Scan): Scanned {
  const scanned = { ranks: indexes.map(({ ids }) => new Uint8Array(ids.length).fill(NOT_FOUND)), any: false }
  scanMore(indexes, scanned, run)
  return scanned
}

function scanMore(indexes: readonly CaptionIndex[], scanned: Scanned, run: Scan): void {
  for (const [at, index] of indexes.entries()) {
    const ranks = scanned.ranks[at] ?? new Uint8Array()
    let number = 0
    run(index, (start, _end, rank) => {
      number = photoAt(index.offsets, start, number)
      if (rank >= (ranks[number] ?? 0) || index.gone[number] === 1) return
      ranks[number] = rank
      scanned.any = true
    })
  }
}
