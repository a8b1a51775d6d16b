import { expect, it } from 'vitest'
import { addSample, formatPace, type PaceSample, perSecond } from './pace.ts'

const samplesOf = (...samples: [at: number, done: number][]) =>
  samples.reduce<PaceSample[]>((all, [at, done]) => addSample(all, { at, done }), [])

it.each([
  ['nothing yet', samplesOf(), null],
  ['a first sample', samplesOf([0, 5]), null],
  ['too short a time', samplesOf([0, 0], [900, 40]), null],
  ['a time in which nothing was done', samplesOf([0, 7], [3000, 7]), null],
  ['two seconds', samplesOf([0, 0], [2000, 80]), 40],
  ['only the last seconds', samplesOf([0, 0], [10_000, 1000], [12_000, 1010]), 5],
  ['a count that began anew', samplesOf([0, 500], [1000, 900], [2000, 10], [4000, 30]), 10],
])('%s', (_what, samples, pace) => {
  expect(perSecond(samples)).toBe(pace)
})

it('keeps no more samples than the last seconds hold', () => {
  let samples: PaceSample[] = []
  for (let at = 0; at < 60_000; at += 100) samples = addSample(samples, { at, done: at / 10 })
  expect(samples.length).toBeLessThan(65)
  expect(perSecond(samples)).toBe(100)
})

it.each([
  [0.34, '0.3'],
  [9.94, '9.9'],
  [37.4, '37'],
  [1234.5, '1,235'],
])('%d is shown as %s', (pace, shown) => {
  expect(formatPace(pace)).toBe(shown)
})
