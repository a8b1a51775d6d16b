import { expect, test } from 'vitest'
import { receiptRows, shortHash } from './receipt-rows.ts'

const line = (photoId: number, productName = '4×6', quantity = 1) => ({ photoId, productName, quantity })
const file = (photoId: number, fileName: string, digit: string) => ({ photoId, fileName, sha256: digit.repeat(64), bytes: 10 })

test('a file stands once, with all prints of it', () => {
  const rows = receiptRows([file(1, '바다.jpg', 'a'), file(2, '산.jpg', 'b')], [line(1), line(2), line(1, 'A4', 3)])
  expect(rows.map(({ photoId, prints }) => ({ photoId, prints }))).toEqual([
    {
      photoId: 1,
      prints: [
        { name: '4×6', quantity: 1 },
        { name: 'A4', quantity: 3 },
      ],
    },
    { photoId: 2, prints: [{ name: '4×6', quantity: 1 }] },
  ])
})

test('two photos of one name each keep their own prints', () => {
  const rows = receiptRows([file(9, 'IMG_0001.jpg', 'a'), file(7, 'IMG_0001.jpg', 'b')], [line(7), line(9, '5×7')])
  expect(rows.map(({ photoId, sha256, prints }) => [photoId, sha256[0], prints[0]?.name])).toEqual([
    [9, 'a', '5×7'],
    [7, 'b', '4×6'],
  ])
})

test('a file that no line names is listed all the same', () => {
  expect(receiptRows([file(1, '하나.jpg', 'a')], [])).toEqual([{ ...file(1, '하나.jpg', 'a'), prints: [] }])
})

test('a hash is shown in groups', () => {
  expect(shortHash('0123456789abcdef'.repeat(4))).toBe('0123 4567 89ab cdef')
})
