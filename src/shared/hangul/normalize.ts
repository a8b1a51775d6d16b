import { foldUnit, KIND, kindAt } from './characters.ts'
import { consonantsOf } from './jamo.ts'

// [Note: never NFKC] NFC and a folding of our own, unit by unit. NFKC and NFKD are never used: they break the jamo that people
// type as 초성.

/** Text as the search sees it. `starts` and `ends` are UTF-16 offsets in the original for each unit of `text`. */
export type NormalText = { text: string; starts: readonly number[]; ends: readonly number[] }

type Chunk = { text: string; start: number; end: number }

// What one reads as a character: a letter with its marks, or the jamo that make up a syllable.
const COMPOSED = /[\s\S][\u1160-\u11ff\ud7b0-\ud7fb\p{M}]*/gu

/** Text that is already as the search sees it, as most captions are. */
const PLAIN = /^[\uac00-\ud7a3 \da-z]*$/

/** NFC, half width, lower case, Latin without accents, nothing invisible, fused consonants apart: ㅄ → ㅂㅅ. */
export function normalizeForSearch(text: string): string {
  if (PLAIN.test(text)) return text
  let normal = ''
  const composed = text.normalize('NFC')
  for (let at = 0; at < composed.length; at++) normal += normalizeUnit(composed, at)
  return normal
}

/** As normalizeForSearch, and where each unit comes from. */
export function normalizeWithOffsets(text: string): NormalText {
  const starts: number[] = []
  const ends: number[] = []
  let normal = ''
  for (const chunk of chunksOf(text)) {
    for (let at = 0; at < chunk.text.length; at++) {
      const units = normalizeUnit(chunk.text, at)
      normal += units
      for (let index = 0; index < units.length; index++) {
        starts.push(chunk.start)
        ends.push(chunk.end)
      }
    }
  }
  return { text: normal, starts, ends }
}

function* chunksOf(text: string): Generator<Chunk> {
  for (const { 0: part, index } of text.matchAll(COMPOSED)) yield { text: part.normalize('NFC'), start: index, end: index + part.length }
}

function normalizeUnit(text: string, at: number): string {
  const code = text.charCodeAt(at)
  if (code >= 0xac00 && code <= 0xd7a3) return text.charAt(at)
  if (kindAt(text, at) === KIND.removed) return ''
  const unit = foldUnit(text.charAt(at))
  return consonantsOf(unit) ?? unit
}
