import { KIND, kindAt } from './characters.ts'
import { type Haystack, isBoundary, leadsOf, mayHold, startsWord, TAG } from './haystack.ts'
import { isHangulSyllable, isLead, keysOf, soundsOf, withSiot } from './jamo.ts'
import { isJosa, LONGEST_JOSA, mayBeginJosa, type Stem, stemsOf } from './josa.ts'
import { RANK } from './rank.ts'

/** Is given a place where a word stands: units of the haystack, `end` the first one after it. `true` ends a search for it as it stands. */
export type Emit = (start: number, end: number, rank: number) => unknown

/** `cuts`: where the query itself has a space, counted in units of the needle. */
type Needle = { text: string; cuts?: ReadonlySet<number> }

const MAX_SIOT_LENGTH = 12
const MAX_SPELLINGS = 200
// The nouns of one syllable that 사이시옷 is written after. For any other, 도 would find 돗자리.
const SIOT_NOUNS = '비회해내배차코귀뒤위초재'
const SHORTEST_INSIDE_LEADS = 3
const TAG_UNIT = TAG.charCodeAt(0)

/** A word and what it may be without its 조사. */
export type Sought = { text: string; typing: boolean; stems: readonly Stem[] }

/** `isTag`: whether there is a tag of this name, which keeps 고양이랑 from being 고양 + 이랑. */
export function seek(text: string, typing: boolean, isTag: (name: string) => boolean): Sought {
  return { text, typing, stems: stemsOf(text).filter(({ unless }) => unless === undefined || !isTag(unless)) }
}

/** Rules that always hold: exact, and those of scanLoosely. */
export function scanWord(haystack: Haystack, word: Sought, emit: Emit): void {
  scanExact(haystack, word, emit)
  scanLoosely(haystack, word, emit)
}

/** Whether scanLoosely finds a word as it stands, too: one syllable with all that it may become. */
export function isOneBegun({ text, typing }: Sought): boolean {
  return typing && text.length === 1 && isHangulSyllable(text)
}

/** 조사 off, 사이시옷, 초성 and, for the last word, while typing. */
export function scanLoosely(haystack: Haystack, { text, typing, stems }: Sought, emit: Emit): void {
  scanSiot(haystack, text, emit)
  if (hasLead(text)) scanLeads(haystack, text, emit)
  if (typing) scanTyping(haystack, text, emit)
  for (const stem of stems) if (stem.trust !== 'late') scanStem(haystack, stem, stem.trust === 'wordEnd', emit)
}

/** 조사 that may as well be the end of a noun; only for words of which nothing was found. */
export function scanLateStems(haystack: Haystack, { stems }: Sought, emit: Emit): void {
  for (const stem of stems) if (stem.trust !== 'sure') scanStem(haystack, stem, false, emit)
}

/** Where the units stand one after another, over spaces only where the parts can stand alone. */
export function scanExact(haystack: Haystack, needle: Needle, emit: Emit): void {
  const { text } = needle
  if (!mayHold(haystack, text)) return
  for (let at = haystack.text.indexOf(text); at >= 0; at = haystack.text.indexOf(text, at + 1)) {
    const end = at + text.length
    if (!mayStart(haystack, at)) continue
    const joined = joinOf(haystack, at, end, needle.cuts)
    if (joined === 'no') continue
    if (emit(at, end, joined === 'whole' ? placeOf(haystack, at, end) : RANK.acrossSpace) === true) return
  }
}

/** The same, with vowels that sound alike taken for each other. */
export function scanSound(haystack: Haystack, word: string, emit: Emit): void {
  for (const text of spellingsOf(word)) scanExact(haystack, { text }, (start, end) => emit(start, end, RANK.sound))
}

/** The other ways to write what sounds like a word; not all of them for a word that has a great many. */
function spellingsOf(word: string): string[] {
  let spellings = ['']
  for (const unit of [...word]) {
    if (spellings.length > MAX_SPELLINGS) return []
    const alike = soundsOf(unit)
    spellings = spellings.flatMap((head) => alike.map((other) => head + other))
  }
  return spellings.filter((text) => text !== word)
}

/** Whether a tag reads exactly so. */
export function hasTag({ text }: Haystack, tag: string): boolean {
  const needle = TAG + tag
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) if (endsField(text, at + needle.length)) return true
  return false
}

function scanStem(haystack: Haystack, stem: Stem, endsWord: boolean, emit: Emit): void {
  scanExact(haystack, { text: stem.text }, (start, end, rank) => {
    if (stem.whole && rank > RANK.wholeWord) return
    if (endsWord && !closesWord(haystack, end)) return
    emit(start, end, Math.max(rank, RANK.stem))
  })
  if (!stem.whole && !endsWord) scanSiot(haystack, stem.text, emit)
}

