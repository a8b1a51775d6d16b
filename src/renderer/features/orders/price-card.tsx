import type { Order } from '#shared/contract/orders.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { explainPrice } from '../order/explain-price.ts'
import styles from './price-card.module.css'
import screenStyles from './sent-order-screen.module.css'

/** How the total came to be. */
export function PriceCard({ order: { price, total, newTotal, delivery, attention } }: { order: Order }) {
  const { orders, format } = useMessages()
  const isAskedAnew = attention === 'price-changed' && newTotal !== null
  return (
    <section className={screenStyles.card}>
      <h2>{orders.price}</h2>
      {price && (
        <dl className={styles.price}>
          {explainPrice(price.lines, 'size').map(({ productId, name, surcharges, quantity, unitPrice, tier, total: sum }) => (
            <div key={JSON.stringify([productId, surcharges, unitPrice])}>
              <dt>
                {[name, ...surcharges.map((surcharge) => surcharge.name)].join(' · ')}
                <small>
                  {[orders.unitPrice(format.money(unitPrice), format.prints(quantity)), tier && orders.tierFrom(format.prints(tier.from))]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </dt>
              <dd>{format.money(sum)}</dd>
            </div>
          ))}
          {price.discounts.map(({ kind, name, amount }) => (
            <div key={`${kind} ${name}`} className={styles.discount}>
              <dt>{name || orders.points}</dt>
              <dd>−{format.money(amount)}</dd>
            </div>
          ))}
          {delivery?.kind === 'address' && (
            <div>
              <dt>{orders.deliveryFee}</dt>
              <dd>{price.deliveryFee > 0 ? format.money(price.deliveryFee) : orders.free}</dd>
            </div>
          )}
        </dl>
      )}
      <p className={styles.sum}>
        <span>
          {isAskedAnew ? orders.oldTotal : orders.total} {!isAskedAnew && <small>{orders.vat}</small>}
        </span>
        {isAskedAnew ? <s>{format.money(total)}</s> : <strong>{format.money(total)}</strong>}
      </p>
      {isAskedAnew && (
        <p className={styles.sum}>
          <span>
            {orders.newTotal} <small>{orders.vat}</small>
          </span>
          <strong>{format.money(newTotal)}</strong>
        </p>
      )}
    </section>
  )
}
