import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { Order } from '#shared/contract/orders.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { openDraft } from './open-draft.ts'

/** The basket that this window has last made of an order, as it was then. */
const made = new Map<string, Pick<Order, 'orderId' | 'revision'>>()

/** The same prints once more, as a basket to look at: the one that was made of it before, where nothing has been done to that since. */
export function ReorderButton({ order }: { order: Pick<Order, 'orderId' | 'createdAt' | 'timeline'> }) {
  const messages = useMessages()
  const { orders } = messages
  const { orderId } = order
  const [, navigate] = useLocation()
  const reorder = useMutation({
    mutationFn: async () => {
      const before = await findUntouched(orderId)
      if (before !== null) {
        await openDraft(before)
        return 0
      }
      const draft = await client.orders.reorder({ orderId })
      const orderedAt = order.timeline.find(({ state }) => state !== 'draft')?.at ?? order.createdAt
      const name = orders.reorderName(orderedAt)
      await client.orders.rename({ orderId: draft.orderId, name })
      await openDraft(draft.orderId)
      const { revision } = await client.orders.get({ orderId: draft.orderId })
      made.set(orderId, { orderId: draft.orderId, revision })
      return draft.missing
    },
    onSuccess: (missing) => {
      showToast(missing > 0 ? orders.reorderedWithout(missing) : orders.reordered)
      navigate('/order')
    },
    onError: (error) => showToast(describeError(error, messages), { tone: 'bad' }),
  })
  return (
    <Button disabled={reorder.isPending} onClick={() => reorder.mutate()}>
      {orders.reorder}
    </Button>
  )
}

/** The id of that basket; null where there is none, or it is another by now. */
async function findUntouched(ofOrder: string): Promise<string | null> {
  const before = made.get(ofOrder)
  if (!before) return null
  const now = await client.orders.get({ orderId: before.orderId }).catch(() => null)
  return now?.state === 'draft' && now.revision === before.revision ? now.orderId : null
}
