import type { Pickup } from '#shared/catalogue/catalogue.ts'
import { koreanDay } from '#shared/korean-time.ts'
import { pickupDays } from '#shared/orders/pickup-days.ts'

/** A day on which the order can be fetched. `ahead`: how many days from today in Korea; `slots`: the studio's, still open then. */
export type DayChoice = { day: string; ahead: number; slots: Pickup['slots'] }

export type PickupWish = { shop: string | null; day: string | null; slot: string | null }

const DAY = 24 * 3600_000

export function dayChoices(pickup: Pickup, now: Date): DayChoice[] {
  const today = koreanDay(now)
  return pickupDays(pickup, now).map(({ day, slots }) => ({
    day,
    ahead: Math.round((Date.parse(day) - Date.parse(today)) / DAY),
    slots: pickup.slots.filter(({ id }) => slots.includes(id)),
  }))
}

/** What of a wish can't be had now. No day at all is no wish. */
export function lapsedPart(pickup: Pickup, { shop, day, slot }: PickupWish, now: Date): 'shop' | 'day' | null {
  if (pickup.shops.length > 1 && !pickup.shops.some(({ id }) => id === shop)) return 'shop'
  if (day === null) return null
  const chosen = dayChoices(pickup, now).find((choice) => choice.day === day)
  return chosen && (slot === null || chosen.slots.some(({ id }) => id === slot)) ? null : 'day'
}
