import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PhotoFilter } from '#shared/contract/photos.ts'
import { queryClient } from './query-client.ts'
import { queryKey } from './query-keys.ts'
import { concernsChoice, refreshIndexes } from './refresh-index.ts'

const ends: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(async () => {
  // What is still being waited for belongs to this test.
  await vi.runAllTimersAsync()
  for (const end of ends.splice(0)) end()
  queryClient.clear()
  vi.useRealTimers()
})

/** A view on screen whose index takes so long to load; counts how often it was. */
async function showView(filter: PhotoFilter, loadMs = 0) {
  const loads = { count: 0 }
  const observer = new QueryObserver(queryClient, {
    queryKey: queryKey.photoIndex({ text: '', typing: false, filter }),
    queryFn: async () => {
      loads.count += 1
      await new Promise((resolve) => setTimeout(resolve, loadMs))
      return loads.count
    },
  })
  ends.push(observer.subscribe(() => {}))
  await vi.advanceTimersByTimeAsync(loadMs)
  loads.count = 0
  return loads
}

test('a change is looked at once and at once, those that follow soon together after a pause', async () => {
  const view = await showView({})
  for (let change = 0; change < 5; change += 1) void refreshIndexes(() => true)
  await vi.advanceTimersByTimeAsync(1)
  expect(view.count).toBe(1)
  await vi.advanceTimersByTimeAsync(500)
  expect(view.count).toBe(1)
  await vi.advanceTimersByTimeAsync(300)
  expect(view.count).toBe(2)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(view.count).toBe(2)
})

test('however many changes come, a library that takes long to look through is left alone most of the time', async () => {
  const view = await showView({}, 1_000)
  for (let second = 0; second < 50; second += 1) {
    void refreshIndexes(() => true)
    await vi.advanceTimersByTimeAsync(1_000)
  }
  expect(view.count).toBeGreaterThanOrEqual(9)
  expect(view.count).toBeLessThanOrEqual(11)
})

test('what was said of a photo concerns only views that choose by it', async () => {
  const all = await showView({})
  const favorites = await showView({ favorite: true })
  void refreshIndexes(concernsChoice)
  await vi.advanceTimersByTimeAsync(1)
  expect([all.count, favorites.count]).toEqual([0, 1])
})
