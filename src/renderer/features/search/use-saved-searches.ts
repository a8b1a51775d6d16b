import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { PhotoFilter } from '#shared/contract/photos.ts'
import type { SavedSearch } from '#shared/contract/search.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { filterStore } from '../filters/filter-store.ts'
import { clearSearch, lookFor } from './search-store.ts'

/** By name. */
export function useSavedSearches(): UseQueryResult<readonly SavedSearch[]> {
  return useQuery({
    queryKey: queryKey.savedSearches,
    queryFn: async ({ signal }) => (await client.savedSearches.list({}, { signal })).searches,
  })
}

export type SavedSearchEdits = {
  /** Rejects, as does `rename`, so that a name that is taken can be told beside the field. */
  save: (name: string, search: { text: string; filter: PhotoFilter }) => Promise<void>
  rename: (search: SavedSearch, name: string) => Promise<void>
  /** Can be taken back from the toast. */
  remove: (search: SavedSearch) => Promise<unknown>
}

export function useSavedSearchEdits(): SavedSearchEdits {
  const messages = useMessages()
  const { search: words } = messages
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKey.savedSearches })
  const attempt = (work: () => Promise<unknown>) =>
    work().catch((error: unknown) => showToast(describeError(error, messages), { tone: 'bad' }))
  return {
    save: async (name, search) => {
      await client.savedSearches.create({ name, ...search })
      await refresh()
      showToast(words.saved(name))
    },
    rename: async ({ searchId }, name) => {
      await client.savedSearches.rename({ searchId, name })
      await refresh()
    },
    remove: ({ searchId, name, text, filter }) =>
      attempt(async () => {
        const putBack = async () => {
          await client.savedSearches.create({ name, text, filter })
          await refresh()
        }
        await client.savedSearches.delete({ searchId })
        await refresh()
        showToast(words.removed(name), { action: { label: messages.common.undo, run: () => void attempt(putBack) } })
      }),
  }
}

/** Shows what a saved search finds, where it was saved: in an album, among the removed photos, or in the whole library. */
export function useOpenSavedSearch(): (search: Pick<SavedSearch, 'text' | 'filter'>) => void {
  const [, navigate] = useLocation()
  return ({ text, filter }) => {
    const { albumId, removed, ...rest } = filter
    if (text === '') clearSearch()
    else lookFor(text)
    filterStore.set(rest)
    if (albumId !== undefined) navigate(`/album/${albumId}`)
    else navigate(removed ? '/removed' : '/')
  }
}
