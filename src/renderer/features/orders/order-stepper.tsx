import { Check, TriangleAlert, X } from 'lucide-react'
import type { Order } from '#shared/contract/orders.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './order-stepper.module.css'
import { type OrderStep, orderSteps } from './order-steps.ts'

/** The whole way of the order: what is done, where it stands, what comes. */
export function OrderStepper({ order }: { order: Order }) {
  const { orders, format } = useMessages()
  return (
    <ol className={styles.steps} aria-label={orders.stepsLabel}>
      {orderSteps(order).map((step) => (
        <li key={step.name} data-phase={step.phase} data-step={step.name} {...(step.phase === 'now' && { 'aria-current': 'step' })}>
          <span className={styles.mark} aria-hidden>
            <Mark step={step} />
          </span>
          <span className={styles.words}>
            <strong>{orders.steps[step.name]}</strong>
            <span className="visually-hidden">{orders.phases[step.phase]}</span>
            {step.at && <time dateTime={step.at}>{format.instant(step.at)}</time>}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Mark({ step: { phase, name } }: { step: OrderStep }) {
  if (phase === 'done') return <Check size={16} strokeWidth={3} />
  if (phase !== 'stopped') return null
  return name === 'problem' ? <TriangleAlert size={15} /> : <X size={16} strokeWidth={3} />
}
