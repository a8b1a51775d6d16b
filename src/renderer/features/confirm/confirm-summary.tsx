import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { OrderPrice } from '#shared/pricing/price-order.ts'
import { useStudio } from '../../api/queries.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import fieldStyles from '../../ui/field.module.css'
import { Notice } from '../../ui/notice.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { PriceBreakdown } from '../order/price-breakdown.tsx'
import { BusinessFacts } from '../studio/business-facts.tsx'
import type { ConfirmFormProps } from './confirm-form.ts'
import styles from './confirm-summary.module.css'

type SummaryProps = ConfirmFormProps & {
  price: OrderPrice | undefined
  busy: boolean
  canSubmit: boolean
  /** Whether the order waits here until there is a connection. */
  offline: boolean
  /** What is news since the page was opened. */
  news: ReactNode
  /** Why it can't be ordered as it stands; null where nothing is in the way but what is yet to be filled in. */
  hindrance: string | null
  onSubmit: () => void
  failure: string | null
  wrongCount: number
}

/** All that the order costs, the notice on withdrawal, and the button that says the total. */
export function ConfirmSummary(props: SummaryProps) {
  const { form, catalogue, price } = props
  const { confirm, order, format } = useMessages()
  const { leadTimeHours } = catalogue.pickup
  return (
    <aside className={styles.summary}>
      <div className={styles.summaryBody}>
        <h2>{confirm.summary}</h2>
        {price && <PriceBreakdown price={price} tierBasis={catalogue.tierBasis} />}
        {price && <Besides price={price} delivery={form.delivery} />}
        <div className={styles.total}>
          <span>
            {order.total} <small>{confirm.vat}</small>
          </span>
          <strong role="status">{price ? format.money(price.total) : '—'}</strong>
        </div>
        {form.delivery === 'pickup' && (
          <p className={fieldStyles.hint}>{leadTimeHours > 0 ? order.readyIn(format.hours(leadTimeHours)) : order.readySoon}</p>
        )}
        <Withdrawal {...props} />
        <Seller />
      </div>
      <Submit {...props} />
    </aside>
  )
}

/** What is taken off, and what the way to the customer costs. */
function Besides({ price: { discounts, deliveryFee }, delivery }: { price: OrderPrice; delivery: 'pickup' | 'address' }) {
  const { confirm, order, format } = useMessages()
  if (discounts.length === 0 && delivery === 'pickup') return null
  return (
    <dl className={styles.besides}>
      {discounts.map(({ kind, name, amount }) => (
        <div key={`${kind} ${name}`} className={styles.discount}>
          <dt>{confirm.discounts[kind](name)}</dt>
          <dd>−{format.money(amount)}</dd>
        </div>
      ))}
      {delivery === 'address' && (
        <div>
          <dt>{order.delivery}</dt>
          <dd>{deliveryFee > 0 ? format.money(deliveryFee) : order.deliveryFree}</dd>
        </div>
      )}
    </dl>
  )
}

/** An agreement of its own, which is never given beforehand. */
function Withdrawal({ form, catalogue, change, errorOf }: SummaryProps) {
  const { confirm } = useMessages()
  const error = errorOf('agreed')
  return (
    <section className={styles.withdrawal} aria-label={confirm.withdrawal}>
      <h3>{confirm.withdrawal}</h3>
      <p className={styles.notice}>{catalogue.withdrawalNotice ?? confirm.withdrawalText}</p>
      <label className={styles.agreement}>
        <input
          type="checkbox"
          name="agreed"
          checked={form.agreed}
          aria-invalid={error !== undefined}
          aria-describedby="agreed-error"
          onChange={(event) => change({ agreed: event.target.checked })}
        />
        <span>{confirm.withdrawalAgree}</span>
      </label>
      <p id="agreed-error" className={fieldStyles.error}>
        {error}
      </p>
    </section>
  )
}

function Seller() {
  const { confirm } = useMessages()
  const { data: studio } = useStudio()
  if (!studio) return null
  return (
    <details className={styles.seller}>
      <summary>{confirm.seller}</summary>
      <BusinessFacts business={studio.business} />
    </details>
  )
}

function Submit({ price, busy, canSubmit, offline, news, hindrance, failure, wrongCount, onSubmit }: SummaryProps) {
  const { confirm, format } = useMessages()
  const short = price?.shortOfMinimum ?? 0
  const label = price ? confirm.submit(format.money(price.total)) : confirm.cantOrder
  return (
    <div className={styles.submit}>
      {news}
      {failure && <Notice tone="bad">{failure}</Notice>}
      {offline && <Notice>{confirm.offline}</Notice>}
      {short > 0 && (
        <Notice
          action={
            <Link href="/order" className={buttonClass({})}>
              {confirm.addMore}
            </Link>
          }
        >
          {confirm.belowMinimum(format.money(short))}
        </Notice>
      )}
      <p role="status" className={styles.fix}>
        {hindrance ?? (wrongCount > 0 && confirm.fixFirst(wrongCount))}
      </p>
      <Button look="primary" size="large" wide disabled={!canSubmit || busy || short > 0 || hindrance !== null} onClick={onSubmit}>
        {busy ? confirm.submitting : label}
      </Button>
    </div>
  )
}
