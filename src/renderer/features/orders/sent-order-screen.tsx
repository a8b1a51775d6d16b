import { useQuery } from '@tanstack/react-query'
import { ChevronLeft } from 'lucide-react'
import { Link, Redirect } from 'wouter'
import { client } from '../../api/client.ts'
import { jobOfOrder, jobsStore } from '../../api/jobs-store.ts'
import { queryKey } from '../../api/query-keys.ts'
import { useStore } from '../../api/store.ts'
import { buttonClass } from '../../ui/button.tsx'
import { LoadFailed } from '../../ui/load-failed.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { OrderedPhotos, OrderFacts } from './order-facts.tsx'
import { OrderTimeline } from './order-timeline.tsx'
import styles from './sent-order-screen.module.css'
import { StandingCard } from './standing-card.tsx'

/** An order from the moment it was confirmed: being sent, standing still, or at the studio. */
export function SentOrderScreen({ orderId }: { orderId: string }) {
  const { orders } = useMessages()
  const job = jobOfOrder(useStore(jobsStore), orderId)
  const {
    data: order,
    error,
    refetch,
  } = useQuery({
    queryKey: queryKey.order(orderId),
    queryFn: ({ signal }) => client.orders.get({ orderId }, { signal }),
  })
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
        <div className={styles.column}>
          <StandingCard order={order} job={job} />
          <OrderedPhotos order={order} />
        </div>
        <div className={styles.column}>
          <OrderTimeline order={order} />
          <OrderFacts order={order} />
        </div>
      </div>
    </div>
  )
}
