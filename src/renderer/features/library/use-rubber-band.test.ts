import { expect, test } from 'vitest'
import { edgeStep } from './use-rubber-band.ts'

test('scrolls near the edges only, the faster the nearer, and not faster beyond', () => {
  expect(edgeStep(300, 600)).toBe(0)
  expect(edgeStep(56, 600)).toBe(0)
  expect(edgeStep(28, 600)).toBe(-14)
  expect(edgeStep(0, 600)).toBe(-28)
  expect(edgeStep(-500, 600)).toBe(-28)
  expect(edgeStep(590, 600)).toBeGreaterThan(20)
  expect(edgeStep(9999, 600)).toBe(28)
})
