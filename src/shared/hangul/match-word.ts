import { KIND, kindAt } from './characters.ts'
import { type Haystack, isBoundary, TAG } from './haystack.ts'
import { isHangulSyllable, isLead, keysOf, leadOf, soundOf, withSiot } from './jamo.ts'
import { isJosa, LONGEST_JOSA, type Stem, stemsOf } from './josa.ts'
import { RANK } from './rank.ts'

/** A place where a word stands: units of the haystack, `end` the first one after it. */
export type Emit = (start: number, end: number, rank: number) => void

/** `cuts`: where the query itself has a space, counted in units of the needle. */
type Needle = { text: string; cuts?: ReadonlySet<number> }

const MAX_SIOT_LENGTH = 12
// The nouns of one syllable that 사이시옷 is written after. For any other, 도 would find 돗자리.
const SIOT_NOUNS = '비회해내배차코귀뒤위초재'
const SHORTEST_INSIDE_LEADS = 3

/** Rules that always hold: exact, and those of scanLoosely. */
export function scanWord(haystack: Haystack, word: string, typing: boolean, emit: Emit): void {
  scanExact(haystack, { text: word }, emit)
  scanLoosely(haystack, word, typing, emit)
}

/** 조사 off, 사이시옷, 초성 and, for the last word, while typing. */
export function scanLoosely(haystack: Haystack, word: string, typing: boolean, emit: Emit): void {
  scanSiot(haystack, word, emit)
  if (hasLead(word)) scanLeads(haystack, word, emit)
  if (typing) scanTyping(haystack, word, emit)
  for (const stem of stemsOf(word)) if (stem.trust !== 'late') scanStem(haystack, stem, stem.trust === 'wordEnd', emit)
}

/** 조사 that may as well be the end of a noun; only for words of which nothing was found. */
export function scanLateStems(haystack: Haystack, word: string, emit: Emit): void {
  for (const stem of stemsOf(word)) if (stem.trust !== 'sure') scanStem(haystack, stem, false, emit)
}

/** Where the units stand one after another, over spaces only where the parts can stand alone. */
export function scanExact(haystack: Haystack, needle: Needle, emit: Emit): void {
  const { text } = needle
  if (!hasUnits(haystack, text)) return
  for (let at = haystack.text.indexOf(text); at >= 0; at = haystack.text.indexOf(text, at + 1)) {
    const end = at + text.length
    if (!mayStart(haystack, at)) continue
    const joined = joinOf(haystack, at, end, needle.cuts)
    if (joined === 'whole') emit(at, end, placeOf(haystack, at, end))
    else if (joined === 'parts') emit(at, end, RANK.acrossSpace)
  }
}

/** The same, with vowels that sound alike taken for each other. */
export function scanSound(haystack: Haystack, word: string, emit: Emit): void {
  const text = [...word].map(soundOf).join('')
  for (let at = haystack.sounds.indexOf(text); at >= 0; at = haystack.sounds.indexOf(text, at + 1)) {
    const end = at + text.length
    if (mayStart(haystack, at) && joinOf(haystack, at, end) !== 'no') emit(at, end, RANK.sound)
  }
}

/** Whether a tag reads exactly so. */
export function hasTag({ text }: Haystack, tag: string): boolean {
  const needle = TAG + tag
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) if (endsField(text, at + needle.length)) return true
  return false
}

function scanStem(haystack: Haystack, stem: Stem, endsWord: boolean, emit: Emit): void {
  if (stem.unless !== undefined && hasTag(haystack, stem.unless)) return
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
  const needle = [...word].map(leadOf).join('')
  for (let at = haystack.leads.indexOf(needle); at >= 0; at = haystack.leads.indexOf(needle, at + 1)) {
    const end = at + needle.length
    const inside = needle.length >= SHORTEST_INSIDE_LEADS && !hasCut(haystack, at, end)
    if ((haystack.starts[at] === 1 || inside) && agreesWithLeads(haystack.text, at, word)) emit(at, end, RANK.leads)
  }
}

