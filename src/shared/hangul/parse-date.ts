/** What is known of a day; `text` as it would stand in a caption, normalised and without spaces. */
export type DateQuery = { year: number | undefined; month: number | undefined; day: number | undefined; text: string }

type Found = { date: DateQuery; start: number; end: number }

const FIRST_YEAR = 1800
const LAST_YEAR = 2199
const FIRST_SHORT_YEAR = 60
// 5월에, 2024년의: what may follow a date.
const AFTER = '(?:에서|에는|에|의|은|는|도|부터|까지|달)?(?=$|[\\s"#-])'
const KOREAN = `(?:(?<year>\\d{4}|\\d{2})년도?)?\\s*(?:(?<month>\\d{1,2})월)?\\s*(?:(?<day>\\d{1,2})일)?${AFTER}`
const NUMERIC = '(?<year2>\\d{4})[-./](?<month2>\\d{1,2})(?:[-./](?<day2>\\d{1,2}))?\\.?(?=$|[\\s"#])'
const COMPACT = '(?<year3>(?:19|20)\\d{2})(?:(?<month3>\\d{2})(?<day3>\\d{2}))?(?=$|[\\s"#])'

/** The date that begins at `at`, if one does: 2024년 5월 3일, 5월, 2024-05, 2024. A day alone is none: 21일 is also how long it took. */
export function readDate(text: string, at: number): Found | undefined {
  return readForm(KOREAN, text, at) ?? readForm(NUMERIC, text, at) ?? readForm(COMPACT, text, at)
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
