import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueSchema, type Pickup } from '../catalogue/catalogue.ts'
import { isPickupOpen, pickupDays } from './pickup-days.ts'

const slots = [
  { id: 'morning', name: '오전', from: '10:00', until: '13:00' },
  { id: 'afternoon', name: '오후', from: '13:00', until: '19:00' },
]

function makePickup(changes: Partial<Pickup> = {}): Pickup {
  return { ...catalogueSchema.shape.pickup.parse({ note: '', leadTimeHours: 24, slots }), daysAhead: 7, ...changes }
}

/** A moment by the clock in Korea. */
const at = (clock: string) => new Date(`${clock}:00+09:00`)
const sundayMorning = at('2026-11-22T09:00')
const daysOf = (pickup: Pickup, now: Date) => pickupDays(pickup, now).map(({ day }) => day)

describe('the days that can be chosen', () => {
  it('begin when the order is ready, with the slots that are still to come', () => {
    expect(pickupDays(makePickup(), at('2026-11-22T12:00')).slice(0, 2)).toEqual([
      { day: '2026-11-23', slots: ['morning', 'afternoon'] },
      { day: '2026-11-24', slots: ['morning', 'afternoon'] },
    ])
    expect(pickupDays(makePickup(), at('2026-11-22T13:00'))[0]).toEqual({ day: '2026-11-23', slots: ['afternoon'] })
    expect(pickupDays(makePickup(), at('2026-11-22T19:00'))[0]?.day).toBe('2026-11-24')
  })

  it('leave out the weekdays and the days on which the studio is closed', () => {
    const days = daysOf(makePickup({ closedWeekdays: [0, 1], closedDays: ['2026-11-25'] }), sundayMorning)
    expect(days).toEqual(['2026-11-24', '2026-11-26', '2026-11-27', '2026-11-28'])
  })

  it('are by the clock in Korea, wherever the program runs', () => {
    // 23:30 of the 22nd in Seoul, and the 22nd still in London.
    expect(daysOf(makePickup({ leadTimeHours: 1, slots: [] }), new Date('2026-11-22T14:30:00Z'))[0]).toBe('2026-11-23')
  })

  it('need no slots', () => {
    expect(pickupDays(makePickup({ slots: [], leadTimeHours: 0 }), sundayMorning)[0]).toEqual({ day: '2026-11-22', slots: [] })
  })

  it('are none where it takes longer than can be looked ahead', () => {
    expect(pickupDays(makePickup({ leadTimeHours: 1000 }), sundayMorning)).toEqual([])
  })
})

describe('a pick-up', () => {
  it('is open for every day and slot that can be chosen, and for no other', () => {
    const pickup = makePickup({ closedWeekdays: [0, 3] })
    const moment = fc.date({ min: at('2026-01-01T00:00'), max: at('2027-12-31T00:00'), noInvalidDate: true })
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: -3, max: 12 }),
        fc.constantFrom('morning', 'afternoon', 'night', undefined),
        (now, ahead, slot) => {
          const day = new Date(now.getTime() + ahead * 24 * 3600_000).toISOString().slice(0, 10)
          const offered = pickupDays(pickup, now).find((each) => each.day === day)
          const expected = offered !== undefined && (slot === undefined || offered.slots.includes(slot))
          expect(isPickupOpen(pickup, { kind: 'pickup', day, slot }, now)).toBe(expected)
        },
      ),
    )
  })

  it('some day is always open, a slot without its day never', () => {
    expect(isPickupOpen(makePickup({ closedWeekdays: [0, 1, 2, 3, 4, 5, 6] }), { kind: 'pickup' }, sundayMorning)).toBe(true)
    expect(isPickupOpen(makePickup(), { kind: 'pickup', slot: 'morning' }, sundayMorning)).toBe(false)
  })

  it('names one of the shops where there are several', () => {
    const shops = ['east', 'west'].map((id) => ({ id, name: id, address: '', phone: '' }))
    const pickup = makePickup({ shops })
    expect(isPickupOpen(pickup, { kind: 'pickup' }, sundayMorning)).toBe(false)
    expect(isPickupOpen(pickup, { kind: 'pickup', shop: 'east' }, sundayMorning)).toBe(true)
    expect(isPickupOpen(pickup, { kind: 'pickup', shop: 'north' }, sundayMorning)).toBe(false)
  })
})
