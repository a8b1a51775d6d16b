import { describe, expect, test } from 'vitest'
import { catalogueSchema } from '#shared/catalogue/catalogue.ts'
import { makePhoto } from '../../testing/make-photo.ts'
import type { BasketLine } from './draft-lines.ts'
import { concernOf, isSold, nearestProduct, standingOfLine } from './line-standing.ts'

const product = { kind: 'print', unitPrice: 300 }
const catalogue = catalogueSchema.parse({
  version: '1',
  startWith: 'a4',
  products: [
    { ...product, id: 'print-4x6', name: '4×6', shortMm: 102, longMm: 152, shortPx: 1200, longPx: 1800 },
    { ...product, id: 'print-8x10', name: '8×10', shortMm: 203, longMm: 254, shortPx: 2400, longPx: 3000 },
    { ...product, id: 'a4', name: 'A4', shortMm: 210, longMm: 297, shortPx: 2480, longPx: 3508 },
  ],
  options: [
    {
      id: 'border',
      name: '테두리',
      choices: [
        { id: 'none', name: '없음' },
        { id: 'white', name: '유테', borderMm: 5 },
      ],
    },
    {
      id: 'date',
      name: '날짜',
      choices: [
        { id: 'no', name: '없음' },
        { id: 'yes', name: '날짜 인화', dateImprint: true },
      ],
    },
  ],
  tierBasis: 'size',
  pickup: { note: '', leadTimeHours: 0 },
})

function line(known: Partial<BasketLine> = {}): BasketLine {
  return { lineId: 'a', photoId: 1, productId: 'print-4x6', quantity: 1, fit: 'paper-full', options: {}, ...known }
}

const large = makePhoto(1, { width: 3000, height: 2000 })

describe('standingOfLine', () => {
  test('the resolution is that of what is printed, with its crop and its border', () => {
    expect(standingOfLine(line(), large, catalogue).print).toMatchObject({ dpi: 500, quality: 'good' })
    expect(standingOfLine(line({ crop: { x: 0, y: 0, width: 0.3, height: 0.3 } }), large, catalogue).print).toMatchObject({
      dpi: 150,
      quality: 'caution',
    })
    const bordered = standingOfLine(line({ options: { border: 'white' } }), large, catalogue).print
    expect(Math.abs((bordered?.layout.target.x ?? 0) - (5 * 1200) / 102)).toBeLessThan(1)
  })

  test('the day is that of the photo, where an option asks for it', () => {
    expect(standingOfLine(line({ options: { date: 'yes' } }), large, catalogue).print?.date).toBe('2024-05-04')
    expect(standingOfLine(line(), large, catalogue).print?.date).toBeUndefined()
  })

  const offShape = { x: 0, y: 0, width: 1, height: 0.5 }
  test.each([
    ['all is well', line(), large, null],
    ['the photo is not known yet', line(), undefined, null],
    ['the library lacks it', line(), null, 'photo-gone'],
    ['its file is gone', line(), makePhoto(1, { missing: true }), 'file-missing'],
    ['the size is no longer sold', line({ productId: 'print-3x5' }), large, 'size-gone'],
    ['a choice is no longer offered', line({ options: { border: 'gold' } }), large, 'option-gone'],
    ['the photo has changed its shape', line({ crop: offShape }), large, 'crop-stale'],
    ['a crop of any shape', line({ crop: offShape, fit: 'image-full' }), large, null],
  ] as const)('%s', (_name, ordered, photo, trouble) => {
    expect(standingOfLine(ordered, photo, catalogue).trouble).toBe(trouble)
  })
})

test('each line is told under one heading', () => {
  const concern = (known: Partial<BasketLine>, photo = large) => concernOf(standingOfLine(line(known), photo, catalogue))
  expect(concern({})).toBeNull()
  expect(concern({}, makePhoto(1))).toBe('blurred')
  expect(concern({}, makePhoto(1, { missing: true }))).toBe('missing')
  const panorama = makePhoto(1, { width: 12_000, height: 2000 })
  expect(concern({}, panorama)).toBe('cut')
  expect(standingOfLine(line(), panorama, catalogue).print?.littleShown).toBeCloseTo(0.25, 2)
  // What is seen whole, or was chosen by hand, is as it is wanted.
  expect(concern({ fit: 'image-full' }, panorama)).toBeNull()
  expect(concern({ crop: { x: 0.3, y: 0, width: 0.25, height: 1 } }, panorama)).toBeNull()
  expect(concern({ productId: 'gone' })).toBe('unsold')
  expect(isSold(standingOfLine(line({ productId: 'gone' }), large, catalogue))).toBe(false)
})

test.each([
  ['print-3x5', 'print-4x6'],
  ['print-8x9', 'print-8x10'],
  ['p-102x152', 'print-4x6'],
  ['11x14', 'a4'],
  ['square', 'a4'],
])('instead of %s: %s', (gone, offered) => {
  expect(nearestProduct(catalogue, gone)?.id).toBe(offered)
})
