import { useLocation } from 'wouter'
import { describeError } from '../../api/describe-error.ts'
import { Button } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { saveDraft } from './draft-store.ts'
import styles from './price-foot.module.css'
import { PriceLines } from './price-lines.tsx'
import { useDraftPrice } from './use-draft.ts'

/** The price of the draft and the one button that goes on. `note`: when it can be had. */
export function PriceFoot({ note }: { note: string }) {
  const messages = useMessages()
  const { order, format } = messages
  const [, navigate] = useLocation()
  const { price, error } = useDraftPrice('pickup')

  const review = async () => {
    await saveDraft()
    navigate('/order/confirm')
  }

  return (
    <section aria-label={order.summary} className={styles.foot}>
      <div className={styles.lines}>{price && <PriceLines price={price} />}</div>
      {error && (
        <p role="alert" className={styles.error}>
          {describeError(error, messages)}
        </p>
      )}
      <p className={styles.total} role="status">
        <span>{order.total}</span>
        <strong>{price ? format.money(price.total) : '—'}</strong>
      </p>
      <Button look="primary" size="large" wide className={styles.review} disabled={!price || price.shortOfMinimum > 0} onClick={review}>
        {order.review}
      </Button>
      <p className={styles.note}>{price && price.shortOfMinimum > 0 ? order.shortOfMinimum(format.money(price.shortOfMinimum)) : note}</p>
    </section>
  )
}