function agreesWithLeads(text: string, at: number, word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    if (!isLead(word.charAt(index)) && word[index] !== text[at + index]) return false
  }
  return true
}

function scanTyping(haystack: Haystack, word: string, emit: Emit): void {
  const last = word.slice(-1)
  if (!isHangulSyllable(last)) return
  const head = word.slice(0, -1)
  const endOf = makeEndOfTyped(haystack.text, keysOf(last))
  const leads = [...word].map(leadOf).join('')
  for (let at = haystack.leads.indexOf(leads); at >= 0; at = haystack.leads.indexOf(leads, at + 1)) {
    const end = endOf(at + head.length)
    if (end > 0 && haystack.text.startsWith(head, at) && !hasCut(haystack, at, end) && mayStart(haystack, at)) emit(at, end, RANK.typing)
  }
}

// The consonant that ends the syllable in the making may belong to the next one: 할먼 on the way to 할머니.
function makeEndOfTyped(text: string, typed: string): (at: number) => number {
  const alone = new Map<number, 'done' | 'begun' | 'other'>()
  const compareAlone = (unit: string) => {
    const keys = keysOf(unit)
    if (keys.startsWith(typed)) return 'done'
    return typed.startsWith(keys) ? 'begun' : 'other'
  }
  return (at) => {
    const code = text.charCodeAt(at)
    let known = alone.get(code)
    if (known === undefined) {
      known = compareAlone(text.charAt(at))
      alone.set(code, known)
    }
    if (known === 'done') return at + 1
    if (known === 'other') return -1
    return (keysOf(text.charAt(at)) + keysOf(text.charAt(at + 1))).startsWith(typed) ? at + 2 : -1
  }
}

/** A number is found from its first digit only, a Latin word from its first letter. */
function mayStart({ text, starts }: Haystack, at: number): boolean {
  if (starts[at] === 1) return true
  const code = text.charCodeAt(at)
  if (code >= 0xac00) return true
  const kind = kindAt(text, at)
  return (kind !== KIND.digit && kind !== KIND.latin) || kindAt(text, at - 1) !== kind
}

// Most words that are nowhere have a syllable that is nowhere, which is cheaper to see than to search for.
function hasUnits({ units }: Haystack, text: string): boolean {
  for (let at = 0; at < text.length; at++) if (units[text.charCodeAt(at)] !== 1) return false
  return text !== ''
}

function joinOf(haystack: Haystack, start: number, end: number, cuts?: ReadonlySet<number>): 'whole' | 'parts' | 'no' {
  let first = -1
  let last = -1
  for (let at = start + 1; at < end; at++) {
    if (haystack.starts[at] !== 1 || cuts?.has(at - start)) continue
    if (first < 0) first = at
    last = at
  }
  if (first < 0) return 'whole'
  const firstStands = first - start > 1 || haystack.starts[start] === 1
  return firstStands && (end - last > 1 || closesWord(haystack, end)) ? 'parts' : 'no'
}

function hasCut({ starts }: Haystack, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) if (starts[at] === 1) return true
  return false
}

/** Whether an 어절 ends here, or only its 조사 is left. */
function closesWord(haystack: Haystack, at: number): boolean {
  for (let end = at; end <= at + LONGEST_JOSA; end++) {
    if (isBoundary(haystack, end)) return end === at || isJosa(haystack.text.slice(at, end))
  }
  return false
}

function placeOf(haystack: Haystack, start: number, end: number): number {
  const { text, starts } = haystack
  if (starts[start] !== 1) return RANK.inside
  if (text[start - 1] === TAG && endsField(text, end)) return RANK.exactTag
  return closesWord(haystack, end) ? RANK.wholeWord : RANK.wordStart
}

function endsField(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) <= TAG.charCodeAt(0)
}
