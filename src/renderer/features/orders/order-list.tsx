import { ChevronRight, ReceiptText } from 'lucide-react'
import { Link } from 'wouter'
import type { Order } from '#shared/contract/orders.ts'
import { jobOfOrder, jobsStore } from '../../api/jobs-store.ts'
import { useStore } from '../../api/store.ts'
import { classNames } from '../../ui/class-names.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { countPrints } from '../order/draft-lines.ts'
import { draftStore, takeUpDraft } from '../order/draft-store.ts'
import { useOrders } from '../order/use-draft.ts'
import { LineThumbnail } from './order-facts.tsx'
import styles from './order-list.module.css'
import { standingOf } from './order-standing.ts'

const THUMBNAILS = 3

export function OrderList() {
  const { orders } = useMessages()
  const { data } = useOrders()
  const { orderId: current } = useStore(draftStore)
  if (!data) return null
  // The draft at hand is the basket, which has a place of its own.
  const shown = data.orders.filter((order) => order.orderId !== current)
  if (shown.length === 0) {
    return (
      <div className={styles.empty}>
        <ReceiptText size={28} strokeWidth={1.75} aria-hidden />
        <p>{orders.listEmpty}</p>
        <p className={styles.soft}>{orders.listEmptyText}</p>
      </div>
    )
  }
  return (
    <ul className={styles.list}>
      {shown.map((order) => (
        <li key={order.orderId}>
          <OrderEntry order={order} />
        </li>
      ))}
    </ul>
  )
}

function OrderEntry({ order }: { order: Order }) {
  const { orders, format } = useMessages()
  const jobs = useStore(jobsStore)
  const draft = order.state === 'draft'
  const standing = standingOf(order, jobOfOrder(jobs, order.orderId))
  const state = draft
    ? orders.clientStates.draft
    : standing === 'received'
      ? orders.studioStates[order.studioState ?? 'received']
      : standing === 'sending'
        ? orders.clientStates[order.state]
        : orders.attention[standing]
  const needsCustomer = !draft && standing !== 'received' && standing !== 'sending' && standing !== 'waiting'
  const photos = [...new Set(order.lines.map((line) => line.photoId))]
  return (
    <Link href={draft ? '/order' : `/orders/${order.orderId}`} className={styles.entry} onClick={() => draft && takeUpDraft(order)}>
      <span className={styles.pictures}>
        {photos.slice(0, THUMBNAILS).map((photoId) => (
          <LineThumbnail key={photoId} photoId={photoId} />
        ))}
        {photos.length > THUMBNAILS && <span className={styles.more}>{orders.more(photos.length - THUMBNAILS)}</span>}
      </span>
      <span className={styles.words}>
        <strong className={classNames(needsCustomer && styles.attention)}>{state}</strong>
        <span className={styles.soft}>
          {[format.instantDay(order.createdAt), order.number && orders.numberOf(order.number)].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className={styles.sum}>
        {!draft && <strong>{format.money(order.total)}</strong>}
        <span className={styles.soft}>{format.prints(countPrints(order.lines))}</span>
      </span>
      <ChevronRight size={20} aria-hidden className={styles.soft} />
    </Link>
  )
}
