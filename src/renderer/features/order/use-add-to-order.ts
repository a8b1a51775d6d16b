import type { Photo } from '#shared/contract/photos.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { addPhotos, startingProduct } from './draft-lines.ts'
import { changeLines, draftStore, newLineKey } from './draft-store.ts'
import { sayAdded } from './say-added.ts'
import type { useOrders } from './use-draft.ts'
import { keepLinePhotos } from './use-line-photo.ts'

type OrderList = ReturnType<typeof useOrders>['data']

/** Puts photos into the draft, in the size chosen last. Answers false, and says why, where the studio's sizes are not known. */
export function useAddToOrder(): (photos: readonly Photo[], options?: { onSee?: () => void }) => Promise<boolean> {
  const messages = useMessages()
  return async (photos, { onSee } = {}) => {
    try {
      const catalogue = await queryClient.ensureQueryData({ queryKey: queryKey.catalogue, queryFn: () => client.catalogue.get({}) })
      const orders = queryClient.getQueryData<OrderList>(queryKey.orderList)?.orders ?? []
      const { lines } = draftStore.get()
      const lastOrder = orders.find((order) => order.state !== 'draft')?.lines ?? []
      const productId = startingProduct(catalogue, lines, lastOrder)
      if (productId === undefined) return false
      const { fit = 'paper-full', options = {} } = lines.at(-1) ?? {}
      keepLinePhotos(photos)
      const result = addPhotos(
        lines,
        photos.map((photo) => photo.id),
        { productId, fit, options },
        newLineKey,
      )
      if (result.added > 0) changeLines(() => result.lines)
      const missing = photos.filter((photo) => photo.missing).length
      const said = sayAdded({ ...result, missing }, messages)
      if (onSee || said.notable) {
        showToast(said.text, { topic: 'added-to-order', ...(onSee && { action: { label: messages.library.seeOrder, run: onSee } }) })
      }
      return true
    } catch (error) {
      showToast(describeError(error, messages), { tone: 'bad' })
      return false
    }
  }
}
