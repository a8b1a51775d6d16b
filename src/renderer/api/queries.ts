import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Settings } from '#shared/contract/settings.ts'
import type { StudioProfile } from '#shared/studio-profile.ts'
import { client } from './client.ts'
import { queryKey } from './query-keys.ts'

export function useStudio(): UseQueryResult<StudioProfile> {
  return useQuery({ queryKey: queryKey.studio, queryFn: ({ signal }) => client.studio.get({}, { signal }) })
}

export function useSettings(): UseQueryResult<Settings> {
  return useQuery({ queryKey: queryKey.settings, queryFn: ({ signal }) => client.settings.get({}, { signal }) })
}

const ASK_AGAIN_MS = 20_000

/** The one thing here that is not this computer's own: looked at anew by each screen that shows it, and while it is an old one. */
export function useCatalogue() {
  return useQuery({
    queryKey: queryKey.catalogue,
    queryFn: ({ signal }) => client.catalogue.get({}, { signal }),
    refetchOnMount: 'always',
    refetchInterval: ({ state }) => (state.data?.offline || state.error ? ASK_AGAIN_MS : false),
  })
}
