import { useLocation } from 'wouter'
import type { Photo } from '#shared/contract/photos.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { useUndo } from '../edits/use-undo.ts'
import { useLibraryPlace } from '../filters/library-place.ts'
import { useAddToOrder } from '../order/use-add-to-order.ts'

/** What the viewer does with the photo on show, and where it goes from there. */
export function useViewerActions(photo: Photo | undefined, onGone: () => void) {
  const messages = useMessages()
  const { viewer, library } = messages
  const [, navigate] = useLocation()
  const addToOrder = useAddToOrder()
  const { offerUndo } = useUndo()
  const place = useLibraryPlace()

  const takeAway = async (work: (ids: number[]) => Promise<{ sentence: string; editId: number | null }>) => {
    if (!photo) return
    try {
      const { sentence, editId } = await work([photo.id])
      onGone()
      offerUndo(sentence, editId)
    } catch (error) {
      showToast(describeError(error, messages), { tone: 'bad' })
    }
  }
  const remove = () =>
    takeAway(async (ids) => {
      const { editId } = await client.photos.remove({ ids })
      return { sentence: viewer.removed, editId }
    })
  const restore = () =>
    takeAway(async (ids) => {
      const { editId } = await client.photos.restore({ ids })
      return { sentence: viewer.restored, editId }
    })
  const removeFromAlbum = () =>
    takeAway(async (ids) => {
      const { removed, editId } = await client.albums.removePhotos({ albumId: place.filter.albumId ?? 0, ids })
      return { sentence: library.removedFromAlbum(removed), editId }
    })

  return {
    kind: place.kind,
    close: () => {
      // Back to the same entry of the history where one came from the library, so that its own "back" leads on from there.
      if (history.state && typeof history.state === 'object' && 'fromLibrary' in history.state) history.back()
      else navigate(place.path)
    },
    show: (id: number | undefined) => {
      if (id !== undefined) navigate(`/photo/${id}`, { replace: true, state: history.state })
    },
    order: () => {
      if (photo) void addToOrder([photo], { onSee: () => navigate('/order') })
    },
    remove,
    restore,
    removeFromAlbum,
    /** What Delete does here, as in the grid: out of the album one is in, else out of the library. */
    takeOut: () => (place.kind === 'album' ? removeFromAlbum() : place.kind === 'removed' ? undefined : remove()),
  }
}
