import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildDpof, splitCopies } from './dpof.ts'

type Section = { name: string; fields: Map<string, string>; images: string[] }

/** A reader of its own: sections of `KEY = value` lines and `<IMG SRC = "…">`, with CRLF at every end. */
function readDpof(text: string): Section[] {
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(text).toMatch(/^[\r\n -~]*$/)
  const sections: Section[] = []
  for (const line of text.split('\r\n')) {
    const heading = /^\[([A-Z]{3})\]$/.exec(line)?.[1]
    if (heading) sections.push({ name: heading, fields: new Map(), images: [] })
    const image = /^<IMG SRC = "([^"]+)">$/.exec(line)?.[1]
    if (image) sections.at(-1)?.images.push(image)
    const [, key, value] = /^([A-Z0-9]{3} [A-Z0-9]{3,4}) = (.+)$/.exec(line) ?? []
    if (key && value) sections.at(-1)?.fields.set(key, value)
    expect(heading || image || key || line === '', `unknown line ${line}`).toBeTruthy()
  }
  return sections
}

const order = {
  paperSize: '4x6',
  backprint: '261122-0001',
  createdAt: new Date('2026-11-22T09:05:07+09:00'),
  imageFolder: 'IMAGE',
  jobs: [
    { imageName: '0001_4x6_glossy_x2.jpg', quantity: 2 },
    { imageName: '0002_4x6_matte_x1.jpg', quantity: 1 },
  ],
}

describe('buildDpof', () => {
  it('writes what the lab reads', () => {
    expect(buildDpof(order).split('\r\n').slice(0, 25)).toEqual([
      '[HDR]',
      'GEN REV = 01.00',
      'GEN CRT = "NORITSU KOKI" -01.00',
      'GEN DTM = 2026:11:22:09:05:07',
      'USR NAM = ""',
      'VUQ RGN = BGN',
      'VUQ VNM = "NORITSU KOKI" -ATR "QSSPrint"',
      'VUQ VER = 01.00',
      'PRT PSL = NML -PSIZE "4x6"',
      'PRT PCH = 001',
      'VUQ RGN = END',
      '',
      '[JOB]',
      'PRT PID = 001',
      'PRT TYP = STD',
      'PRT QTY = 002',
      'IMG FMT = EXIF2 -J',
      '<IMG SRC = "../IMAGE/0001_4x6_glossy_x2.jpg">',
      'VUQ RGN = BGN',
      'VUQ VNM = "NORITSU KOKI" -ATR "QSSPrint"',
      'VUQ VER = 01.00',
      'PRT CVP1 = 1 -STR "261122-0001"',
      'PRT CVP2 = 0',
      'VUQ RGN = END',
      '',
    ])
  })

  it('is read back the same by another reader', () => {
    const [header, ...jobs] = readDpof(buildDpof(order))
    expect(header?.fields.get('PRT PSL')).toBe('NML -PSIZE "4x6"')
    expect(jobs.map(({ fields, images }) => [fields.get('PRT PID'), fields.get('PRT QTY'), images])).toEqual([
      ['001', '002', ['../IMAGE/0001_4x6_glossy_x2.jpg']],
      ['002', '001', ['../IMAGE/0002_4x6_matte_x1.jpg']],
    ])
  })

  it.each([
    ['an empty backprint', { ...order, backprint: '' }],
    ['Hangul', { ...order, backprint: '홍길동' }],
    ['a quote that would end the text', { ...order, paperSize: '4"6' }],
    ['an image folder above its own', { ...order, imageFolder: '사진' }],
    ['a line break', { ...order, backprint: 'a\r\n[JOB]' }],
    ['more copies than three digits hold', { ...order, jobs: [{ imageName: 'a.jpg', quantity: 1000 }] }],
    ['more jobs than three digits hold', { ...order, jobs: Array.from({ length: 1000 }, () => ({ imageName: 'a.jpg', quantity: 1 })) }],
  ])('refuses %s', (_what, given) => {
    expect(() => buildDpof(given)).toThrow(RangeError)
  })
})

describe('splitCopies', () => {
  it('splits 1,000 copies into 999 and 1', () => {
    const jobs = splitCopies('a.jpg', 1000)
    expect(jobs.map(({ quantity }) => quantity)).toEqual([999, 1])
    const [, ...sections] = readDpof(buildDpof({ ...order, jobs }))
    expect(sections.map(({ fields }) => fields.get('PRT QTY'))).toEqual(['999', '001'])
  })

  it('keeps the sum, each part from 1 to 999', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (copies) => {
        const quantities = splitCopies('a.jpg', copies).map(({ quantity }) => quantity)
        expect(quantities.reduce((sum, quantity) => sum + quantity, 0)).toBe(copies)
        expect(quantities.every((quantity) => quantity >= 1 && quantity <= 999)).toBe(true)
      }),
    )
  })
})
