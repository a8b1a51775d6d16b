import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberedName, safeFileName, splitName } from './file-name.ts'

describe('a safe name', () => {
  it.each([
    ['제주 여행', '제주 여행.jpg'],
    ['제주'.normalize('NFD'), '제주.jpg'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j.jpg'],
    ['first\nsecond\tthird', 'first_second_third.jpg'],
    ['-rf', '_rf.jpg'],
    ['.hidden', '_hidden.jpg'],
    ['ends. .', 'ends.jpg'],
    ['CON', '_CON.jpg'],
    ['com1.old', '_com1.old.jpg'],
    ['console', 'console.jpg'],
    ['...', 'photo.jpg'],
    ['', 'photo.jpg'],
    ['‮gpj', 'gpj.jpg'],
  ])('of %j is %j', (stem, name) => {
    expect(safeFileName(stem, '.jpg')).toBe(name)
  })

  it('is one that any system can hold, whatever it is made from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (stem) => {
        const name = safeFileName(stem, '.jpg')
        expect(Buffer.byteLength(numberedName(name, 999_999))).toBeLessThanOrEqual(240)
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^[-. ]|[. ]\.jpg$/u)
        expect(name).toBe(name.normalize('NFC'))
        expect(name.isWellFormed()).toBe(true)
      }),
    )
  })

  it('is cut between characters as people see them', () => {
    const family = '👨‍👩‍👧'
    const { stem } = splitName(safeFileName(family.repeat(40), '.jpg'))
    expect(stem.length % family.length).toBe(0)
  })
})

it('a second one of the same name is numbered before its ending', () => {
  expect([1, 2, 13].map((number) => numberedName('돌잔치.jpg', number))).toEqual(['돌잔치.jpg', '돌잔치 (2).jpg', '돌잔치 (13).jpg'])
  expect(numberedName('no ending', 2)).toBe('no ending (2)')
})
