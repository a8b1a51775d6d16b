import { useMutation } from '@tanstack/react-query'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Order } from '#shared/contract/orders.ts'
import { priceOrder } from '#shared/pricing/price-order.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { useCatalogue } from '../../api/queries.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { type PriceDifference, priceDifferences } from '../confirm/price-change.ts'
import { canTakeBack } from './order-standing.ts'
import styles from './price-changed-card.module.css'
import screenStyles from './sent-order-screen.module.css'
import { TakeBackButton } from './take-back-button.tsx'

/** The studio asks another sum than the one that was confirmed: both, where they differ, and a yes to the new one. */
export function PriceChangedCard({ order }: { order: Order }) {
  const messages = useMessages()
  const { orders, format } = messages
  const { data: catalogue } = useCatalogue()
  const now = order.newTotal ?? order.total
  const differences = catalogue && findDifferences(order, catalogue)
  const confirm = useMutation({
    mutationFn: () => confirmAgain(order),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKey.orders }),
    onError: (error) => showToast(describeError(error, messages), { tone: 'bad' }),
  })
  return (
    <section className={screenStyles.card} aria-live="polite">
      <h2>{orders.priceChangedTitle}</h2>
      <p className={screenStyles.soft}>{orders.priceChangedText}</p>
      {order.newTotal !== null && (
        <dl className={styles.totals}>
          <div>
            <dt>{orders.oldTotal}</dt>
            <dd>{format.money(order.total)}</dd>
          </div>
          <div className={styles.newTotal}>
            <dt>{orders.newTotal}</dt>
            <dd>{format.money(order.newTotal)}</dd>
          </div>
        </dl>
      )}
      {differences && <Differences differences={differences} />}
      <div className={screenStyles.actions}>
        <Button look="primary" size="large" disabled={confirm.isPending} onClick={() => confirm.mutate()}>
          {orders.confirmNewTotal(format.money(now))}
        </Button>
        {canTakeBack(order) && <TakeBackButton order={order} />}
      </div>
    </section>
  )
}

function Differences({ differences }: { differences: readonly PriceDifference[] }) {
  const { orders, format } = useMessages()
  if (differences.length === 0) return null
  const nameOf = ({ what, name }: PriceDifference) =>
    ({ size: orders.changedPrice(name), delivery: orders.deliveryFee, discount: orders.changedDiscount })[what]
  return (
    <table className={styles.differences}>
      <caption>{orders.changedPrices}</caption>
      <thead className="visually-hidden">
        <tr>
          <th />
          <th>{orders.before}</th>
          <th>{orders.after}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={`${difference.what} ${difference.name} ${difference.before} ${difference.now}`}>
            <th scope="row">{nameOf(difference)}</th>
            <td>
              <s>{format.money(difference.before)}</s>
            </td>
            <td>
              <strong>{format.money(difference.now)}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Only where the catalogue at hand comes to the sum that the studio asks: else it would explain another one. */
function findDifferences({ price, newTotal, delivery, lines }: Order, catalogue: Catalogue): PriceDifference[] | null {
  if (!price || newTotal === null || !delivery) return null
  try {
    const asked = priceOrder(catalogue, lines, delivery.kind)
    return asked.total === newTotal ? priceDifferences(price, asked) : null
  } catch {
    // A size that is not sold any more has no price to be compared.
    return null
  }
}

function confirmAgain({ orderId, revision, newTotal, receiver, delivery, payment, depositor, memo }: Order): Promise<unknown> {
  if (newTotal === null || !receiver || !delivery || !payment) return client.orders.send({ orderId })
  return client.orders.confirm({ orderId, revision, total: newTotal, receiver, delivery, payment, depositor, memo })
}