function scanSiot(haystack: Haystack, word: string, emit: Emit): void {
  if (word.length > MAX_SIOT_LENGTH || (word.length === 1 && !SIOT_NOUNS.includes(word))) return
  for (let index = 0; index < word.length; index++) {
    const unit = withSiot(word.charAt(index))
    if (unit === undefined) continue
    const needle = word.slice(0, index) + unit + word.slice(index + 1)
    scanExact(haystack, { text: needle }, (start, end, rank) => {
      const next = start + index + 1
      if (rank < RANK.stem && !isBoundary(haystack, next) && isHangulSyllable(haystack.text.charAt(next))) emit(start, end, RANK.siot)
    })
  }
}

function hasLead(word: string): boolean {
  return [...word].some(isLead) && [...word].every((unit) => isLead(unit) || isHangulSyllable(unit))
}

function scanLeads(haystack: Haystack, word: string, emit: Emit): void {
  const needle = leadsOf(word)
  const syllables = [...word].flatMap((unit, index) => (isLead(unit) ? [] : [index]))
  const all = haystack.leads()
  for (let at = all.indexOf(needle); at >= 0; at = all.indexOf(needle, at + 1)) {
    const end = at + needle.length
    if (!startsWord(haystack, at) && (needle.length < SHORTEST_INSIDE_LEADS || hasCut(haystack, at, end))) continue
    if (agreesAt(haystack.text, at, word, syllables)) emit(at, end, RANK.leads)
  }
}

function agreesAt(text: string, at: number, word: string, indices: readonly number[]): boolean {
  for (const index of indices) if (word.charCodeAt(index) !== text.charCodeAt(at + index)) return false
  return true
}

function scanTyping(haystack: Haystack, word: string, emit: Emit): void {
  const last = word.slice(-1)
  if (!isHangulSyllable(last)) return
  const head = word.slice(0, -1)
  const alone = word.charCodeAt(0)
  const endOf = makeEndOfTyped(haystack.text, keysOf(last))
  const leads = leadsOf(word)
  const all = haystack.leads()
  for (let at = all.indexOf(leads); at >= 0; at = all.indexOf(leads, at + 1)) {
    const end = endOf(at + head.length)
    if (end < 0 || hasCut(haystack, at, end) || !mayStart(haystack, at)) continue
    if (head === '') emit(at, end, haystack.text.charCodeAt(at) === alone ? placeOf(haystack, at, end) : RANK.typing)
    else if (haystack.text.startsWith(head, at)) emit(at, end, RANK.typing)
  }
}

const TYPED = { unknown: 0, done: 1, begun: 2, other: 3 } as const

// The consonant that ends the syllable in the making may belong to the next one: 할먼 on the way to 할머니.
function makeEndOfTyped(text: string, typed: string): (at: number) => number {
  const alone = new Uint8Array(0x10000)
  const compareAlone = (code: number) => {
    const keys = keysOf(String.fromCharCode(code))
    if (keys.startsWith(typed)) return TYPED.done
    return typed.startsWith(keys) ? TYPED.begun : TYPED.other
  }
  return (at) => {
    const code = text.charCodeAt(at)
    let known = alone[code]
    if (known === TYPED.unknown) {
      known = compareAlone(code)
      alone[code] = known
    }
    if (known === TYPED.done) return at + 1
    if (known === TYPED.other) return -1
    return (keysOf(text.charAt(at)) + keysOf(text.charAt(at + 1))).startsWith(typed) ? at + 2 : -1
  }
}

/** A number is found from its first digit only, a Latin word from its first letter. */
function mayStart(haystack: Haystack, at: number): boolean {
  const { text } = haystack
  if (text.charCodeAt(at) >= 0xac00 || startsWord(haystack, at)) return true
  const kind = kindAt(text, at)
  return (kind !== KIND.digit && kind !== KIND.latin) || kindAt(text, at - 1) !== kind
}

function joinOf(haystack: Haystack, start: number, end: number, cuts?: ReadonlySet<number>): 'whole' | 'parts' | 'no' {
  let first = -1
  let last = -1
  for (let at = start + 1; at < end; at++) {
    if (!startsWord(haystack, at) || cuts?.has(at - start)) continue
    if (first < 0) first = at
    last = at
  }
  if (first < 0) return 'whole'
  const firstStands = first - start > 1 || startsWord(haystack, start)
  return firstStands && (end - last > 1 || closesWord(haystack, end)) ? 'parts' : 'no'
}

function hasCut(haystack: Haystack, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) if (startsWord(haystack, at)) return true
  return false
}

/** Whether an 어절 ends here, or only its 조사 is left. */
function closesWord(haystack: Haystack, at: number): boolean {
  if (isBoundary(haystack, at)) return true
  if (!mayBeginJosa(haystack.text.charCodeAt(at))) return false
  for (let end = at + 1; end <= at + LONGEST_JOSA; end++) if (isBoundary(haystack, end)) return isJosa(haystack.text.slice(at, end))
  return false
}

function placeOf(haystack: Haystack, start: number, end: number): number {
  const { text } = haystack
  if (!startsWord(haystack, start)) return RANK.inside
  if (text.charCodeAt(start - 1) === TAG_UNIT && endsField(text, end)) return RANK.exactTag
  return closesWord(haystack, end) ? RANK.wholeWord : RANK.wordStart
}

function endsField(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) <= TAG_UNIT
}
