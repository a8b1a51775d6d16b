import { describeError } from '../../api/describe-error.ts'
import { type PhotoChange, updatePhotos } from '../../api/update-photos.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'

/** Saves one photo's change, and tells where that failed. The edit it became: null where nothing was different, undefined where it failed. */
export function useSavePhoto(photoId: number): (change: PhotoChange) => Promise<number | null | undefined> {
  const messages = useMessages()
  return async (change) => {
    try {
      return await updatePhotos([photoId], change)
    } catch (error) {
      showToast(describeError(error, messages), { tone: 'bad' })
      return undefined
    }
  }
}
