import type { PhotoFilter } from '#shared/contract/photos.ts'
import { createStore } from '../../api/store.ts'

/**
 * What the customer has narrowed the library to by the filter panel. Survives a change of screen, not a restart. What the place
 * itself narrows to (an album, the favourites) is in `library-place.ts`.
 */
export const filterStore = createStore<PhotoFilter>({})

export function clearFilters(): void {
  filterStore.set({})
}

/** Sets parts of the filter; `undefined` takes a part away. */
export function changeFilter(change: { readonly [Part in keyof PhotoFilter]?: PhotoFilter[Part] | undefined }): void {
  filterStore.set((filter) => withoutHoles({ ...filter, ...change }))
}

function withoutHoles(filter: { readonly [Part in keyof PhotoFilter]?: PhotoFilter[Part] | undefined }): PhotoFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as PhotoFilter
}
