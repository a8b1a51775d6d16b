import { useMemo } from 'react'
import { useLocation } from 'wouter'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { MAX_LINES } from '#shared/orders/order-details.ts'
import type { OrderPrice } from '#shared/pricing/price-order.ts'
import { describeError } from '../../api/describe-error.ts'
import { Button } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import type { BasketLine } from './draft-lines.ts'
import { saveDraft } from './draft-store.ts'
import { PriceBreakdown } from './price-breakdown.tsx'
import styles from './price-foot.module.css'
import { reckonSold } from './use-draft.ts'

/** The price of the draft and the one button that goes on. `note`: when it can be had. What is no longer sold is left out, and kept from going on. */
export function PriceFoot({ catalogue, lines, note }: { catalogue: Catalogue; lines: readonly BasketLine[]; note: string }) {
  const messages = useMessages()
  const { order, format } = messages
  const [, navigate] = useLocation()
  const { price, error, unsold } = useMemo(() => reckonSold(catalogue, lines, 'pickup'), [catalogue, lines])
  const hindrance =
    unsold > 0
      ? order.unsoldFirst
      : lines.length > MAX_LINES
        ? order.tooMany(MAX_LINES)
        : price && price.shortOfMinimum > 0
          ? order.shortOfMinimum(format.money(price.shortOfMinimum))
          : null

  const review = async () => {
    await saveDraft()
    navigate('/order/confirm')
  }

  return (
    <section aria-label={order.summary} className={styles.foot}>
      {price && (
        <div className={styles.lines}>
          <PriceLines price={price} tierBasis={catalogue.tierBasis} />
        </div>
      )}
      {error !== null && (
        <p role="alert" className={styles.error}>
          {describeError(error, messages)}
        </p>
      )}
      <div className={styles.goOn}>
        <p className={styles.total} role="status">
          <span>{order.total}</span>
          <strong>{price ? format.money(price.total) : '—'}</strong>
        </p>
        <Button look="primary" size="large" wide disabled={!price || hindrance !== null} onClick={review}>
          {order.review}
        </Button>
        <p className={hindrance ? styles.hindrance : styles.note}>{hindrance ?? note}</p>
      </div>
    </section>
  )
}

/** Up to so many sizes are told one by one. */
const MOST_SIZES_TOLD = 3

function PriceLines({ price, tierBasis }: { price: OrderPrice; tierBasis: Catalogue['tierBasis'] }) {
  const { order } = useMessages()
  const sizes = new Set(price.lines.map((line) => line.productId)).size
  const breakdown = <PriceBreakdown price={price} tierBasis={tierBasis} />
  if (sizes <= MOST_SIZES_TOLD) return breakdown
  return (
    <details>
      <summary>{order.sizesInAll(sizes)}</summary>
      {breakdown}
    </details>
  )
}
