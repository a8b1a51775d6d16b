import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brandColours, contrast } from './brand.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('contrast is 21 between black and white and 1 with itself', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#c8502b', '#c8502b')).toBe(1)
})

test('whatever colours a studio chooses, text on and in them is readable', () => {
  fc.assert(
    fc.property(colour, colour, (accent, accentSoft) => {
      const brand = brandColours({ accent, accentSoft })
      expect(contrast(brand.accent, '#ffffff')).toBeGreaterThanOrEqual(4.5)
      expect(contrast(brand.ink, brand.soft)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(brand.ink, '#ffffff')).toBeGreaterThanOrEqual(4.5)
      expect(contrast(brand.inkDark, brand.softDark)).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

test('a colour that is dark enough is left as it is', () => {
  expect(brandColours({ accent: '#1f4fa3', accentSoft: '#e8eefb' })).toMatchObject({ accent: '#1f4fa3', soft: '#e8eefb' })
})
