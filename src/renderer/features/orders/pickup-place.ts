import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Order } from '#shared/contract/orders.ts'
import type { Messages } from '#shared/messages/index.ts'

/** Where and when an order is fetched, in words; null what was not chosen. A shop or a time that the catalogue lacks by now is left out. */
export function pickupPlace(
  delivery: Order['delivery'],
  pickup: Catalogue['pickup'] | undefined,
  { orders, format }: Messages,
): { shop: string | null; when: string | null } {
  if (delivery?.kind !== 'pickup') return { shop: null, when: null }
  const shop = pickup?.shops.find(({ id }) => id === delivery.shop)
  const slot = pickup?.slots.find(({ id }) => id === delivery.slot)
  const time = slot && orders.slot(slot.name, slot.from, slot.until)
  return {
    shop: shop ? [shop.name, shop.address, shop.phone].filter(Boolean).join(' · ') : null,
    when: delivery.day ? [format.day(delivery.day), time].filter(Boolean).join(' ') : null,
  }
}
