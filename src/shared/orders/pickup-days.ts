import type { Pickup } from '../catalogue/catalogue.ts'
import { koreanClock } from '../korean-time.ts'
import type { Delivery } from './order-details.ts'

const HOUR = 3600_000

/** A day on which an order can be fetched, and the slots of it that are still to come; no slots where the studio has none. */
export type PickupDay = { day: string; slots: string[] }

/** The days that can be chosen at this moment for an order made now, by the clock in Korea. Nearest first. */
export function pickupDays(pickup: Pickup, now: Date): PickupDay[] {
  const ready = koreanClock(new Date(now.getTime() + pickup.leadTimeHours * HOUR))
  const today = koreanClock(now)
  const days: PickupDay[] = []
  for (let ahead = 0; ahead <= pickup.daysAhead; ahead++) {
    const day = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + ahead)).toISOString().slice(0, 10)
    if (isClosed(pickup, day) || day < dayOf(ready)) continue
    const slots = pickup.slots.filter(({ until }) => day > dayOf(ready) || until > timeOf(ready)).map(({ id }) => id)
    if (pickup.slots.length === 0 || slots.length > 0) days.push({ day, slots })
  }
  return days
}

/** Whether an order that is made now can be fetched where and when it says. */
export function isPickupOpen(pickup: Pickup, delivery: Extract<Delivery, { kind: 'pickup' }>, now: Date): boolean {
  const shopIsKnown = delivery.shop === undefined ? pickup.shops.length <= 1 : pickup.shops.some(({ id }) => id === delivery.shop)
  if (!shopIsKnown) return false
  if (delivery.day === undefined) return delivery.slot === undefined
  const chosen = pickupDays(pickup, now).find(({ day }) => day === delivery.day)
  return chosen !== undefined && (delivery.slot === undefined || chosen.slots.includes(delivery.slot))
}

function isClosed({ closedDays, closedWeekdays }: Pickup, day: string): boolean {
  return closedDays.includes(day) || closedWeekdays.includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

function dayOf(wallClock: Date): string {
  return wallClock.toISOString().slice(0, 10)
}

function timeOf(wallClock: Date): string {
  return wallClock.toISOString().slice(11, 16)
}
