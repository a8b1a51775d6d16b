import { describe, expect, it } from 'vitest'
import { fillPolygons } from './fill-polygons.ts'
import { type Pixels, resample } from './resample.ts'

/** Each colour grows with x, so that its value tells the place. */
function ramp(width: number, height: number): Pixels {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, at) => (Math.floor(at / 3) % width) * 10)
  return { data, width, height }
}

const blank = (width: number, height: number): Pixels => ({ width, height, data: new Uint8Array(width * height * 3).fill(255) })
const level = (x: number, y: number, scale = 1) => [scale, 0, 0, scale, x, y] as const

describe('resampling', () => {
  const pixels = ramp(20, 4)
  const photo = { left: 0, top: 0, width: 20, height: 4 }

  it('of the very pixels gives them back', () => {
    expect(resample(pixels, { matrix: level(0, 0), photo }, { width: 20, height: 4 }).data).toEqual(pixels.data)
  })

  it('lies half a pixel in between where it is told to', () => {
    const { data } = resample(pixels, { matrix: level(5.5, 0), photo }, { width: 3, height: 1 })
    expect([data[0], data[3], data[6]]).toEqual([55, 65, 75])
  })

  it('enlarges about the middles of pixels', () => {
    const { data } = resample(pixels, { matrix: level(5, 1, 0.5), photo }, { width: 4, height: 1 })
    expect([0, 3, 6, 9].map((at) => data[at])).toEqual(
      [48, 53, 58, 63].map((value) => expect.toSatisfy((found: number) => Math.abs(found - value) <= 1)),
    )
  })

  it('is white beyond the photo, and half so where its edge halves a pixel', () => {
    const { data } = resample({ ...pixels, data: new Uint8Array(240) }, { matrix: level(-1.5, 1), photo }, { width: 4, height: 1 })
    expect([0, 3, 6, 9].map((at) => data[at])).toEqual([255, 128, 0, 0])
  })
})

describe('filling', () => {
  it('covers whole pixels wholly and halves by half, either way round', () => {
    const square = [
      [1, 1],
      [3.5, 1],
      [3.5, 3],
      [1, 3],
    ] as const
    for (const polygon of [square, square.toReversed()]) {
      const pixels = blank(5, 4)
      fillPolygons(pixels, [polygon], '#ff0000')
      const green = (x: number, y: number) => pixels.data[(y * 5 + x) * 3 + 1]
      expect([green(0, 1), green(1, 1), green(2, 2), green(3, 2), green(4, 2), green(1, 3)]).toEqual([255, 0, 0, 128, 255, 255])
    }
  })

  it('leaves out what lies beyond the picture', () => {
    const pixels = blank(2, 2)
    fillPolygons(
      pixels,
      [
        [
          [-9, -9],
          [1, -9],
          [1, 9],
          [-9, 9],
        ],
      ],
      '#000000',
    )
    expect([...pixels.data.subarray(0, 6)]).toEqual([0, 0, 0, 255, 255, 255])
  })
})
