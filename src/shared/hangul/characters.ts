/** What a UTF-16 unit is to the search, after folding. */
export const KIND = { removed: 0, separator: 1, letter: 2, latin: 3, digit: 4, picture: 5 } as const

const UNKNOWN = 255
const kinds = new Uint8Array(0x10000).fill(UNKNOWN)

const FULL_WIDTH_FIRST = 0xff01
const FULL_WIDTH_LAST = 0xff5e
const FULL_WIDTH_SHIFT = 0xfee0
const IDEOGRAPHIC_SPACE = 0x3000
const LEADS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const FIRST_CONJOINING_LEAD = 0x1100

// Zero-width marks, joiners, direction marks and variation selectors: nobody sees them, so nobody can ask for them.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/u
const PICTURE = /[\p{So}\p{Extended_Pictographic}\p{Emoji_Presentation}\p{Regional_Indicator}]/u

/** The kind of the character that begins at `at`, which is the same for both halves of a surrogate pair. */
export function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code >= 0xd800 && code <= 0xdfff) return kindOfAstral(text, at, code)
  const known = kinds[code] ?? UNKNOWN
  if (known !== UNKNOWN) return known
  const kind = classify(String.fromCharCode(code))
  kinds[code] = kind
  return kind
}

function kindOfAstral(text: string, at: number, code: number): number {
  const point = text.codePointAt(code <= 0xdbff ? at : at - 1) ?? 0
  // Half a pair is no character.
  if (point <= 0xffff) return KIND.separator
  const kind = classify(String.fromCodePoint(point))
  return kind === KIND.separator ? KIND.picture : kind
}

function classify(character: string): number {
  if (/\p{Script=Hangul}/u.test(character)) return character === '\u3164' || character === '\u115f' ? KIND.removed : KIND.letter
  if (INVISIBLE.test(character)) return KIND.removed
  if (/[a-z]/.test(character)) return KIND.latin
  if (/\d/.test(character)) return KIND.digit
  if (/\p{Script=Latin}/u.test(character)) return KIND.latin
  if (/[\p{L}\p{N}\p{M}]/u.test(character)) return KIND.letter
  return PICTURE.test(character) ? KIND.picture : KIND.separator
}

/** One unit in half width, lower case and without accents; a consonant for combining becomes the one that is typed alone. */
export function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0)
  if (code < 0x80) return code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : unit
  if (code === IDEOGRAPHIC_SPACE) return ' '
  if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST) return foldUnit(String.fromCharCode(code - FULL_WIDTH_SHIFT))
  if (code >= FIRST_CONJOINING_LEAD && code < FIRST_CONJOINING_LEAD + LEADS.length) return LEADS.charAt(code - FIRST_CONJOINING_LEAD)
  if (code < 0x2000) return foldLetter(unit)
  return unit
}

function foldLetter(unit: string): string {
  const base = unit.normalize('NFD').charAt(0)
  const plain = /[a-z]/i.test(base) ? base : unit
  const lower = plain.toLowerCase()
  return lower.length === 1 ? lower : plain
}
