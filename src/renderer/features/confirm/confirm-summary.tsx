import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import fieldStyles from '../../ui/field.module.css'
import { Notice } from '../../ui/notice.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import type { PriceOfLine } from '../order/group-price.ts'
import { PriceLines } from '../order/price-lines.tsx'
import type { ConfirmFormProps } from './confirm-form.ts'
import styles from './confirm-screen.module.css'

type Price = { lines: readonly PriceOfLine[]; deliveryFee: number; total: number; shortOfMinimum: number }

/** All that the order costs, the notice on withdrawal, and the button that says the total. */
export function ConfirmSummary(
  props: ConfirmFormProps & {
    price: Price | undefined
    busy: boolean
    canSubmit: boolean
    missing: ReactNode
    failure: string | null
    wrongCount: number
  },
) {
  const { form, catalogue, price, change, errorOf } = props
  const { confirm, order, format } = useMessages()
  const agreedError = errorOf('agreed')
  const { leadTimeHours } = catalogue.pickup
  return (
    <aside className={styles.summary}>
      <div className={styles.summaryBody}>
        <h2>{confirm.summary}</h2>
        {price && <PriceLines price={price} delivery={form.delivery} />}
        <div className={styles.total}>
          <span>
            {order.total} <small>{confirm.vat}</small>
          </span>
          <strong role="status">{price ? format.money(price.total) : '—'}</strong>
        </div>
        {form.delivery === 'pickup' && (
          <p className={fieldStyles.hint}>{leadTimeHours > 0 ? order.readyIn(format.hours(leadTimeHours)) : order.readySoon}</p>
        )}
        <section className={styles.withdrawal} aria-label={confirm.withdrawal}>
          <h3>{confirm.withdrawal}</h3>
          <p>{confirm.withdrawalText}</p>
          <label className={styles.agreement}>
            <input
              type="checkbox"
              name="agreed"
              checked={form.agreed}
              aria-invalid={agreedError !== undefined}
              aria-describedby="agreed-error"
              onChange={(event) => change({ agreed: event.target.checked })}
            />
            <span>{confirm.withdrawalAgree}</span>
          </label>
          <p id="agreed-error" className={fieldStyles.error}>
            {agreedError}
          </p>
        </section>
      </div>
      <div className={styles.submit}>
        {props.missing}
        {props.failure && <Notice tone="bad">{props.failure}</Notice>}
        <p role="status" className={styles.fix}>
          {props.wrongCount > 0 && confirm.fixFirst(props.wrongCount)}
        </p>
        <Button look="primary" size="large" wide type="submit" disabled={!props.canSubmit || props.busy}>
          {props.busy || !price ? confirm.submitting : confirm.submit(format.money(price.total))}
        </Button>
      </div>
    </aside>
  )
}
