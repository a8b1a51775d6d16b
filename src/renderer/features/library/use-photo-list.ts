import { keepPreviousData, type QueryClient, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import { client } from '../../api/client.ts'
import { queryKey } from '../../api/query-keys.ts'

const PAGE_SIZE = 400

type PhotoPage = Awaited<ReturnType<typeof client.photos.list>>
export type PhotoPages = { pages: PhotoPage[]; pageParams: (string | undefined)[] }

export type PhotoList = {
  photos: readonly Photo[]
  /** Of all that match, whether loaded or not; undefined until the first answer. */
  total: number | undefined
  /** The query that `photos` answers; behind what is being typed while its answer is on its way. */
  hasMore: boolean
  loadMore: () => void
  error: Error | null
  retry: () => void
}

/** The library, or what `text` finds in it. While a new answer is awaited the old one stays; an answer that is too late is dropped. */
export function usePhotoList({ text, typing }: { text: string; typing: boolean }): PhotoList {
  const query = useInfiniteQuery({
    queryKey: queryKey.photoList(text, typing),
    queryFn: ({ pageParam, signal }) =>
      text === ''
        ? client.photos.list({ limit: PAGE_SIZE, cursor: pageParam }, { signal })
        : client.search.photos({ text, typing, limit: PAGE_SIZE, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.cursor,
    placeholderData: keepPreviousData,
    // A search per keystroke would otherwise pile up for minutes.
    gcTime: text === '' ? 3_600_000 : 10_000,
  })
  const { data, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage, refetch, error } = query
  const photos = useMemo(() => uniquePhotos(data?.pages ?? []), [data])
  return {
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
