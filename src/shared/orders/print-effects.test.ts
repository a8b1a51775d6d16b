import { describe, expect, it } from 'vitest'
import { paperOf, printEffects } from './print-effects.ts'

const product = { shortMm: 102, longMm: 152, shortPx: 1200, longPx: 1800 }
const catalogue = {
  options: [
    {
      id: 'edge',
      name: '테두리',
      choices: [
        { id: 'none', name: '무테', surcharge: 0 },
        { id: 'white', name: '유테', surcharge: 0, borderMm: 5 },
        { id: 'wide', name: '넓은 유테', surcharge: 0, borderMm: 30 },
      ],
    },
    {
      id: 'date',
      name: '날짜',
      choices: [
        { id: 'off', name: '없음', surcharge: 0 },
        { id: 'on', name: '넣기', surcharge: 0, dateImprint: true },
      ],
    },
  ],
}

describe('what options do to a print', () => {
  it.each([
    [{}, { borderMm: 0, dateImprint: false }],
    [{ edge: 'white' }, { borderMm: 5, dateImprint: false }],
    [
      { edge: 'white', date: 'on' },
      { borderMm: 5, dateImprint: true },
    ],
    [
      { edge: 'gone', date: 'gone' },
      { borderMm: 0, dateImprint: false },
    ],
  ])('%o is %o', (options, effects) => {
    expect(printEffects(catalogue, product, options)).toEqual(effects)
  })

  it('takes the first choice where nothing was chosen', () => {
    const [edge] = catalogue.options
    const bordered = { options: edge ? [{ ...edge, choices: edge.choices.slice(1) }] : [] }
    expect(printEffects(bordered, product, {}).borderMm).toBe(5)
  })

  it('leaves a third of a small paper', () => {
    expect(printEffects(catalogue, { shortMm: 25 }, { edge: 'wide' }).borderMm).toBeCloseTo(25 / 3, 9)
  })
})

it('the paper is in pixels, its border too', () => {
  expect(paperOf(product, { borderMm: 5.1 })).toEqual({ short: 1200, long: 1800, border: 60 })
})
