import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Order } from '#shared/contract/orders.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './sent-order-screen.module.css'

/** Asks the studio to cancel an order that it has. It can't be undone, so it asks the customer first. */
export function CancelButton({ order }: { order: Order }) {
  const messages = useMessages()
  const { orders } = messages
  const [asking, setAsking] = useState(false)
  const cancel = useMutation({
    mutationFn: () => client.orders.cancel({ orderId: order.orderId }),
    onSuccess: () => showToast(orders.cancelled),
    onError: (error) => showToast(describeError(error, messages), { tone: 'bad' }),
    onSettled: () => {
      setAsking(false)
      return queryClient.invalidateQueries({ queryKey: queryKey.orders })
    },
  })
  const transfer = order.payment === 'bank-transfer'
  const aboutMoney = order.studioPayment?.paidAt ? orders.cancelPaid : transfer ? orders.cancelUnpaid : null
  return (
    <>
      <Button onClick={() => setAsking(true)}>{orders.cancel}</Button>
      {asking && (
        <Dialog
          title={orders.cancelTitle}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>{orders.keepOrder}</Button>
              <Button look="primary" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
                {orders.cancel}
              </Button>
            </>
          }
        >
          <p>{orders.cancelText}</p>
          {aboutMoney && (
            <div className={styles.aboutMoney}>
              <Notice>{aboutMoney}</Notice>
            </div>
          )}
        </Dialog>
      )}
    </>
  )
}
