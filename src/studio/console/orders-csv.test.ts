import { expect, it } from 'vitest'
import { writeCell } from './orders-csv.ts'

it.each([
  ['홍길동', '"홍길동"'],
  ['', '""'],
  ['a "b", c', '"a ""b"", c"'],
  ['=1+1', `"'=1+1"`],
  ['  =1+1', `"'  =1+1"`],
  ['+82-10', `"'+82-10"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['＝1+1', `"'＝1+1"`],
  ['\t=1', `"'\t=1"`],
  ['1=1', '"1=1"'],
])('writes %j so that no program reckons with it', (value, cell) => {
  expect(writeCell(value)).toBe(cell)
})

it('writes a number as one', () => {
  expect(writeCell(-3000)).toBe('-3000')
})
