import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PhotoFacets, PhotoFilter } from '#shared/contract/photos.ts'
import { client } from '../../api/client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { useStore } from '../../api/store.ts'
import { filterStore } from './filter-store.ts'
import { useLibraryPlace } from './library-place.ts'

/**
 * How many photos each filter would leave here, as if these `parts` were not set: what one may change to does not hang on what
 * one has chosen of the same kind. Undefined until the first answer.
 */
export function useFacets(...parts: readonly (keyof PhotoFilter)[]): PhotoFacets | undefined {
  const place = useLibraryPlace()
  const chosen = useStore(filterStore)
  const filter: PhotoFilter = { ...chosen, ...place.filter }
  for (const part of parts) if (!(part in place.filter)) delete filter[part]
  const { data } = useQuery({
    queryKey: queryKey.facets(filter),
    queryFn: ({ signal }) => client.photos.facets({ filter }, { signal }),
    placeholderData: keepPreviousData,
  })
  return data
}
