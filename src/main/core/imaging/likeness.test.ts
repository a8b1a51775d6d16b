import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageColour, differenceHash, type Pixels } from './likeness.ts'

/** A picture from a function of the place, both from 0 to 1. */
function draw(width: number, height: number, level: (x: number, y: number) => number): Pixels {
  const data = new Uint8Array(width * height * 3)
  for (let at = 0; at < width * height; at++) data.fill(level((at % width) / width, Math.floor(at / width) / height), at * 3, at * 3 + 3)
  return { data, width, height, channels: 3 }
}

const distance = (a: string, b: string) => [...(BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2)].filter((bit) => bit === '1').length
const waves = (phase: number) => (x: number, y: number) => 128 + 60 * Math.sin(9 * x + phase) + 50 * Math.cos(7 * y * x + 2 * phase)

describe('likeness', () => {
  it('is 16 hex digits: a bit where it gets darker towards the right', () => {
    expect(differenceHash(draw(90, 80, (x) => 255 - x * 255))).toBe('ffffffffffffffff')
    expect(differenceHash(draw(90, 80, (x) => x * 255))).toBe('0000000000000000')
  })

  it('stays all but the same in another size and brightness', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 64, max: 600 }),
        fc.integer({ min: 48, max: 400 }),
        fc.double({ min: 0, max: 6, noNaN: true }),
        (width, height, phase) => {
          const whole = differenceHash(draw(512, 341, waves(phase)))
          expect(distance(whole, differenceHash(draw(width, height, waves(phase))))).toBeLessThanOrEqual(6)
          expect(distance(whole, differenceHash(draw(512, 341, (x, y) => waves(phase)(x, y) * 0.8)))).toBeLessThanOrEqual(6)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('tells a picture from its mirror image', () => {
    expect(
      distance(differenceHash(draw(200, 150, waves(1))), differenceHash(draw(200, 150, (x, y) => waves(1)(1 - x, y)))),
    ).toBeGreaterThan(20)
  })

  it('is the same of all even pictures', () => {
    for (const level of [0, 99, 201, 255]) expect(differenceHash(draw(511, 383, () => level))).toBe('0000000000000000')
  })

  it('bears a picture of one pixel', () => {
    expect(differenceHash(draw(1, 1, () => 9))).toMatch(/^[0-9a-f]{16}$/)
  })
})

describe('the average colour', () => {
  it('is that of all pixels', () => {
    expect(averageColour({ data: new Uint8Array([255, 0, 0, 1, 100, 200]), width: 2, height: 1, channels: 3 })).toBe('#803264')
  })

  it('of grey is grey', () => {
    expect(averageColour({ data: new Uint8Array([0, 255]), width: 2, height: 1, channels: 1 })).toBe('#808080')
  })
})
