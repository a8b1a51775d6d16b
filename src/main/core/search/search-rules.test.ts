import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPlainRules, readField } from './plain-rules.ts'
import { startSearch } from './search-fixture.ts'

// No syllable of the alphabet can be a 조사 that the rules treat in another way, and none has 사이시옷.
const SYLLABLES = ['가', '방', '할', '머', '니', '랑', '에', '서', '산', '길', '차']
const stands = createPlainRules({ any: ['에', '에서'], open: ['가', '랑'] })

const letter = fc.constantFrom(...SYLLABLES)
const text = (units: fc.Arbitrary<string>, maxLength: number) => fc.array(units, { minLength: 1, maxLength }).map((parts) => parts.join(''))
const caption = text(fc.oneof({ weight: 8, arbitrary: letter }, fc.constantFrom(' ', ' ', '-', '1', '2', 'a', 'b', 'ㅎ')), 14)
const photo = fc.record({ caption, tags: fc.uniqueArray(text(letter, 4), { maxLength: 2 }) })
const word = text(fc.oneof({ weight: 6, arbitrary: letter }, fc.constantFrom('1', '2', 'a', 'b', 'ㅎ', 'ㄱ', 'ㅅ')), 4)

describe('the rules', () => {
  it('agree with the search on which photos are found', () => {
    let compared = 0
    fc.assert(
      fc.property(fc.array(photo, { minLength: 1, maxLength: 12 }), fc.array(word, { minLength: 1, maxLength: 3 }), (photos, words) => {
        const { total, ids, corrected } = startSearch(photos).search(words.join(' '))
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
        expect([...ids].sort((a, b) => a - b)).toEqual(expected)
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
