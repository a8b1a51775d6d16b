import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { OrderPrice } from '#shared/pricing/price-order.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { explainPrice, type PriceGroup } from './explain-price.ts'
import styles from './price-breakdown.module.css'

/** What makes up the price of the basket: what one print costs and why, and how it would cost less. */
export function PriceBreakdown({ price, tierBasis }: { price: OrderPrice; tierBasis: Catalogue['tierBasis'] }) {
  const { order, format } = useMessages()
  const groups = explainPrice(price.lines, tierBasis)
  const tiered = groups.some((group) => group.tier || group.next)
  return (
    <dl className={styles.groups}>
      {groups.map((group) => (
        <div key={JSON.stringify([group.productId, group.unitPrice, group.surcharges])}>
          <dt>{order.lineOf(group.name, format.prints(group.quantity))}</dt>
          <dd>{format.money(group.total)}</dd>
          <dd className={styles.why}>
            <Why group={group} />
          </dd>
          {group.next && (
            <dd className={styles.next}>{order.nextTier[tierBasis](group.next.missing, format.money(group.next.unitPrice))}</dd>
          )}
        </div>
      ))}
      {tiered && (
        <div>
          <dd className={styles.why}>{order.tierBasis[tierBasis]}</dd>
        </div>
      )}
    </dl>
  )
}

function Why({ group }: { group: PriceGroup }) {
  const { order, format } = useMessages()
  const { tier, basePrice, surcharges, unitPrice } = group
  const parts = [
    order.unitPrice(format.money(unitPrice)),
    tier && order.reachedTier(tier.from),
    tier && order.basePrice(format.money(basePrice)),
    ...surcharges.map(({ name, amount }) => order.surchargeOf(name, format.money(amount))),
  ]
  return parts.filter((part) => part !== null).join(' · ')
}
