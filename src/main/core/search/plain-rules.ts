// The rules once more, for tests and benches, written as plainly as can be: exact, 조사 off, across spaces, 초성. No index, no offsets.

export type PlainField = { units: string[]; starts: boolean[] }
/** `open`: those that only follow a syllable without a final consonant. */
export type PlainJosa = { any: readonly string[]; open: readonly string[] }

const LEADS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'

export function readField(text: string): PlainField {
  const words = text.split(/[ -]+/).filter(Boolean)
  return { units: words.flatMap((word) => [...word]), starts: words.flatMap((word) => [...word].map((_unit, index) => index === 0)) }
}

/** Whether a word stands in a field. */
export function createPlainRules(josa: PlainJosa): (field: PlainField, word: string) => boolean {
  const all = [...josa.any, ...josa.open]

  function exactAt(field: PlainField, at: number, word: string, asWholeWord: boolean): boolean {
    if (![...word].every((unit, index) => field.units[at + index] === unit)) return false
    const isNumber = (unit: string | undefined) => unit !== undefined && /\d/.test(unit)
    const isLatin = (unit: string | undefined) => unit !== undefined && /[a-z]/.test(unit)
    for (const is of [isNumber, isLatin]) if (is(word[0]) && !field.starts[at] && is(field.units[at - 1])) return false
    const cuts = cutsBetween(field, at, word.length)
    const closes = closesAt(field, at + word.length)
    if (asWholeWord) return cuts.length === 0 && field.starts[at] === true && closes
    const [first] = cuts
    const last = cuts.at(-1)
    if (first === undefined || last === undefined) return true
    return (first > 1 || field.starts[at] === true) && (word.length - last > 1 || closes)
  }

  function stemStands(field: PlainField, word: string): boolean {
    return all.some((own) => {
      const stem = word.slice(0, -own.length)
      if (!word.endsWith(own) || stem === '') return false
      if (josa.open.includes(own) && hasTail(stem.slice(-1))) return false
      return field.units.some((_unit, at) => exactAt(field, at, stem, stem.length === 1))
    })
  }

  function closesAt(field: PlainField, at: number): boolean {
    let rest = ''
    for (let next = at; next < field.units.length && !field.starts[next]; next++) rest += field.units[next]
    return rest === '' || all.includes(rest)
  }

  return (field, word) =>
    field.units.some((_unit, at) => exactAt(field, at, word, false) || leadsAt(field, at, word)) || stemStands(field, word)
}

function leadsAt(field: PlainField, at: number, word: string): boolean {
  if (!/[ㄱ-ㅎ]/.test(word) || !/^[ㄱ-ㅎ가-힣]+$/.test(word)) return false
  const fits = [...word].every((unit, index) => {
    const own = field.units[at + index] ?? ''
    return own === unit || plainLead(own) === unit
  })
  return fits && (field.starts[at] === true || (word.length >= 3 && cutsBetween(field, at, word.length).length === 0))
}

function cutsBetween(field: PlainField, at: number, length: number): number[] {
  return Array.from({ length }, (_, index) => index).filter((index) => index > 0 && field.starts[at + index] === true)
}

function plainLead(unit: string): string | undefined {
  return /[가-힣]/.test(unit) ? LEADS[Math.floor((unit.charCodeAt(0) - 0xac00) / 588)] : undefined
}

function hasTail(unit: string): boolean {
  return /[가-힣]/.test(unit) && (unit.charCodeAt(0) - 0xac00) % 28 !== 0
}
