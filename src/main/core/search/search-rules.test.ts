import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startSearch } from './search-fixture.ts'

// The rules once more, written as plainly as can be: exact, 조사 off, across spaces, 초성. No index, no offsets.

type Field = { units: string[]; starts: boolean[] }

// No syllable of the alphabet can be a 조사 that the rules treat in another way, and none has 사이시옷.
const JOSA_ANY = ['에', '에서']
const JOSA_OPEN = ['가', '랑']
const JOSA = [...JOSA_ANY, ...JOSA_OPEN]
const SYLLABLES = ['가', '방', '할', '머', '니', '랑', '에', '서', '산', '길', '차']
const LEADS: Record<string, string> = {
  가: 'ㄱ',
  방: 'ㅂ',
  할: 'ㅎ',
  머: 'ㅁ',
  니: 'ㄴ',
  랑: 'ㄹ',
  에: 'ㅇ',
  서: 'ㅅ',
  산: 'ㅅ',
  길: 'ㄱ',
  차: 'ㅊ',
}
const CLOSED = ['방', '할', '랑', '산', '길']

function readField(text: string): Field {
  const words = text.split(/[ -]+/).filter(Boolean)
  return { units: words.flatMap((word) => [...word]), starts: words.flatMap((word) => [...word].map((_unit, index) => index === 0)) }
}

function stands(field: Field, word: string): boolean {
  return field.units.some((_unit, at) => exactAt(field, at, word, false) || leadsAt(field, at, word)) || stemStands(field, word)
}

function exactAt(field: Field, at: number, word: string, asWholeWord: boolean): boolean {
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

function leadsAt(field: Field, at: number, word: string): boolean {
  if (!/[ㄱ-ㅎ]/.test(word) || !/^[ㄱ-ㅎ가-힣]+$/.test(word)) return false
  const fits = [...word].every((unit, index) => {
    const own = field.units[at + index] ?? ''
    return own === unit || LEADS[own] === unit
  })
  return fits && (field.starts[at] === true || (word.length >= 3 && cutsBetween(field, at, word.length).length === 0))
}

function stemStands(field: Field, word: string): boolean {
  return JOSA.some((josa) => {
    const stem = word.slice(0, -josa.length)
    if (!word.endsWith(josa) || stem === '') return false
    if (JOSA_OPEN.includes(josa) && CLOSED.includes(stem.slice(-1))) return false
    return field.units.some((_unit, at) => exactAt(field, at, stem, stem.length === 1))
  })
}

function cutsBetween(field: Field, at: number, length: number): number[] {
  return Array.from({ length }, (_, index) => index).filter((index) => index > 0 && field.starts[at + index] === true)
}

function closesAt(field: Field, at: number): boolean {
  let rest = ''
  for (let next = at; next < field.units.length && !field.starts[next]; next++) rest += field.units[next]
  return rest === '' || JOSA.includes(rest)
}

const letter = fc.constantFrom(...SYLLABLES)
const text = (units: fc.Arbitrary<string>, maxLength: number) => fc.array(units, { minLength: 1, maxLength }).map((parts) => parts.join(''))
const caption = text(fc.oneof({ weight: 8, arbitrary: letter }, fc.constantFrom(' ', ' ', '-', '1', '2', 'a', 'b', 'ㅎ')), 14)
const photo = fc.record({ caption, tags: fc.uniqueArray(text(letter, 4), { maxLength: 2 }) })
const word = text(fc.oneof({ weight: 6, arbitrary: letter }, fc.constantFrom('1', '2', 'a', 'b', 'ㅎ', 'ㄱ', 'ㅅ')), 4)

describe('the rules', () => {
  it('agree with the search on which photos are found', () => {
    let compared = 0
    fc.assert(
      fc.property(fc.array(photo, { minLength: 1, maxLength: 12 }), fc.array(word, { minLength: 1, maxLength: 2 }), (photos, words) => {
        const { total, photos: found, corrected } = startSearch(photos).search(words.join(' '))
        const expected = photos.flatMap(({ caption: own, tags }, index) => {
          const fields = [own, ...tags].map(readField)
          return words.every((one) => fields.some((field) => stands(field, one))) ? [index + 1] : []
        })
        // What a correction finds is not for these rules to say.
        if (corrected) {
          expect(expected).toEqual([])
          return
        }
        compared += expected.length > 0 ? 1 : 0
        expect(found.map(({ id }) => id).sort((a, b) => a - b)).toEqual(expected)
        expect(total).toBe(expected.length)
      }),
      { numRuns: 3000 },
    )
    expect(compared).toBeGreaterThan(300)
  })

  it('hold after edits as if all had been indexed anew', () => {
    const edit = fc.record({ id: fc.integer({ min: 1, max: 8 }), photo })
    fc.assert(
      fc.property(fc.array(photo, { minLength: 8, maxLength: 8 }), fc.array(edit, { maxLength: 6 }), word, (photos, edits, query) => {
        const edited = startSearch(photos)
        edited.find(query)
        const now: { caption: string; tags?: string[]; taken?: string }[] = [...photos]
        for (const [step, { id, photo: other }] of edits.entries()) {
          const dated = { ...other, taken: `2024-02-0${1 + (step % 9)}` }
          edited.set(id, dated)
          now[id - 1] = dated
          if (step % 2 === 0) edited.find(query)
        }
        expect(edited.find(query)).toEqual(startSearch(now).find(query))
        expect(edited.find('')).toEqual(startSearch(now).find(''))
      }),
      { numRuns: 500 },
    )
  })
})
