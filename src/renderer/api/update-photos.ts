import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '#shared/contract/contract.ts'
import type { Photo, PhotoDetail } from '#shared/contract/photos.ts'
import { client } from './client.ts'
import { patchPhotos, refreshPhotos } from './photo-store.ts'
import { queryClient } from './query-client.ts'
import { queryKey } from './query-keys.ts'

type Update = Parameters<ContractRouterClient<typeof contract>['photos']['update']>[0]

export type PhotoChange = {
  caption?: string
  addTags?: readonly string[]
  removeTags?: readonly string[]
  rating?: number
  favorite?: boolean
  takenAt?: NonNullable<Update['takenAt']>
}

/**
 * Saves what the customer says of photos. Shown at once; taken back from the screen where saving fails. Answers the id of the
 * edit for undoing it; null where nothing was different before. Rejects with what the call rejects with.
 */
export async function updatePhotos(ids: readonly number[], change: PhotoChange): Promise<number | null> {
  const patch = <P extends Photo>(photo: P): P => ({ ...photo, ...applyChange(photo, change) })
  patchPhotos(ids, patch)
  const chosen = new Set(ids)
  // An answer that left before the change must not overwrite it.
  await queryClient.cancelQueries({ queryKey: queryKey.photoDetails })
  queryClient.setQueriesData<PhotoDetail>({ queryKey: queryKey.photoDetails }, (photo) =>
    photo && chosen.has(photo.id) ? patch(photo) : photo,
  )
  try {
    const { addTags = [], removeTags = [], ...rest } = change
    const { editId } = await client.photos.update({
      ...rest,
      ids: [...ids],
      ...(addTags.length > 0 && { addTags: [...addTags] }),
      ...(removeTags.length > 0 && { removeTags: [...removeTags] }),
    })
    return editId
  } finally {
    refreshPhotos(ids)
    void queryClient.invalidateQueries({ queryKey: queryKey.photoDetails })
  }
}

function applyChange(photo: Photo, { caption, rating, favorite, takenAt, addTags = [], removeTags = [] }: PhotoChange): Partial<Photo> {
  const removed = new Set(removeTags)
  return {
    ...(caption !== undefined && { caption }),
    ...(rating !== undefined && { rating }),
    ...(favorite !== undefined && { favorite }),
    ...(takenAt && 'at' in takenAt && { takenAt: takenAt.at }),
    tags: [...new Set([...photo.tags, ...addTags])].filter((tag) => !removed.has(tag)),
  }
}
