import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Captioned, indexCaptions, photoAt } from './caption-index.ts'
import { narrowIndex } from './narrow-index.ts'

const photo = (id: number, caption = '할머니'): Captioned => ({
  id,
  caption,
  tags: ['제주도'],
  takenAt: `2024-01-0${1 + (id % 9)}T10:00:00`,
})

describe('the number of a photo', () => {
  it.each([
    ['close together', fc.integer({ min: 1, max: 60 })],
    ['far apart', fc.integer({ min: 1, max: 2 ** 31 - 1 })],
  ])('is found by its id, with ids %s', (_how, id) => {
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 40 }), id, (ids, other) => {
        const index = indexCaptions(ids.map((own) => photo(own)))
        for (const [number, own] of index.ids.entries()) expect(index.numberOf(own)).toBe(number)
        expect(index.numberOf(other)).toBe(index.ids.indexOf(other))
      }),
    )
  })

  it('is found by any of its units, wherever the search was before', () => {
    const units = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(units, fc.nat(), fc.nat(), (lengths, somewhere, before) => {
        const offsets = Uint32Array.from([0, ...lengths.map((_length, at) => lengths.slice(0, at + 1).reduce((sum, own) => sum + own, 0))])
        const unit = somewhere % (offsets.at(-1) ?? 1)
        const number = photoAt(offsets, unit, before % lengths.length)
        expect(unit).toBeGreaterThanOrEqual(offsets[number] ?? 0)
        expect(unit).toBeLessThan(offsets[number + 1] ?? 0)
      }),
    )
  })
})

it('a narrowed index is as one of those photos alone', () => {
  const text = fc
    .array(fc.constantFrom('할', '머니', '제주', ' ', '-', 'a', '1', '🎆', 'ㅎ'), { maxLength: 20 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.array(fc.tuple(text, fc.boolean()), { maxLength: 20 }), (captions) => {
      const all = captions.map(([caption], at) => photo(at + 1, caption))
      const chosen = all.filter((_one, at) => captions[at]?.[1])
      const whole = indexCaptions(all)
      const numbers = Uint32Array.from(chosen.map(({ id }) => whole.numberOf(id))).sort()
      const narrowed = narrowIndex(whole, numbers)
      const alone = indexCaptions(chosen)
      expect([narrowed.ids, narrowed.offsets, narrowed.taken]).toEqual([alone.ids, alone.offsets, alone.taken])
      expect([narrowed.haystack.text, narrowed.haystack.leads()]).toEqual([alone.haystack.text, alone.haystack.leads()])
      expect(narrowed.haystack.starts).toEqual(alone.haystack.starts)
    }),
  )
})
