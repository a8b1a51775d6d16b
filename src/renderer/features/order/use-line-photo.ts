import { useQuery } from '@tanstack/react-query'
import type { Photo } from '#shared/contract/photos.ts'
import { client } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'

/** The photo of an order line: its shape and where its picture is. */
export function useLinePhoto(photoId: number) {
  return useQuery<Photo>({
    queryKey: queryKey.linePhoto(photoId),
    queryFn: ({ signal }) => client.photos.get({ id: photoId }, { signal }),
    gcTime: 600_000,
  })
}

/** Spares the order screen from asking for photos that are at hand. */
export function keepLinePhotos(photos: readonly Photo[]): void {
  for (const photo of photos) queryClient.setQueryData<Photo>(queryKey.linePhoto(photo.id), photo)
}
