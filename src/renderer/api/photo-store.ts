import { client } from './client.ts'
import { createPhotoCache } from './photo-cache.ts'

const RETRY_MS = 2_000

/** What this window knows of photos. */
export const {
  known: knownPhoto,
  isAbsent: isPhotoAbsent,
  subscribe: subscribeToPhoto,
  request: requestPhotos,
  fetchAll: fetchPhotos,
  refresh: refreshPhotos,
  patch: patchPhotos,
} = createPhotoCache({
  getMany: async (ids) => (await client.photos.getMany({ ids })).photos,
  pause: () => new Promise((resolve) => setTimeout(resolve, RETRY_MS)),
})
