import { address } from '#shared/addresses.ts'
import type { Order } from '#shared/contract/orders.ts'
import type { StudioProfile } from '#shared/studio-profile.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { formatPhone } from '../confirm/phone.ts'
import { explainPrice } from '../order/explain-price.ts'
import { orderedAt } from '../orders/order-steps.ts'
import styles from './receipt-sheet.module.css'

/** The sheet itself: all that is printed. */
export function ReceiptSheet({ order, number, studio, paid }: { order: Order; number: string; studio: StudioProfile; paid: boolean }) {
  const { receipt, orders, format } = useMessages()
  const ordered = orderedAt(order)
  const paidAt = order.studioPayment?.paidAt
  const payment = [
    order.payment && orders.payments[order.payment],
    paidAt ? orders.paid(format.instantDay(paidAt)) : paid ? null : orders.notPaid,
  ]
  const facts: [string, string | null][] = [
    [receipt.number, number],
    [receipt.ordered, ordered && format.instantDay(ordered)],
    [receipt.customer, order.receiver && `${order.receiver.name} · ${formatPhone(order.receiver.phone)}`],
    [receipt.payment, payment.filter(Boolean).join(' · ')],
  ]
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <h2>{paid ? receipt.title : receipt.titleUnpaid}</h2>
        <p>
          <img src={address.logo} alt="" width={32} height={32} />
          {studio.name}
        </p>
      </header>
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <Items order={order} />
      <Seller business={studio.business} />
      <p className={styles.note}>{receipt.note}</p>
    </article>
  )
}

function Items({ order: { price, total, delivery } }: { order: Order }) {
  const { receipt, orders, format } = useMessages()
  return (
    <table className={styles.items}>
      <thead>
        <tr>
          <th scope="col">{receipt.item}</th>
          <th scope="col">{receipt.unitPrice}</th>
          <th scope="col">{receipt.quantity}</th>
          <th scope="col">{receipt.sum}</th>
        </tr>
      </thead>
      <tbody>
        {price &&
          explainPrice(price.lines, 'size').map(({ productId, name, surcharges, quantity, unitPrice, total: sum }) => (
            <tr key={JSON.stringify([productId, surcharges, unitPrice])}>
              <th scope="row">{[name, ...surcharges.map((surcharge) => surcharge.name)].join(' · ')}</th>
              <td>{format.money(unitPrice)}</td>
              <td>{format.prints(quantity)}</td>
              <td>{format.money(sum)}</td>
            </tr>
          ))}
        {price?.discounts.map(({ kind, name, amount }) => (
          <SumRow key={`${kind} ${name}`} name={name || orders.points} sum={`−${format.money(amount)}`} />
        ))}
        {price && delivery?.kind === 'address' && (
          <SumRow name={receipt.deliveryFee} sum={price.deliveryFee > 0 ? format.money(price.deliveryFee) : receipt.free} />
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {receipt.total} <small>{receipt.vat}</small>
          </th>
          <td>{format.money(total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function SumRow({ name, sum }: { name: string; sum: string }) {
  return (
    <tr>
      <th scope="row" colSpan={3}>
        {name}
      </th>
      <td>{sum}</td>
    </tr>
  )
}

function Seller({ business }: Pick<StudioProfile, 'business'>) {
  const { receipt, studio } = useMessages()
  const facts: [string, string][] = [
    [studio.tradeName, business.name],
    [studio.owner, business.owner],
    [studio.registration, business.registration],
    [studio.mailOrder, business.mailOrder],
    [studio.address, business.address],
    [studio.phone, business.phone],
  ]
  return (
    <section className={styles.seller}>
      <h3>{receipt.seller}</h3>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
