import { describe, expect, test } from 'vitest'
import type { Photo } from '#shared/contract/photos.ts'
import { makePhoto } from '../testing/make-photo.ts'
import { createPhotoCache } from './photo-cache.ts'

/** A core whose answers are given by hand, each as the photos were when they were asked for. */
function makeCore() {
  const photos = new Map<number, Photo>()
  const calls: { ids: number[]; answer: () => Promise<void>; fail: () => Promise<void> }[] = []
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  const cache = createPhotoCache({
    getMany: (ids) => {
      const then = ids.flatMap((id) => photos.get(id) ?? [])
      const { promise, resolve, reject } = Promise.withResolvers<readonly Photo[]>()
      const answer = () => {
        resolve(then)
        return settle()
      }
      const fail = () => {
        reject(new Error('gone'))
        return settle()
      }
      calls.push({ ids, answer, fail })
      return promise
    },
    pause: settle,
  })
  const say = (id: number, known: Partial<Photo> = {}) => photos.set(id, makePhoto(id, known))
  const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index)
  return { cache, calls, settle, say, range }
}

describe('a photo that is asked for', () => {
  test('travels with all others of the same moment, and its listeners hear of it', async () => {
    const { cache, calls, settle, say } = makeCore()
    let heard = 0
    cache.subscribe(1, () => {
      heard += 1
    })
    say(1, { caption: '바다' })
    cache.request([1])
    cache.request([2, 1])
    await settle()
    expect(calls.map(({ ids }) => [...ids].sort())).toEqual([[1, 2]])
    await calls[0]?.answer()
    expect(cache.known(1)?.caption).toBe('바다')
    expect(cache.known(2)).toBeUndefined()
    expect(heard).toBe(1)
  })

  test('is not asked for again, be it there or not, until it has changed', async () => {
    const { cache, calls, settle, say } = makeCore()
    say(1)
    cache.request([1, 2])
    await settle()
    await calls[0]?.answer()
    cache.request([1, 2])
    await settle()
    expect(calls).toHaveLength(1)
    cache.refresh([1])
    cache.request([1, 2])
    await settle()
    expect(calls[1]?.ids).toEqual([1])
  })

  test('comes before those asked for earlier, and those flown past are forgotten', async () => {
    const { cache, calls, settle, range } = makeCore()
    cache.request([1])
    await settle()
    cache.request(range(10_000, 5_000))
    cache.request(range(20_000, 100))
    await calls[0]?.answer()
    expect(calls[1]?.ids).toEqual(expect.arrayContaining(range(20_000, 100)))
    let asked = 0
    for (let call = 1; calls[call]; call += 1) {
      asked += calls[call]?.ids.length ?? 0
      await calls[call]?.answer()
    }
    expect(asked).toBe(1_000)
  })

  test('is asked for again where the call failed and it is still on screen', async () => {
    const { cache, calls, settle, say } = makeCore()
    cache.subscribe(1, () => {})
    say(1)
    cache.request([1, 2])
    await settle()
    await calls[0]?.fail()
    await settle()
    expect(calls[1]?.ids).toEqual([1])
    await calls[1]?.answer()
    expect(cache.known(1)?.id).toBe(1)
  })
})

describe('a change', () => {
  test('is not overwritten by an answer that left before it', async () => {
    const { cache, calls, settle, say } = makeCore()
    cache.subscribe(1, () => {})
    say(1)
    cache.request([1])
    await settle()
    await calls[0]?.answer()
    cache.refresh([1])
    await settle()
    cache.patch([1], (photo) => ({ ...photo, favorite: true }))
    await calls[1]?.answer()
    expect(cache.known(1)?.favorite).toBe(true)
  })

  test('to any photo makes those on screen be fetched again, and shows the old until then', async () => {
    const { cache, calls, settle, say } = makeCore()
    cache.subscribe(1, () => {})
    say(1)
    say(2)
    cache.request([1, 2])
    await settle()
    await calls[0]?.answer()
    say(1, { rating: 4 })
    cache.refresh(null)
    await settle()
    expect(calls[1]?.ids).toEqual([1])
    expect(cache.known(1)?.rating).toBe(0)
    await calls[1]?.answer()
    expect(cache.known(1)?.rating).toBe(4)
  })
})

test('keeps a bounded number, and never lets go of what is on screen', async () => {
  const { cache, calls, settle, say, range } = makeCore()
  cache.subscribe(1, () => {})
  for (const id of range(1, 6_000)) say(id)
  for (let from = 1; from <= 6_000; from += 200) {
    cache.request(range(from, 200))
    await settle()
    await calls.at(-1)?.answer()
  }
  const kept = range(1, 6_000).filter((id) => cache.known(id))
  expect(kept).toHaveLength(5_000)
  expect(kept[0]).toBe(1)
})

test('fetches any number in their order, from what is known where it is no older', async () => {
  const { cache, calls, settle, say, range } = makeCore()
  for (const id of range(1, 700)) if (id !== 5) say(id)
  const all = cache.fetchAll(range(1, 700).reverse())
  await calls[0]?.answer()
  await calls[1]?.answer()
  expect((await all).map((photo) => photo.id)).toEqual(
    range(1, 700)
      .reverse()
      .filter((id) => id !== 5),
  )
  expect(calls.map(({ ids }) => ids.length)).toEqual([500, 200])

  cache.request([1])
  await settle()
  await calls[2]?.answer()
  expect((await cache.fetchAll([1])).map((photo) => photo.id)).toEqual([1])
  expect(calls).toHaveLength(3)
})
