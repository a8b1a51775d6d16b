import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { refreshQueries } from './refresh-queries.ts'

/** A query whose fetches end when they are told to. */
function watch(client: QueryClient) {
  const fetches: PromiseWithResolvers<string>[] = []
  const observer = new QueryObserver(client, {
    queryKey: ['orders', 'one'],
    queryFn: () => {
      const fetch = Promise.withResolvers<string>()
      fetches.push(fetch)
      return fetch.promise
    },
  })
  const stop = observer.subscribe(() => {})
  return { fetches, stop, read: () => client.getQueryData(['orders', 'one']) }
}

it('fetches again what was being fetched for the first time when it changed', async () => {
  const client = new QueryClient()
  const { fetches, read, stop } = watch(client)
  const refreshed = refreshQueries(client, ['orders'])
  fetches[0]?.resolve('before')
  await expect.poll(() => fetches.length).toBe(2)
  fetches[1]?.resolve('after')
  await refreshed
  expect(read()).toBe('after')
  stop()
})

it('begins a later fetch anew, once', async () => {
  const client = new QueryClient()
  const { fetches, read, stop } = watch(client)
  fetches[0]?.resolve('first')
  await expect.poll(read).toBe('first')
  const refreshed = refreshQueries(client, ['orders'])
  await expect.poll(() => fetches.length).toBe(2)
  fetches[1]?.resolve('second')
  await refreshed
  expect([read(), fetches.length]).toEqual(['second', 2])
  stop()
})
