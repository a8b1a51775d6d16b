import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react'
import type { Order } from '#shared/contract/orders.ts'
import { useCatalogue } from '../../api/queries.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './sent-order-screen.module.css'

export function ReceivedCard({ order }: { order: Order }) {
  const { orders } = useMessages()
  const state = order.studioState ?? 'received'
  const open = state !== 'done' && state !== 'cancelled'
  return (
    <section className={styles.card} aria-live="polite">
      <p className={styles.badge} data-state={state}>
        {state === 'cancelled' ? (
          <CircleX size={30} aria-hidden />
        ) : state === 'problem' ? (
          <TriangleAlert size={30} aria-hidden />
        ) : (
          <CircleCheck size={30} aria-hidden />
        )}
      </p>
      <h2>{orders.studioStates[state]}</h2>
      {state === 'received' && <p className={styles.soft}>{orders.doneText}</p>}
      {order.number && (
        <div className={styles.number}>
          <span>{orders.number}</span>
          <strong>{order.number}</strong>
          <CopyButton text={order.number} label={orders.copyNumber} />
        </div>
      )}
      {open && <WhatIsNext order={order} />}
    </section>
  )
}

function WhatIsNext({ order }: { order: Order }) {
  const { orders, format } = useMessages()
  const { data: catalogue } = useCatalogue()
  const hours = catalogue?.pickup.leadTimeHours ?? 0
  const pickup = hours > 0 ? orders.nextPickup(format.hours(hours)) : orders.nextPickupNow
  const transfer = order.payment === 'bank-transfer' && (order.studioState === 'received' || order.studioState === 'checked')
  const account = catalogue?.bankAccount
  return (
    <div className={styles.next}>
      <h3>{orders.next}</h3>
      <ul>
        {transfer && account && <li>{orders.nextTransfer(format.money(order.total))}</li>}
        <li>{order.delivery?.kind === 'address' ? orders.nextAddress : pickup}</li>
        {order.delivery?.kind !== 'address' && catalogue && <li>{catalogue.pickup.note}</li>}
        {order.payment === 'at-pickup' && <li>{orders.nextAtPickup(format.money(order.total))}</li>}
      </ul>
      {transfer && account && (
        <dl className={styles.account}>
          <CopyRow name={orders.account} shown={`${account.bank} ${account.number}`} copied={account.number} note={account.holder} />
          <CopyRow name={orders.amount} shown={format.money(order.total)} copied={String(order.total)} />
          {order.receiver && <CopyRow name={orders.depositor} shown={order.receiver.name} copied={order.receiver.name} />}
        </dl>
      )}
    </div>
  )
}

function CopyRow({ name, shown, copied, note }: { name: string; shown: string; copied: string; note?: string }) {
  const { orders } = useMessages()
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {shown}
        {note && <small>{note}</small>}
      </dd>
      <CopyButton text={copied} label={orders.copyOf(name)} />
    </div>
  )
}
