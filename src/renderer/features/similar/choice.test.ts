import { describe, expect, it } from 'vitest'
import { chooseOnly, comparedOf, othersOf, toggleChoice } from './choice.ts'

const ids = [1, 2, 3, 4, 5, 6]

describe('a choice', () => {
  it('takes one more, or one out, but never the last', () => {
    const one = chooseOnly(1)
    const two = toggleChoice(one, 3)
    expect([...two]).toEqual([1, 3])
    expect([...toggleChoice(two, 1)]).toEqual([3])
    expect(toggleChoice(one, 1)).toBe(one)
    expect([...one]).toEqual([1])
  })

  it('leaves the others', () => {
    expect(othersOf(ids, new Set([2, 5]))).toEqual([1, 3, 4, 6])
  })
})

describe('what is compared', () => {
  it.each([
    [[3], [3, 1, 2, 4]],
    [
      [2, 5],
      [2, 5],
    ],
    [ids, [1, 2, 3, 4]],
  ])('with %o chosen is %o', (chosen, compared) => {
    expect(comparedOf(ids, new Set(chosen))).toEqual(compared)
  })

  it('is both of two', () => {
    expect(comparedOf([8, 9], new Set([9]))).toEqual([9, 8])
  })
})
