import { ChevronRight, ReceiptText } from 'lucide-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { OrderSummary } from '#shared/contract/orders.ts'
import { describeError } from '../../api/describe-error.ts'
import { jobOfOrder, jobsStore } from '../../api/jobs-store.ts'
import { useStore } from '../../api/store.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { draftStore } from '../order/draft-store.ts'
import { useOrders } from '../order/use-draft.ts'
import { openDraft } from './open-draft.ts'
import styles from './order-list.module.css'
import { canTakeBack, standingOfOrder } from './order-standing.ts'
import { LineThumbnail } from './ordered-photos.tsx'

const THUMBNAILS = 3
/** More at a time than anyone looks through, few enough to be there at once. */
const PAGE = 20

/** Drafts apart from what was sent, each newest first. */
export function OrderList() {
  const { orders } = useMessages()
  const { data } = useOrders()
  const { orderId: current } = useStore(draftStore)
  if (!data) return null
  // The draft at hand is the basket, which has a place of its own.
  const shown = data.orders.filter((order) => order.orderId !== current)
  const drafts = shown.filter(({ state }) => state === 'draft')
  const sent = shown.filter(({ state }) => state !== 'draft')
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
    <>
      {drafts.length > 0 && <Entries title={orders.listDrafts} orders={drafts} />}
      {sent.length > 0 && <Entries title={drafts.length > 0 ? orders.listSent : null} orders={sent} />}
    </>
  )
}

function Entries({ title, orders: all }: { title: string | null; orders: readonly OrderSummary[] }) {
  const { orders } = useMessages()
  const [shown, setShown] = useState(PAGE)
  return (
    <section className={styles.group}>
      {title && <h3>{title}</h3>}
      <ul className={styles.list}>
        {all.slice(0, shown).map((order) => (
          <li key={order.orderId}>{order.state === 'draft' ? <DraftEntry order={order} /> : <SentEntry order={order} />}</li>
        ))}
      </ul>
      {all.length > shown && <Button onClick={() => setShown((count) => count + 2 * PAGE)}>{orders.moreOrders(all.length - shown)}</Button>}
    </section>
  )
}

function DraftEntry({ order }: { order: OrderSummary }) {
  const messages = useMessages()
  const { orders, format } = messages
  const [, navigate] = useLocation()
  const open = (event: { preventDefault: () => void }) => {
    event.preventDefault()
    openDraft(order.orderId)
      .then(() => navigate('/order'))
      .catch((error: unknown) => showToast(describeError(error, messages), { tone: 'bad' }))
  }
  return (
    <Link href="/order" className={styles.entry} onClick={open}>
      <Pictures order={order} />
      <span className={styles.words}>
        <strong>{order.name || orders.clientStates.draft}</strong>
        <span className={styles.soft}>{format.instantDay(order.updatedAt)}</span>
      </span>
      <span className={styles.soft}>{format.prints(order.prints)}</span>
      <ChevronRight size={20} aria-hidden className={styles.soft} />
    </Link>
  )
}

function SentEntry({ order }: { order: OrderSummary }) {
  const { orders, format } = useMessages()
  const standing = standingOfOrder(order, jobOfOrder(useStore(jobsStore), order.orderId))
  const state =
    standing === 'received'
      ? orders.studioStates[order.studioState ?? 'received']
      : standing === 'sending'
        ? orders.clientStates[order.state]
        : standing === 'refused' && !canTakeBack(order)
          ? orders.maybeOrderedTitle
          : orders.attention[standing]
  const held = standing !== 'received' && standing !== 'sending' && standing !== 'waiting'
  return (
    <Link href={`/orders/${order.orderId}`} className={styles.entry}>
      <Pictures order={order} />
      <span className={styles.words}>
        <strong className={classNames((held || order.studioState === 'problem') && styles.attention)}>{state}</strong>
        <span className={styles.soft}>
          {[order.orderedAt && format.instantDay(order.orderedAt), order.number && orders.numberOf(order.number)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className={styles.sum}>
        <strong>{format.money(order.total)}</strong>
        <span className={styles.soft}>{format.prints(order.prints)}</span>
      </span>
      <ChevronRight size={20} aria-hidden className={styles.soft} />
    </Link>
  )
}

function Pictures({ order: { photoIds, photoCount } }: { order: OrderSummary }) {
  const { orders } = useMessages()
  return (
    <span className={styles.pictures}>
      {photoIds.slice(0, THUMBNAILS).map((photoId) => (
        <LineThumbnail key={photoId} photoId={photoId} />
      ))}
      {photoCount > THUMBNAILS && <span className={styles.more}>{orders.more(photoCount - THUMBNAILS)}</span>}
    </span>
  )
}
