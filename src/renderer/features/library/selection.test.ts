import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addToSelection,
  chosenShare,
  dropFromSelection,
  extendSelection,
  NOTHING_SELECTED,
  type Selection,
  selectAll,
  togglePhoto,
} from './selection.ts'

const shown = [11, 12, 13, 14, 15]
const chosen = ({ ids }: Selection) => [...ids].sort((a, b) => a - b)

describe('selection', () => {
  test('toggling twice leaves nothing selected', () => {
    const once = togglePhoto(NOTHING_SELECTED, 12)
    expect(chosen(once)).toEqual([12])
    expect(togglePhoto(once, 12).ids.size).toBe(0)
  })

  test('a range goes from the anchor to either side and keeps what was selected before', () => {
    const start = togglePhoto(togglePhoto(NOTHING_SELECTED, 11), 14)
    expect(chosen(extendSelection(start, 12, shown))).toEqual([11, 12, 13, 14])
    expect(chosen(extendSelection(start, 15, shown))).toEqual([11, 14, 15])
  })

  test('a second range starts from the same anchor', () => {
    const first = extendSelection(togglePhoto(NOTHING_SELECTED, 13), 15, shown)
    expect(first.anchor).toBe(13)
    expect(chosen(extendSelection(first, 12, shown))).toEqual([12, 13, 14, 15])
  })

  test('a range without an anchor on screen is the photo itself', () => {
    expect(chosen(extendSelection(NOTHING_SELECTED, 13, shown))).toEqual([13])
    expect(chosen(extendSelection({ ids: new Set([99]), anchor: 99 }, 13, shown))).toEqual([13, 99])
  })

  test('a photo that is not shown begins no range', () => {
    expect(chosen(extendSelection(togglePhoto(NOTHING_SELECTED, 11), 99, shown))).toEqual([11])
  })

  test('all is all that is shown', () => {
    expect(chosen(selectAll(shown))).toEqual(shown)
    expect(selectAll([])).toEqual(NOTHING_SELECTED)
  })

  test('what was added last is what a range goes on from', () => {
    const added = addToSelection(togglePhoto(NOTHING_SELECTED, 11), [13, 14])
    expect(chosen(added)).toEqual([11, 13, 14])
    expect(added.anchor).toBe(14)
    expect(addToSelection(added, []).anchor).toBe(14)
  })

  test('dropping what is not chosen is no change', () => {
    const one = togglePhoto(NOTHING_SELECTED, 11)
    expect(dropFromSelection(one, [12])).toBe(one)
    expect(dropFromSelection(one, [11, 12]).ids.size).toBe(0)
  })

  test('a day is chosen in none, some or all of its photos', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...shown)), fc.nat(5), fc.nat(5), (ids, from, to) => {
        const part = shown.slice(from, to)
        const held = part.filter((id) => ids.includes(id)).length
        const share = held === 0 ? 'none' : held === part.length ? 'all' : 'some'
        expect(chosenShare({ ids: new Set(ids), anchor: null }, shown, from, to)).toBe(share)
      }),
    )
  })
})
