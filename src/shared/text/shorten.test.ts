import { expect, it } from 'vitest'
import { shorten } from './shorten.ts'

it.each([
  ['할머니', 4, '할머니'],
  ['할머니와', 4, '할머니와'],
  ['할머니와 바다', 4, '할머니…'],
  ['🌊🌊🌊🌊🌊', 4, '🌊🌊🌊…'],
  ['', 4, ''],
])('%j in at most %i characters is %j', (text, most, short) => {
  expect(shorten(text, most)).toBe(short)
})
