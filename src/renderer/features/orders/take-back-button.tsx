import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Order } from '#shared/contract/orders.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { noteReturned } from '../confirm/confirm-store.ts'
import { openDraft } from './open-draft.ts'

/** Back to the basket with all of it. Asks first: what was sent so far is given up. */
export function TakeBackButton({ order }: { order: Order }) {
  const { orders, common } = useMessages()
  const [asking, setAsking] = useState(false)
  const takeBack = useTakeBack(order)
  return (
    <>
      <Button size="large" onClick={() => setAsking(true)}>
        {orders.takeBack}
      </Button>
      {asking && (
        <Dialog
          title={orders.confirmTakeBackTitle}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>{common.cancel}</Button>
              <Button look="primary" disabled={takeBack.isPending} onClick={() => takeBack.mutate([], { onError: () => setAsking(false) })}>
                {orders.takeBack}
              </Button>
            </>
          }
        >
          <p>{orders.confirmTakeBackText}</p>
        </Dialog>
      )}
    </>
  )
}

/** Makes the order a draft again, without the photos named: then what is left is looked at anew on the confirm page. */
export function useTakeBack({ orderId }: Pick<Order, 'orderId'>) {
  const messages = useMessages()
  const [, navigate] = useLocation()
  return useMutation({
    mutationFn: async (without: number[]) => openDraft((await client.orders.takeBack({ orderId, without })).orderId),
    onSuccess: (_, without) => {
      showToast(without.length > 0 ? messages.orders.leftOut(without.length) : messages.orders.takenBack)
      navigate(without.length > 0 ? '/order/confirm' : '/order', { replace: true })
    },
    onError: (error) => showToast(describeError(error, messages), { tone: 'bad' }),
  })
}

/** The same of an order that was refused: all of it, on the confirm page, which shows what has to be chosen anew. */
export function useFixOrder({ orderId, attentionError }: Pick<Order, 'orderId' | 'attentionError'>) {
  const messages = useMessages()
  const [, navigate] = useLocation()
  return useMutation({
    mutationFn: async () => {
      const draft = await client.orders.takeBack({ orderId })
      noteReturned(draft.orderId, attentionError)
      await openDraft(draft.orderId)
    },
    onSuccess: () => {
      showToast(messages.orders.toFix)
      navigate('/order/confirm', { replace: true })
    },
    onError: (error) => showToast(describeError(error, messages), { tone: 'bad' }),
  })
}
