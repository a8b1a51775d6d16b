import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * Has all queries below a key fetched again, since what they tell has changed. A fetch that runs already may be older than the
 * change: it is begun anew, but for a query's first, which the library lets finish; that one is followed by another.
 */
export async function refreshQueries(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const first = client
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined })
    .map((query) => query.queryKey)
  await client.invalidateQueries({ queryKey })
  await Promise.all(first.map((key) => client.invalidateQueries({ queryKey: key, exact: true })))
}
