import { ExternalLink } from 'lucide-react'
import type { Order } from '#shared/contract/orders.ts'
import { describeError } from '../../api/describe-error.ts'
import { hostBridge } from '../../api/host-bridge.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './payment-steps.module.css'
import screenStyles from './sent-order-screen.module.css'

/** What is to be paid before the prints are made; nothing once it is, or where it is paid at the counter. */
export function PaymentSteps({ order }: { order: Order }) {
  const payment = order.studioPayment
  if (!payment || payment.paidAt) return null
  if (payment.kind === 'bank-transfer' && payment.account) return <Transfer order={order} payment={payment} account={payment.account} />
  if (payment.kind === 'link') return <PayByLink order={order} payment={payment} />
  return null
}

/** Whether the studio still waits for the money; it may have begun without. */
function waitsForMoney({ studioState }: Order): boolean {
  return studioState === 'received' || studioState === 'checked'
}

type Payment = NonNullable<Order['studioPayment']>

function Transfer(props: { order: Order; payment: Payment; account: NonNullable<Payment['account']> }) {
  const { order, payment, account } = props
  const { orders, format } = useMessages()
  const depositor = payment.depositor || order.depositor || order.receiver?.name
  return (
    <div className={styles.pay}>
      <p>
        {orders[waitsForMoney(order) ? 'nextTransfer' : 'nextTransferOnly'](format.money(order.total))}{' '}
        {payment.dueAt && <strong>{orders.nextTransferBy(format.instantDay(payment.dueAt))}</strong>}
      </p>
      <dl className={styles.account}>
        <CopyRow name={orders.account} shown={`${account.bank} ${account.number}`} copied={account.number} note={account.holder} />
        <CopyRow name={orders.amount} shown={format.money(order.total)} copied={String(order.total)} />
        {depositor && <CopyRow name={orders.depositor} shown={depositor} copied={depositor} />}
      </dl>
    </div>
  )
}

function PayByLink({ order, payment: { link, dueAt } }: { order: Order; payment: Payment }) {
  const messages = useMessages()
  const { orders, format } = messages
  const sayFailure = (error: unknown) => showToast(describeError(error, messages), { tone: 'bad' })
  return (
    <div className={styles.pay}>
      <p>
        {orders[waitsForMoney(order) ? 'nextLink' : 'nextLinkOnly'](format.money(order.total))}{' '}
        {dueAt && <strong>{orders.nextLinkBy(format.instantDay(dueAt))}</strong>}
      </p>
      {link ? (
        <p>
          <Button look="primary" size="large" onClick={() => void hostBridge.openPayment(order.orderId, link).catch(sayFailure)}>
            <ExternalLink size={18} aria-hidden />
            {orders.payByLink}
          </Button>
        </p>
      ) : (
        <p className={screenStyles.soft}>{orders.nextLinkLater}</p>
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
