import { keepPreviousData, type QueryClient, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import { client } from '../../api/client.ts'
import { queryKey } from '../../api/query-keys.ts'

const PAGE_SIZE = 400

type Query = { text: string; typing: boolean }
/** A page knows what it answers, since for a moment it may still be shown while something else is being looked for. */
type PhotoPage = Awaited<ReturnType<typeof client.search.photos>> & Query
type PhotoPages = { pages: PhotoPage[]; pageParams: (string | undefined)[] }

/** `text` and `typing` are of the query that `photos` answers. */
export type PhotoList = Query & {
  /** What was looked for instead, where `text` finds nothing as it stands. */
  corrected: string | undefined
  photos: readonly Photo[]
  /** Of all that match, whether loaded or not; undefined until the first answer. */
  total: number | undefined
  hasMore: boolean
  loadMore: () => void
  error: Error | null
  retry: () => void
}

/** The library, or what `text` finds in it. While a new answer is awaited the old one stays; an answer that is too late is dropped. */
export function usePhotoList({ text, typing }: Query): PhotoList {
  const query = useInfiniteQuery({
    queryKey: queryKey.photoList(text, typing),
    queryFn: async ({ pageParam, signal }): Promise<PhotoPage> => {
      const page = { limit: PAGE_SIZE, cursor: pageParam }
      const found = text === '' ? client.photos.list(page, { signal }) : client.search.photos({ text, typing, ...page }, { signal })
      return { ...(await found), text, typing }
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.cursor,
    placeholderData: keepPreviousData,
    // A search per keystroke would otherwise pile up for minutes.
    gcTime: text === '' ? 3_600_000 : 10_000,
  })
  const { data, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage, refetch, error } = query
  const photos = useMemo(() => uniquePhotos(data?.pages ?? []), [data])
  return {
    text: data?.pages[0]?.text ?? text,
    typing: data?.pages[0]?.typing ?? typing,
    corrected: data?.pages[0]?.corrected?.text,
    photos,
    total: data?.pages.at(-1)?.total,
    hasMore: hasNextPage,
    loadMore: () => {
      if (hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage()
    },
    error,
    retry: () => void refetch(),
  }
}

/** Pages overlap for a moment when photos come in between two of them; a photo stands where it came first. */
function uniquePhotos(pages: readonly PhotoPage[]): Photo[] {
  const byId = new Map<number, Photo>()
  for (const page of pages) for (const photo of page.photos) if (!byId.has(photo.id)) byId.set(photo.id, photo)
  return [...byId.values()]
}

/** What is known of these photos by now, without asking; a photo that no list holds stays as given. */
export function latestPhotos(queryClient: QueryClient, photos: readonly Photo[]): Photo[] {
  const wanted = new Map(photos.map((photo) => [photo.id, photo]))
  for (const [, data] of queryClient.getQueriesData<PhotoPages>({ queryKey: ['photos', 'list'] })) {
    for (const page of data?.pages ?? []) for (const photo of page.photos) if (wanted.has(photo.id)) wanted.set(photo.id, photo)
  }
  return [...wanted.values()]
}
