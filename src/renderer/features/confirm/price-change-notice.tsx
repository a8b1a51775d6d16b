import type { OrderPrice } from '#shared/pricing/price-order.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { priceDifferences } from './price-change.ts'
import styles from './price-change-notice.module.css'

/** That the price is another than the one the customer has seen, and why. */
export function PriceChangeNotice({ before, now }: { before: OrderPrice; now: OrderPrice }) {
  const { confirm, format } = useMessages()
  return (
    <div role="alert" className={styles.priceChange}>
      <strong>{confirm.priceChanged(format.money(before.total), format.money(now.total))}</strong>
      <ul>
        {priceDifferences(before, now).map((difference) => (
          <li key={`${difference.what} ${difference.name} ${difference.before}`}>
            <span>{confirm.priceOf[difference.what](difference.name)}</span>
            <span>{confirm.fromTo(format.money(difference.before), format.money(difference.now))}</span>
          </li>
        ))}
      </ul>
      <p>{confirm.priceChangedNote}</p>
    </div>
  )
}
