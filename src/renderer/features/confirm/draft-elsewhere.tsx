import { Link } from 'wouter'
import type { OrderSummary } from '#shared/contract/orders.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { draftStore, plainLine, startAfresh, takeUpDraft } from '../order/draft-store.ts'
import { keptFields } from './confirm-form.ts'
import { filledForm } from './confirm-store.ts'
import styles from './draft-elsewhere.module.css'

/** What another window has made of the draft on this page: an order, or nothing. */
export function DraftElsewhere({ order }: { order: OrderSummary | null }) {
  const { confirm, orders } = useMessages()
  return (
    <section role="alert" className={styles.card}>
      {order ? (
        <>
          <h2>{confirm.orderedElsewhere}</h2>
          <p>{order.number ? orders.numberOf(order.number) : confirm.orderedElsewhereText}</p>
          <div className={styles.ways}>
            <Link href={`/orders/${order.orderId}`} className={buttonClass({ look: 'primary' })} onClick={startAfresh}>
              {orders.see}
            </Link>
            <ToBasket />
          </div>
        </>
      ) : (
        <Discarded />
      )}
    </section>
  )
}

function Discarded() {
  const messages = useMessages()
  const { confirm } = messages
  const bringBack = () => restore().catch((error: unknown) => showToast(describeError(error, messages), { tone: 'bad' }))
  return (
    <>
      <h2>{confirm.discardedElsewhere}</h2>
      <p>{confirm.discardedElsewhereText}</p>
      <div className={styles.ways}>
        <Button look="primary" onClick={() => void bringBack()}>
          {confirm.bringBack}
        </Button>
        <ToBasket />
      </div>
    </>
  )
}

function ToBasket() {
  const { confirm } = useMessages()
  return (
    <Link href="/order" className={buttonClass({})} onClick={startAfresh}>
      {confirm.toBaskets}
    </Link>
  )
}

/** Makes the draft anew, with what was typed for it. */
async function restore(): Promise<void> {
  const { orderId: goneId, lines, name } = draftStore.get()
  const form = goneId === null ? null : filledForm(goneId)
  const { orderId } = await client.orders.draft({ lines: lines.map(plainLine) })
  if (name !== '') await client.orders.rename({ orderId, name })
  if (form) await client.orders.keepForm({ orderId, form: keptFields(form) })
  takeUpDraft(await client.orders.get({ orderId }))
}
