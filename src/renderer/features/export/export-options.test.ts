import { expect, test } from 'vitest'
import { FIRST_FORM, longEdgeOf } from './export-options.ts'

test.each([
  [{ format: 'jpeg', size: 'full' }, null],
  [{ format: 'jpeg', size: '2000' }, 2000],
  [{ format: 'original', size: '2000' }, null],
  [{ format: 'png', size: 'own', own: '1,600' }, 1600],
  [{ format: 'png', size: 'own', own: '' }, undefined],
  [{ format: 'png', size: 'own', own: '15' }, undefined],
  [{ format: 'png', size: 'own', own: '30001' }, undefined],
  [{ format: 'png', size: 'own', own: '12.5' }, undefined],
] as const)('%o has a longest edge of %s', (form, edge) => {
  expect(longEdgeOf({ ...FIRST_FORM, ...form })).toBe(edge)
})
