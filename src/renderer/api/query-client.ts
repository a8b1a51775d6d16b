import { QueryClient } from '@tanstack/react-query'

/** Everything is local and tells of its own changes through `jobs.events`, so nothing goes stale by time or focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: 1,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})
