import { endsWithRieul, hasTail, isHangulSyllable } from './jamo.ts'

/**
 * How far a 조사 may be trusted to be one.
 * `sure`: hardly a noun ends so, so it is always taken off. `wordEnd`: 지영이 is 지영 + 이 but 고양이 is a word, so what is left has to
 * end a word where it is found. `late`: 제주도 is mostly the island, so it is taken off only where nothing was found.
 */
type Trust = 'sure' | 'wordEnd' | 'late'
type Josa = { text: string; after: 'any' | 'tail' | 'noTail'; trust: Trust }

/** What a 조사 was taken off from. `whole`: it may only be found as a whole word. */
export type Stem = { text: string; whole: boolean; trust: Trust; unless: string | undefined }

const SURE = {
  any: [
    '에서',
    '에게',
    '에게서',
    '한테',
    '한테서',
    '께서',
    '하고',
    '까지',
    '부터',
    '처럼',
    '보다',
    '마다',
    '밖에',
    '조차',
    '마저',
    '대로',
    '같이',
    '만큼',
    '에',
    '의',
    '께',
  ],
  tail: ['이랑', '으로', '으로서', '으로써', '이라도', '이라는', '이나', '이며', '이고', '이야', '을', '과'],
  noTail: ['랑', '라도', '라는', '로서', '로써', '를', '는', '와', '가'],
}
const WORD_END = { any: [], tail: ['이', '은'], noTail: [] }
const LATE = { any: ['도', '만'], tail: ['아'], noTail: ['로', '야'] }

// 에서 and 까지 take another: 에서는, 까지도.
const FIRST_OF_TWO = [
  '에서',
  '에게',
  '에게서',
  '한테',
  '한테서',
  '께서',
  '하고',
  '까지',
  '부터',
  '처럼',
  '보다',
  '마다',
  '에',
  '이랑',
  '으로',
  '랑',
  '로',
  '과',
  '와',
]
const SECOND_OF_TWO = ['는', '도', '만', '의']

const JOSA: readonly Josa[] = [...listJosa(SURE, 'sure'), ...listJosa(WORD_END, 'wordEnd'), ...listJosa(LATE, 'late')]
const FORMS = new Map<string, Josa>(
  [...JOSA, ...JOSA.filter(({ text }) => FIRST_OF_TWO.includes(text)).flatMap(addSecond)].map((josa) => [josa.text, josa]),
)
/** In UTF-16 units. */
export const LONGEST_JOSA = Math.max(...[...FORMS.keys()].map((text) => text.length))

const FIRST_UNITS = new Set([...FORMS.keys()].map((text) => text.charCodeAt(0)))

/** Whether a 조사 begins with this unit; cheaper than to cut out what may be one. */
export function mayBeginJosa(unit: number): boolean {
  return FIRST_UNITS.has(unit)
}

/** Whether this is what may follow a noun in the same 어절: 할머니 + 께서는. */
export function isJosa(text: string): boolean {
  return FORMS.has(text)
}

/** The word with each 조사 taken off that it may end with, the longest first. */
export function stemsOf(word: string): Stem[] {
  const stems: Stem[] = []
  for (let length = Math.min(LONGEST_JOSA, word.length - 1); length > 0; length--) {
    const josa = FORMS.get(word.slice(-length))
    const text = word.slice(0, -length)
    // 회의 and 주의 are words.
    if (!josa || !agrees(text, josa) || (length === 1 && text.length === 1 && josa.text === '의')) continue
    // 고양이랑 may be 고양이 + 랑: whoever reads the stem asks whether there is such a word.
    const unless = josa.text.startsWith('이') ? `${text}이` : undefined
    stems.push({ text, whole: text.length === 1, trust: stems.length > 0 ? 'late' : josa.trust, unless })
  }
  return stems
}

function agrees(stem: string, { text, after }: Josa): boolean {
  const last = stem.slice(-1)
  // 으로 is one 조사 and not 로 after 으.
  if (text.startsWith('로') && last === '으') return false
  // Digits and Latin are read in more ways than one.
  if (after === 'any' || !isHangulSyllable(last)) return true
  return after === 'tail' ? hasTail(last) : !hasTail(last) || (text.startsWith('로') && endsWithRieul(last))
}

function listJosa(forms: Record<Josa['after'], string[]>, trust: Trust): Josa[] {
  return (['any', 'tail', 'noTail'] as const).flatMap((after) => forms[after].map((text) => ({ text, after, trust })))
}

function addSecond(josa: Josa): Josa[] {
  return SECOND_OF_TWO.map((second) => ({ ...josa, text: josa.text + second, trust: 'sure' }))
}
