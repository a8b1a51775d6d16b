import type { DraftLine, OrderSummary } from '#shared/contract/orders.ts'
import type { Photo } from '#shared/contract/photos.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { addPhotos, startingLook } from './draft-lines.ts'
import { changeLines, draftStore, newLineId } from './draft-store.ts'
import { sayAdded } from './say-added.ts'
import { beginWith } from './use-draft.ts'
import { keepLinePhotos } from './use-line-photo.ts'

/** How long the word that photos are in the basket waits for whether they were ordered before. */
const HISTORY_WAIT_MS = 600

/** Puts photos into the draft, to be printed like the last one. Answers false, and says why, where the studio's sizes are not known. */
export function useAddToOrder(): (photos: readonly Photo[], options?: { onSee?: () => void }) => Promise<boolean> {
  const messages = useMessages()
  return async (photos, { onSee } = {}) => {
    try {
      const [catalogue, { orders }] = await Promise.all([
        queryClient.ensureQueryData({ queryKey: queryKey.catalogue, queryFn: () => client.catalogue.get({}) }),
        queryClient.ensureQueryData({ queryKey: queryKey.orderList, queryFn: () => client.orders.list({}) }),
      ])
      await beginWith(orders)
      const { lines } = draftStore.get()
      const look = startingLook(catalogue, lines, lines.length > 0 ? [] : await linesOfLastOrder(orders))
      if (look === undefined) return false
      keepLinePhotos(photos)
      const photoIds = photos.map((photo) => photo.id)
      const { lines: grown, ...result } = addPhotos(lines, photoIds, look, newLineId)
      if (result.added > 0) changeLines(() => grown)
      const missing = photos.filter((photo) => photo.missing).length
      const there = new Set(lines.map((line) => line.photoId))
      void countOrderedBefore(photoIds.filter((id) => !there.has(id))).then((before) => {
        const said = sayAdded({ ...result, missing, before }, messages)
        if (onSee || said.notable) {
          showToast(said.text, { topic: 'added-to-order', ...(onSee && { action: { label: messages.library.seeOrder, run: onSee } }) })
        }
      })
      return true
    } catch (error) {
      showToast(describeError(error, messages), { tone: 'bad' })
      return false
    }
  }
}

/** None where there is no order yet, or it can't be read: a print then starts as the studio names it. */
async function linesOfLastOrder(orders: readonly OrderSummary[]): Promise<readonly DraftLine[]> {
  const last = orders.find((order) => order.state !== 'draft')
  if (!last) return []
  const { orderId } = last
  const asked = queryClient.ensureQueryData({ queryKey: queryKey.order(orderId), queryFn: () => client.orders.get({ orderId }) })
  return asked.then((order) => order.lines).catch(() => [])
}

/** 0 where it is not known soon: the cards tell it too. */
async function countOrderedBefore(photoIds: number[]): Promise<number> {
  if (photoIds.length === 0) return 0
  const asked = client.orders.history({ photoIds }, { signal: AbortSignal.timeout(HISTORY_WAIT_MS) })
  return asked.then(({ photos }) => photos.length).catch(() => 0)
}
