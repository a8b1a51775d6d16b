import { keysOf } from './jamo.ts'

/** What is known of a day; `text` as it would stand in a caption, normalised and without spaces. */
export type DateQuery = { year: number | undefined; month: number | undefined; day: number | undefined; text: string }

type Found = { date: DateQuery; start: number; end: number }

const FIRST_YEAR = 1800
const LAST_YEAR = 2199
const FIRST_SHORT_YEAR = 60
// 5월에, 2024년의: what may follow a date.
const PARTICLES = ['에서', '에는', '에', '의', '은', '는', '도', '부터', '까지', '달']
const AFTER = `(?:${PARTICLES.join('|')})?(?=$|[\\s"#-])`
const KOREAN = `(?:(?<year>\\d{4}|\\d{2})년도?)?\\s*(?:(?<month>\\d{1,2})월)?\\s*(?:(?<day>\\d{1,2})일)?${AFTER}`
const NUMERIC = '(?<year2>\\d{4})[-./](?<month2>\\d{1,2})(?:[-./](?<day2>\\d{1,2}))?\\.?(?=$|[\\s"#])'
const COMPACT = '(?<year3>(?:19|20)\\d{2})(?:(?<month3>\\d{2})(?<day3>\\d{2}))?(?=$|[\\s"#])'

/** The date that begins at `at`, if one does: 2024년 5월 3일, 5월, 2024-05, 2024. A day alone is none: 21일 is also how long it took. */
export function readDate(text: string, at: number): Found | undefined {
  return readForm(KOREAN, text, at) ?? readForm(NUMERIC, text, at) ?? readForm(COMPACT, text, at)
}

// 2024ㄴ, 2024년 5, 5우, 2024년 5월 3이, 5월부ㅌ: a date up to its last unit, a number after it, and keys of a word that would end it.
const BEGUN = /(?<known>(?:\d{4}|\d{2})년도?(?:\s*\d{1,2}월)?|\d{1,2}월|\d{4}|\d{1,2})(?<number>\s*\d{1,2})?(?<tail>[ㄱ-ㅎㅏ-ㅣ가-힣]*)$/y
const BEGUN_NUMERIC = /(?<known>\d{4}(?:[-./]\d{1,2})?)[-./]\d?$/y
const BEGUN_COMPACT = /(?<known>(?:19|20)\d{2})(?:\d|(?<month>\d{2})\d?)$/y

/**
 * The date that begins at `at` and is still being typed up to the end of the text, as far as it is known: 2024년 5 is the year, for
 * 5 may become 5월. Undefined where nothing is known yet; not to be asked where the date is whole.
 */
export function readBegunDate(text: string, at: number): Found | undefined {
  const date = readBegunKorean(text, at) ?? readBegunDigits(text, at)
  return date && { date, start: at, end: text.length }
}

/** Whether a text ends with the first digits of a year, of which nothing is known yet. */
export function isYearBegun(text: string): boolean {
  return /(?:^|\s)(?:1|19\d?|2|20\d?)$/.test(text)
}

function readBegunKorean(text: string, at: number): DateQuery | undefined {
  const { known = '', number, tail = '' } = groupsOf(BEGUN, text, at)
  if (known === '') return undefined
  const next = known.endsWith('월') ? '일' : '월'
  if (number !== undefined) {
    // Only what follows a unit is a number of its own.
    if (/\d$/.test(known) || !isBegun(tail, [next])) return undefined
    // With the number it may be plainer what the rest is: 24년 alone is no year.
    const whole = readDate(`${known}${number}${next}`, 0)?.date ?? readDate(known, 0)?.date
    return whole && { ...whole, ...(next === '일' ? { day: undefined } : { month: undefined }), text: known }
  }
  if (tail === '') return undefined
  if (!/\d$/.test(known)) return isBegun(tail, PARTICLES) ? readDate(known, 0)?.date : undefined
  const unit = known.length === 4 ? '년' : '월'
  return isBegun(tail, [unit]) ? readDate(known + unit, 0)?.date : undefined
}

function readBegunDigits(text: string, at: number): DateQuery | undefined {
  const numeric = groupsOf(BEGUN_NUMERIC, text, at).known
  if (numeric !== undefined) return readDate(numeric, 0)?.date
  const { known, month } = groupsOf(BEGUN_COMPACT, text, at)
  if (known === undefined) return undefined
  const date = (month === undefined ? undefined : readDate(`${known}-${month}`, 0)?.date) ?? readDate(known, 0)?.date
  return date && { ...date, text: text.slice(at) }
}

function groupsOf(pattern: RegExp, text: string, at: number): Record<string, string | undefined> {
  pattern.lastIndex = at
  return pattern.exec(text)?.groups ?? {}
}

/** Whether keys were pressed that one of the words begins with; also none at all. */
function isBegun(tail: string, words: readonly string[]): boolean {
  const typed = keysOfWord(tail)
  return words.some((word) => keysOfWord(word).startsWith(typed))
}

function keysOfWord(word: string): string {
  return [...word].map(keysOf).join('')
}

function readForm(form: string, text: string, at: number): Found | undefined {
  const pattern = new RegExp(form, 'y')
  pattern.lastIndex = at
  const found = pattern.exec(text)
  if (!found?.groups || found[0].trim() === '') return undefined
  const { groups } = found
  const date = {
    year: readYear(groups.year ?? groups.year2 ?? groups.year3),
    month: readNumber(groups.month ?? groups.month2 ?? groups.month3),
    day: readNumber(groups.day ?? groups.day2 ?? groups.day3),
  }
  // 30년 alone is how long it took; 98년 and 24년 5월 are years.
  if (groups.year?.length === 2 && date.month === undefined && Number(groups.year) < FIRST_SHORT_YEAR) return undefined
  if (!isPossible(date)) return undefined
  return { date: { ...date, text: found[0] }, start: at, end: at + found[0].length }
}

function isPossible({ year, month, day }: Omit<DateQuery, 'text'>): boolean {
  if (year === undefined && month === undefined) return false
  if (day !== undefined && (month === undefined || day < 1 || day > 31)) return false
  if (month !== undefined && (month < 1 || month > 12)) return false
  return year === undefined || (year >= FIRST_YEAR && year <= LAST_YEAR)
}

// 24년 is 2024, 98년 is 1998.
function readYear(text: string | undefined): number | undefined {
  const year = readNumber(text)
  if (year === undefined || text?.length === 4) return year
  return year < 50 ? 2000 + year : 1900 + year
}

function readNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}
