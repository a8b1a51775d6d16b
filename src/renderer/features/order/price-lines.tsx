import { useMessages } from '../../ui/use-messages.tsx'
import { groupPrice, type PriceOfLine } from './group-price.ts'
import styles from './price-lines.module.css'

/** What makes up the price, one line a size. `delivery` where it is known how the order gets to the customer. */
export function PriceLines({
  price,
  delivery,
}: {
  price: { lines: readonly PriceOfLine[]; deliveryFee: number }
  delivery?: 'pickup' | 'address'
}) {
  const { order, format } = useMessages()
  const { groups, discount } = groupPrice(price.lines)
  return (
    <dl className={styles.lines}>
      {groups.map(({ productId, name, quantity, fullPrice }) => (
        <div key={productId}>
          <dt>{order.lineOf(name, format.prints(quantity))}</dt>
          <dd>{format.money(fullPrice)}</dd>
        </div>
      ))}
      {discount > 0 && (
        <div className={styles.discount}>
          <dt>{order.discount}</dt>
          <dd>−{format.money(discount)}</dd>
        </div>
      )}
      {delivery === 'address' && (
        <div>
          <dt>{order.delivery}</dt>
          <dd>{price.deliveryFee > 0 ? format.money(price.deliveryFee) : order.deliveryFree}</dd>
        </div>
      )}
    </dl>
  )
}
