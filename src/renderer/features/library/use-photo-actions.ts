import { useLocation } from 'wouter'
import { MAX_LINES } from '#shared/orders/order-details.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { fetchPhotos, knownPhoto } from '../../api/photo-store.ts'
import { type Concerns, refreshIndexes } from '../../api/refresh-index.ts'
import { type PhotoChange, updatePhotos } from '../../api/update-photos.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { useUndo } from '../edits/use-undo.ts'
import { useLibraryPlace } from '../filters/library-place.ts'
import { useAddToOrder } from '../order/use-add-to-order.ts'
import { openPhotoDialog } from './photo-dialogs.tsx'
import { hideFromIndexes } from './photo-index.ts'
import { dropFromSelection } from './selection.ts'
import { clearSelection, selectionStore } from './selection-store.ts'

export type PhotoActions = ReturnType<typeof usePhotoActions>

type Ids = readonly number[]

/** What can be done with photos, be it by key, menu or bar. What changes them can be taken back. */
export function usePhotoActions() {
  const messages = useMessages()
  const { library } = messages
  const [, navigate] = useLocation()
  const { kind, filter } = useLibraryPlace()
  const { offerUndo } = useUndo()
  const addToOrder = useAddToOrder()

  const run = (work: () => Promise<unknown>) => {
    work().catch((error: unknown) => showToast(describeError(error, messages), { tone: 'bad' }))
  }
  const change = (ids: Ids, what: PhotoChange, sentence: string) => run(async () => offerUndo(sentence, await updatePhotos(ids, what)))
  /** Gone from the screen at once, and from what is chosen; back again where it could not be done. */
  const takeAway = (ids: Ids, leaves: Concerns, work: () => Promise<{ sentence: string; editId: number | null }>) =>
    run(async () => {
      hideFromIndexes(ids, leaves)
      selectionStore.set((selection) => dropFromSelection(selection, ids))
      try {
        const { sentence, editId } = await work()
        offerUndo(sentence, editId)
      } catch (error) {
        void refreshIndexes(() => true)
        throw error
      }
    })

  const remove = (ids: Ids) =>
    takeAway(
      ids,
      (view) => !view.filter.removed,
      async () => {
        const { removed, editId } = await client.photos.remove({ ids: [...ids] })
        return { sentence: library.removed(removed), editId }
      },
    )
  const restore = (ids: Ids) =>
    takeAway(
      ids,
      (view) => view.filter.removed === true,
      async () => {
        const { restored, editId } = await client.photos.restore({ ids: [...ids] })
        return { sentence: library.restored(restored), editId }
      },
    )
  const removeFromAlbum = (ids: Ids) => {
    const { albumId = 0 } = filter
    takeAway(
      ids,
      (view) => view.filter.albumId === albumId,
      async () => {
        const { removed, editId } = await client.albums.removePhotos({ albumId, ids: [...ids] })
        return { sentence: library.removedFromAlbum(removed), editId }
      },
    )
  }

  return {
    kind,
    open: (id: number) => navigate(`/photo/${id}`, { state: { fromLibrary: true } }),
    /** Into the basket, and there. */
    order: (ids: Ids) =>
      run(async () => {
        if (!(await addToOrder(await photosForOrder(ids)))) return
        clearSelection()
        navigate('/order')
      }),
    /** Into the basket, and on with the photos. */
    addToOrder: (ids: Ids) => run(async () => addToOrder(await photosForOrder(ids), { onSee: () => navigate('/order') })),
    /** Takes the hearts away only where all are known to have one. */
    toggleFavorite: (ids: Ids) => {
      const favorite = !ids.every((id) => knownPhoto(id)?.favorite)
      change(ids, { favorite }, favorite ? library.favoriteSet(ids.length) : library.favoriteTaken(ids.length))
    },
    rate: (ids: Ids, rating: number) =>
      change(ids, { rating }, rating > 0 ? library.rated(ids.length, rating) : library.unrated(ids.length)),
    addToAlbum: (ids: Ids) => openPhotoDialog('album', ids),
    describe: (ids: Ids) => openPhotoDialog('describe', ids),
    export: (ids: Ids) => openPhotoDialog('export', ids),
    remove,
    restore,
    removeFromAlbum,
    /** What Delete does here: out of the album one is in, else out of the library. */
    takeOut: (ids: Ids) => (kind === 'album' ? removeFromAlbum(ids) : kind === 'removed' ? undefined : remove(ids)),
  }
}

/** More than an order holds need not be fetched. */
function photosForOrder(ids: Ids) {
  return fetchPhotos(ids.slice(0, MAX_LINES))
}
