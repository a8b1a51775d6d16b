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

export function useCatalogue() {
  return useQuery({ queryKey: queryKey.catalogue, queryFn: ({ signal }) => client.catalogue.get({}, { signal }) })
}
