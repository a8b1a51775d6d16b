const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3
const SYLLABLES_PER_LEAD = 588
const TAILS = 28

const LEADS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
// One string of keys a vowel or tail: what is pressed on a two-set keyboard, in order.
const VOWEL_KEYS = [
  'ㅏ',
  'ㅐ',
  'ㅑ',
  'ㅒ',
  'ㅓ',
  'ㅔ',
  'ㅕ',
  'ㅖ',
  'ㅗ',
  'ㅗㅏ',
  'ㅗㅐ',
  'ㅗㅣ',
  'ㅛ',
  'ㅜ',
  'ㅜㅓ',
  'ㅜㅔ',
  'ㅜㅣ',
  'ㅠ',
  'ㅡ',
  'ㅡㅣ',
  'ㅣ',
]
const TAIL_KEYS = [
  '',
  'ㄱ',
  'ㄲ',
  'ㄱㅅ',
  'ㄴ',
  'ㄴㅈ',
  'ㄴㅎ',
  'ㄷ',
  'ㄹ',
  'ㄹㄱ',
  'ㄹㅁ',
  'ㄹㅂ',
  'ㄹㅅ',
  'ㄹㅌ',
  'ㄹㅍ',
  'ㄹㅎ',
  'ㅁ',
  'ㅂ',
  'ㅂㅅ',
  'ㅅ',
  'ㅆ',
  'ㅇ',
  'ㅈ',
  'ㅊ',
  'ㅋ',
  'ㅌ',
  'ㅍ',
  'ㅎ',
]
// Windows fuses two consonants that are typed in a row: ㅂㅅ comes as ㅄ.
const CLUSTERS: Readonly<Record<string, string>> = {
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
}

function isSyllable(code: number): boolean {
  return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE
}

/** The 초성 of a syllable; any other unit is its own. */
export function leadOf(unit: string): string {
  const code = unit.charCodeAt(0)
  return isSyllable(code) ? LEADS.charAt(Math.floor((code - FIRST_SYLLABLE) / SYLLABLES_PER_LEAD)) : unit
}

/** Which of the nineteen 초성 a syllable, or a consonant that stands alone, begins with; −1 for anything else. */
export function leadIndexOf(code: number): number {
  return isSyllable(code) ? Math.floor((code - FIRST_SYLLABLE) / SYLLABLES_PER_LEAD) : LEADS.indexOf(String.fromCharCode(code))
}

/** Whether the unit is a consonant that stands alone, as one types 초성. */
export function isLead(unit: string): boolean {
  return LEADS.includes(unit)
}

/** The keys pressed for one unit: 할 → ㅎㅏㄹ. */
export function keysOf(unit: string): string {
  const code = unit.charCodeAt(0)
  if (!isSyllable(code)) return CLUSTERS[unit] ?? unit
  const offset = code - FIRST_SYLLABLE
  return leadOf(unit) + (VOWEL_KEYS[Math.floor((offset % SYLLABLES_PER_LEAD) / TAILS)] ?? '') + (TAIL_KEYS[offset % TAILS] ?? '')
}

/** The consonants of a fused pair that stands alone, ㄳ → ㄱㅅ; undefined for any other unit. */
export function consonantsOf(unit: string): string | undefined {
  return unit >= 'ㄳ' && unit <= 'ㅄ' ? CLUSTERS[unit] : undefined
}

const FINAL_SIOT = 19

/** The open syllable with ㅅ under it, 다 → 닷; undefined for anything else. */
export function withSiot(unit: string): string | undefined {
  return isSyllable(unit.charCodeAt(0)) && !hasTail(unit) ? String.fromCharCode(unit.charCodeAt(0) + FINAL_SIOT) : undefined
}

/** Whether a syllable ends with a consonant. */
export function hasTail(unit: string): boolean {
  return isHangulSyllable(unit) && (unit.charCodeAt(0) - FIRST_SYLLABLE) % TAILS !== 0
}

export function endsWithRieul(unit: string): boolean {
  return isHangulSyllable(unit) && (unit.charCodeAt(0) - FIRST_SYLLABLE) % TAILS === 8
}

export function isHangulSyllable(unit: string): boolean {
  return isSyllable(unit.charCodeAt(0))
}

// ㅐ ㅔ, ㅒ ㅖ and ㅙ ㅚ ㅞ, which most people say alike; by their place among the vowels.
const ALIKE: readonly (readonly number[])[] = [
  [1, 5],
  [3, 7],
  [10, 11, 15],
]

/** The syllables that sound like this one, itself included: 배 → 배, 베. Any other unit is alone. */
export function soundsOf(unit: string): string[] {
  const code = unit.charCodeAt(0)
  if (!isSyllable(code)) return [unit]
  const vowel = Math.floor(((code - FIRST_SYLLABLE) % SYLLABLES_PER_LEAD) / TAILS)
  const alike = ALIKE.find((vowels) => vowels.includes(vowel)) ?? [vowel]
  return alike.map((other) => String.fromCharCode(code + (other - vowel) * TAILS))
}
