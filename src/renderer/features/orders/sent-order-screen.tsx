import { ChevronLeft } from 'lucide-react'
import { Link, Redirect } from 'wouter'
import { jobOfOrder, jobsStore } from '../../api/jobs-store.ts'
import { useStore } from '../../api/store.ts'
import { buttonClass } from '../../ui/button.tsx'
import { LoadFailed } from '../../ui/load-failed.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { OrderFacts } from './order-facts.tsx'
import { OrderStepper } from './order-stepper.tsx'
import { OrderTimeline } from './order-timeline.tsx'
import { OrderedPhotos } from './ordered-photos.tsx'
import { PriceCard } from './price-card.tsx'
import styles from './sent-order-screen.module.css'
import { StandingCard } from './standing-card.tsx'
import { StudioMessages } from './studio-messages.tsx'
import { StudioProof } from './studio-proof.tsx'
import { useOrder } from './use-order.ts'

/** An order from the moment it was confirmed: being sent, standing still, or at the studio. */
export function SentOrderScreen({ orderId }: { orderId: string }) {
  const { orders } = useMessages()
  const job = jobOfOrder(useStore(jobsStore), orderId)
  const { data: order, error, refetch } = useOrder(orderId)
  if (error && !order) return <LoadFailed error={error} onRetry={() => void refetch()} />
  if (!order) return null
  if (order.state === 'draft' && job?.state !== 'running') return <Redirect to="/order" replace />
  return (
    <div className={styles.screen}>
      <PageHeader
        title={orders.title}
        actions={
          <Link href="/studio" className={buttonClass({})}>
            <ChevronLeft size={18} aria-hidden />
            {orders.goToList}
          </Link>
        }
      />
      <div className={styles.page}>
        <div className={styles.way}>
          <OrderStepper order={order} />
        </div>
        <div className={styles.column}>
          <StandingCard order={order} job={job} />
          <StudioMessages order={order} />
          <OrderedPhotos order={order} />
          <StudioProof order={order} />
        </div>
        <div className={styles.column}>
          <OrderFacts order={order} />
          <PriceCard order={order} />
          <OrderTimeline order={order} />
        </div>
      </div>
    </div>
  )
}
