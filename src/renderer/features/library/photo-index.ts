import type { PhotoIndexPage } from '#shared/contract/photos.ts'
import { client } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import type { Concerns } from '../../api/refresh-index.ts'
import { assembleIndex, type IndexData, type LibraryView, withoutPhotos } from './assemble-index.ts'

// Little at first, so that a screen full of photos does not wait for a hundred thousand; least for what the next key may change.
const FIRST_PAGE = 2_000
const FIRST_HITS = 300
const NEXT_PAGE = 20_000

/** Loads all that a view shows, page by page. `onFirst` is given what there is after the first page, where there is more. */
export async function loadIndex(view: LibraryView, signal: AbortSignal, onFirst: (data: IndexData) => void): Promise<IndexData> {
  const first = await client.photos.index({ ...view, limit: view.text === '' ? FIRST_PAGE : FIRST_HITS }, { signal })
  if (first.cursor === undefined) return assembleIndex(view, [first])
  onFirst(assembleIndex(view, [first]))
  const pages = [first]
  for (let cursor: string | undefined = first.cursor; cursor !== undefined; ) {
    const page: PhotoIndexPage = await client.photos.index({ ...view, limit: NEXT_PAGE, cursor }, { signal })
    pages.push(page)
    cursor = page.cursor
  }
  return assembleIndex(view, pages)
}

/** Takes photos that are about to leave out of what is shown, before the core has answered. */
export function hideFromIndexes(ids: readonly number[], leaves: Concerns): void {
  const gone = new Set(ids)
  queryClient.setQueriesData<IndexData>({ queryKey: queryKey.photoIndexes }, (index) =>
    index && leaves(index) ? withoutPhotos(index, gone) : index,
  )
}
