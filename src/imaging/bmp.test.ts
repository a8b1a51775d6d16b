import { encode } from 'bmp-ts'
import { describe, expect, it } from 'vitest'
import { decodeBmp, readBmpHeader } from './bmp.ts'
import { makeBmp } from './imaging-fixture.ts'

const ROWS = [
  [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
  ],
  [
    [10, 20, 30],
    [40, 50, 60],
    [70, 80, 90],
  ],
] as const
const PIXELS = ROWS.flat(2)

describe('a BMP', () => {
  it('gives its pixels, top row first', () => {
    expect(decodeBmp(makeBmp(ROWS))).toEqual({ data: new Uint8Array(PIXELS), width: 3, height: 2, damaged: false })
  })

  it('may keep them further back than its palette ends', () => {
    expect([...decodeBmp(makeBmp(ROWS, 84)).data]).toEqual(PIXELS)
  })

  it('may begin with the top row', () => {
    const bmp = makeBmp([...ROWS].reverse())
    bmp.writeInt32LE(-2, 22)
    expect([...decodeBmp(bmp).data]).toEqual(PIXELS)
    expect(readBmpHeader(bmp).height).toBe(2)
  })

  it.each([1, 4, 8, 16, 24, 32] as const)('of %i bits is read', (bitPP) => {
    const black = Buffer.alloc(8 * 2 * 4)
    const palette = bitPP <= 8 ? { palette: Array.from({ length: 2 ** bitPP }, () => ({ red: 0, green: 0, blue: 0, quad: 0 })) } : {}
    const { data } = encode({ data: black, width: 8, height: 2, bitPP, ...palette })
    expect(decodeBmp(data)).toMatchObject({ width: 8, height: 2, damaged: false })
  })

  it('that is cut off shows what there is', () => {
    const picture = decodeBmp(makeBmp(ROWS).subarray(0, 66))
    expect(picture.damaged).toBe(true)
    expect([...picture.data.subarray(9)]).toEqual(PIXELS.slice(9))
  })
})

describe('what can not be read says so', () => {
  const broken = (change: (bmp: Buffer) => void) => {
    const bmp = makeBmp(ROWS)
    change(bmp)
    return () => decodeBmp(bmp)
  }
  it.each([
    ['no pixels', 'NOT_A_PHOTO', (bmp: Buffer) => bmp.writeInt32LE(0, 18)],
    ['the header of OS/2', 'FORMAT_NOT_SUPPORTED', (bmp: Buffer) => bmp.writeUInt32LE(12, 14)],
    ['7 bits', 'FORMAT_NOT_SUPPORTED', (bmp: Buffer) => bmp.writeUInt16LE(7, 28)],
    ['a palette of billions', 'DAMAGED', (bmp: Buffer) => bmp.writeUInt32LE(0xffffffff, 46)],
  ])('%s', (_name, reason, change) => {
    expect(broken(change)).toThrow(expect.objectContaining({ reason }))
  })

  it('a few letters', () => {
    expect(() => decodeBmp(Buffer.from('BM'))).toThrow(expect.objectContaining({ reason: 'NOT_A_PHOTO' }))
  })
})
