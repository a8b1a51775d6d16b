import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Band } from './grid-layout.ts'
import { monthAt, monthsOf, partOf, stepMonth, yearLabels } from './scrubber-months.ts'

const bandOf = (top: number, ...days: string[]): Band => ({
  top,
  height: 90,
  days: days.map((day) => ({ day, from: 0, to: 1, left: 0, width: 100, count: 1 })),
})
const bands = [
  bandOf(0, '2024-05-04', '2024-05-03'),
  bandOf(100, '2024-05-01', '2024-03-30'),
  bandOf(300, '2023-12-24'),
  bandOf(700, '2021-01-02'),
]
const months = monthsOf(bands)

describe('the months of a grid', () => {
  test('begin where their first day stands', () => {
    expect(months).toEqual([
      { month: '2024-05', top: 0 },
      { month: '2024-03', top: 100 },
      { month: '2023-12', top: 300 },
      { month: '2021-01', top: 700 },
    ])
  })

  test('are found by height, the first above all and the last below', () => {
    expect([-10, 0, 99, 100, 350, 9999].map((y) => monthAt(months, y))).toEqual([0, 0, 0, 1, 2, 3])
    expect(monthAt([], 10)).toBe(-1)
  })
})

test('a position is a part of the way from the first to the last', () => {
  expect([partOf(0, 1000, 200), partOf(400, 1000, 200), partOf(900, 1000, 200), partOf(5, 100, 200)]).toEqual([0, 0.5, 1, 0])
})

describe('keys', () => {
  const step = (at: number, key: string) => stepMonth(months, at, key)

  test('go by month, by year and to the ends, and stop there', () => {
    expect([step(0, 'ArrowDown'), step(1, 'ArrowUp'), step(0, 'ArrowUp'), step(3, 'ArrowDown')]).toEqual([1, 0, 0, 3])
    expect([step(0, 'PageDown'), step(1, 'PageDown'), step(2, 'PageDown'), step(3, 'PageDown')]).toEqual([2, 2, 3, 3])
    expect([step(3, 'PageUp'), step(2, 'PageUp'), step(1, 'PageUp')]).toEqual([2, 0, 0])
    expect([step(1, 'End'), step(2, 'Home'), step(2, 'x')]).toEqual([3, 0, 2])
  })
})

test('year labels never touch, name each year at most once, and begin with the newest', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 60 }), fc.integer({ min: 50, max: 900 }), (gaps, track) => {
      let top = 0
      const many = gaps.map((gap, index) => {
        const mark = { month: `${2030 - Math.floor(index / 2)}-01`, top }
        top += gap
        return mark
      })
      const labels = yearLabels(many, top + 100, 50, track, 20)
      expect(labels[0]?.year).toBe('2030')
      expect(new Set(labels.map((label) => label.year)).size).toBe(labels.length)
      labels.slice(1).forEach(({ part }, index) => {
        expect((part - (labels[index]?.part ?? 0)) * track).toBeGreaterThanOrEqual(20 - 1e-6)
      })
    }),
  )
})
