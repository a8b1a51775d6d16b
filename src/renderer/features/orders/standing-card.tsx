import type { Job } from '#shared/contract/jobs.ts'
import type { Order } from '#shared/contract/orders.ts'
import { useCatalogue } from '../../api/queries.ts'
import { HeldCard } from './held-card.tsx'
import { standingOfOrder } from './order-standing.ts'
import { PriceChangedCard } from './price-changed-card.tsx'
import { ReceivedCard } from './received-card.tsx'
import { SendingCard } from './sending-card.tsx'
import { TroubledCard } from './troubled-card.tsx'
import { WaitingCard } from './waiting-card.tsx'

/** The one thing to know about the order now, and what to do about it. */
export function StandingCard({ order, job }: { order: Order; job: Job | undefined }) {
  const { data: catalogue } = useCatalogue()
  const standing = standingOfOrder(order, job)
  // Before the first word has come from the studio, and it does not answer: what the core still tries is told as what it comes to.
  if (standing === 'sending' && order.state === 'frozen' && catalogue?.offline) return <WaitingCard order={order} job={job} />
  if (standing === 'received') return <ReceivedCard order={order} />
  if (standing === 'sending') return <SendingCard order={order} job={job} />
  if (standing === 'waiting') return <WaitingCard order={order} job={job} />
  if (standing === 'price-changed') return <PriceChangedCard order={order} />
  if (standing === 'source-changed') return <TroubledCard order={order} />
  return <HeldCard order={order} standing={standing} />
}
