import { describe, expect, it } from 'vitest'
import { exportOptions } from '#shared/contract/library.ts'
import type { PhotoFormat } from '#shared/contract/photos.ts'
import { planCopy, planNewPixels } from './plan-copy.ts'

const plan = (photo: { fileName?: string; format?: PhotoFormat }, options: object = {}) =>
  planCopy({ fileName: 'a.jpg', format: 'jpeg', width: 400, height: 300, ...photo }, exportOptions.parse(options))

describe('pixels', () => {
  it.each([
    [{ format: 'original' }],
    [{ format: 'jpeg' }],
    [{ longEdge: 400 }],
    [{ format: 'jpeg', longEdge: 5000, quality: 30 }],
    [{ metadata: 'none' }],
  ])('are left as they are by %o', (options) => {
    expect(plan({}, options).encode).toBeNull()
  })

  it('are made anew for another format or a smaller size', () => {
    expect(plan({}, { format: 'webp', quality: 70 }).encode).toEqual({ format: 'webp', longEdge: null, quality: 70 })
    expect(plan({}, { longEdge: 399 }).encode).toEqual({ format: 'jpeg', longEdge: 399, quality: 90 })
  })

  it('of a RAW are made anew where nothing of the camera may stay in it', () => {
    expect(plan({ format: 'raw', fileName: 'DSC_1.NEF' }, { metadata: 'none' })).toMatchObject({
      fileName: 'DSC_1.jpg',
      encode: { format: 'jpeg' },
    })
  })
})

describe('the name', () => {
  it.each<[string, PhotoFormat, object, string]>([
    ['돌.JPG', 'jpeg', {}, '돌.JPG'],
    ['돌.jpeg', 'jpeg', { longEdge: 100 }, '돌.jpeg'],
    ['돌.heic', 'heic', {}, '돌.heic'],
    ['돌.heic', 'heic', { longEdge: 100 }, '돌.jpg'],
    ['돌.heic', 'jpeg', {}, '돌.jpg'],
    ['돌.jpg', 'jpeg', { format: 'png' }, '돌.png'],
    ['돌.bmp', 'bmp', { longEdge: 100 }, '돌.png'],
    ['돌.CR3', 'raw', {}, '돌.CR3'],
    ['돌', 'png', {}, '돌.png'],
  ])('of %s (%s) with %o is %s', (fileName, format, options, expected) => {
    expect(plan({ fileName, format }, options).fileName).toBe(expected)
  })
})

it('words go beside what has no place for them and what is nobody else’s to write into', () => {
  const placeOf = (format: PhotoFormat, options = {}) => plan({ format }, options).words
  expect([placeOf('jpeg'), placeOf('bmp'), placeOf('raw'), placeOf('raw', { format: 'jpeg' })]).toEqual([
    'inside',
    'beside',
    'beside',
    'inside',
  ])
  expect(placeOf('jpeg', { withWords: false })).toBe('none')
})

it('what can’t be cleaned as it is becomes new pixels without anything', () => {
  const source = { fileName: '돌.heic', format: 'heic', width: 400, height: 300 } as const
  expect(planNewPixels(source, exportOptions.parse({ metadata: 'no-place' }))).toEqual({
    fileName: '돌.jpg',
    encode: { format: 'jpeg', longEdge: null, quality: 90 },
    metadata: 'none',
    words: 'inside',
  })
  expect(planNewPixels(source, exportOptions.parse({ metadata: 'no-place', longEdge: 200 }))).toBeNull()
  expect(planNewPixels(source, exportOptions.parse({}))).toBeNull()
})
