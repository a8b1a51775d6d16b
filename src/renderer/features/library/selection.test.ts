import { describe, expect, test } from 'vitest'
import type { Photo } from '#shared/contract/photos.ts'
import { makePhoto } from '../../testing/make-photo.ts'
import { extendSelection, NOTHING_SELECTED, selectAll, togglePhoto } from './selection.ts'

const shown = [1, 2, 3, 4, 5].map((id) => makePhoto(id))

function pick(index: number): Photo {
  const photo = shown[index]
  if (!photo) throw new Error(`no photo ${index}`)
  return photo
}

describe('selection', () => {
  test('toggling twice leaves nothing selected', () => {
    const once = togglePhoto(NOTHING_SELECTED, pick(1))
    expect([...once.photos.keys()]).toEqual([2])
    expect(togglePhoto(once, pick(1)).photos.size).toBe(0)
  })

  test('a range goes from the anchor to either side and keeps what was selected before', () => {
    const start = togglePhoto(togglePhoto(NOTHING_SELECTED, pick(0)), pick(3))
    expect([...extendSelection(start, pick(1), shown).photos.keys()].sort()).toEqual([1, 2, 3, 4])
    expect([...extendSelection(start, pick(4), shown).photos.keys()].sort()).toEqual([1, 4, 5])
  })

  test('a second range starts from the same anchor', () => {
    const first = extendSelection(togglePhoto(NOTHING_SELECTED, pick(2)), pick(4), shown)
    expect(first.anchor).toBe(3)
    expect([...extendSelection(first, pick(1), shown).photos.keys()].sort()).toEqual([2, 3, 4, 5])
  })

  test('a range without an anchor on screen is the photo itself', () => {
    expect([...extendSelection(NOTHING_SELECTED, pick(2), shown).photos.keys()]).toEqual([3])
  })

  test('all is all that is shown', () => {
    expect(selectAll(shown).photos.size).toBe(5)
    expect(selectAll([])).toEqual({ photos: new Map(), anchor: null })
  })
})
