import { expect, it } from 'vitest'
import { estimateRemainingMs } from './estimate.ts'

const pieces = (done: number, total: number) => ({ done, total, bytesDone: 0, bytesTotal: 0 })

it.each([
  ['half of it took a second', pieces(50, 100), 1000, 1000],
  ['all is done', pieces(100, 100), 1000, 0],
  ['more is done than was known of', pieces(120, 100), 1000, 0],
  ['bytes count where they are counted', { done: 1, total: 2, bytesDone: 10, bytesTotal: 100 }, 1000, 9000],
])('%s', (_what, progress, elapsedMs, remainingMs) => {
  expect(estimateRemainingMs(progress, elapsedMs)).toBe(remainingMs)
})

it.each([
  ['nothing is done yet', pieces(0, 100), 60_000],
  ['it has only begun', pieces(50, 100), 499],
  ['nothing is to do', pieces(0, 0), 60_000],
  ['no byte has gone yet', { done: 5, total: 10, bytesDone: 0, bytesTotal: 100 }, 60_000],
])('is unknown while %s', (_what, progress, elapsedMs) => {
  expect(estimateRemainingMs(progress, elapsedMs)).toBeNull()
})
