import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropSchema, defaultCrop } from '#shared/layout/geometry.ts'
import { canPan, panCrop } from './crop-pan.ts'

const edge = fc.integer({ min: 100, max: 8000 })

test('wherever it is moved, a crop keeps its size and stays inside the photo', () => {
  fc.assert(
    fc.property(
      edge,
      edge,
      edge,
      edge,
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      (w, h, pw, ph, across, down) => {
        const crop = defaultCrop({ width: w, height: h }, { width: pw, height: ph })
        const moved = panCrop(crop, across, down)
        expect(cropSchema.safeParse(moved).success).toBe(true)
        expect([moved.width, moved.height]).toEqual([crop.width, crop.height])
      },
    ),
  )
})

test('a crop with room moves by a part of itself', () => {
  expect(panCrop({ x: 0.1, y: 0, width: 0.5, height: 1 }, 0.2, 0.2)).toEqual({ x: 0.2, y: 0, width: 0.5, height: 1 })
})

test('a whole photo has nowhere to go', () => {
  expect(canPan({ x: 0, y: 0, width: 1, height: 1 })).toBe(false)
  expect(canPan({ x: 0, y: 0.1, width: 1, height: 0.8 })).toBe(true)
})
