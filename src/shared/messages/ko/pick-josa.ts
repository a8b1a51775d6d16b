import { josa } from 'es-hangul'

type Pair = '을/를' | '으로/로' | '와/과'

const DIGITS = ['영', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구']
/** What a number that ends in so many noughts ends in when read: 십, 백, 천, then 만 up to 천만, 억 up to 천억. */
const NOUGHTS = ['십', '백', '천', '만', '만', '만', '만', '억', '억', '억', '억']
/** Letters whose Korean names end in a consonant: 엘, 엠, 엔, 알. The others' end in a vowel. */
const LETTERS: Readonly<Record<string, string>> = { l: '엘', m: '엠', n: '엔', r: '알' }
/** How a written word ends in Korean, where it ends in a consonant. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/ng$/, '응'],
  [/(?:l|[^aeiou]le)$/, '을'],
  [/(?:m|[aeiou]me)$/, '음'],
  [/(?:n|[aeiou]ne)$/, '은'],
  [/(?:[aeiouy]b|[aeiouy]p)$/, '읍'],
  [/(?:[aeiouy]k|[aeiouy]c|ck)$/, '윽'],
  [/[aeiouy]t$/, '읏'],
]
const OPEN = '이'
const LONGEST_ABBREVIATION = 3

/** The particle that follows `text` as a Korean reads it aloud: `‘Seoul’을`, `‘10’으로`, `‘여름🌊’을`. Signs at the end are not read. */
export function pickJosa(text: string, pair: Pair): string {
  return josa.pick(lastSyllable(text), pair)
}

/** A syllable that ends as the reading of `text` does. */
function lastSyllable(text: string): string {
  const read = text.normalize('NFC').replace(/[^\p{L}\p{N}]+$/u, '')
  const last = read.at(-1) ?? OPEN
  if (/[가-힣]/.test(last)) return last
  if (/[ㄱ-ㅎ]/.test(last)) return last === 'ㄹ' ? '을' : '윽'
  const number = /[0-9]+$/.exec(read)?.[0]
  if (number) return ofNumber(number)
  const word = /\p{Script=Latin}+$/u.exec(read)?.[0]
  return word ? ofWord(word.normalize('NFD').replace(/\p{M}/gu, '')) : OPEN
}

function ofNumber(number: string): string {
  const noughts = /0*$/.exec(number)?.[0].length ?? 0
  if (noughts === 0 || noughts === number.length) return DIGITS[Number(number.at(-1))] ?? OPEN
  return NOUGHTS[noughts - 1] ?? OPEN
}

/** Abbreviations such as USB, and what has no vowel such as jpg, are read letter by letter. */
function ofWord(word: string): string {
  const lower = word.toLowerCase()
  const spelt = (word.length <= LONGEST_ABBREVIATION && word === word.toUpperCase()) || !/[aeiouy]/.test(lower)
  if (spelt) return LETTERS[lower.slice(-1)] ?? OPEN
  return ENDINGS.find(([ending]) => ending.test(lower))?.[1] ?? OPEN
}
