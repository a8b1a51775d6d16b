import fc from 'fast-check'
import { expect, it } from 'vitest'
import { studioStateSchema } from '#shared/orders/order-state.ts'
import { addStateChange } from '../orders/move-order.ts'
import { writeIntakeSettings } from '../settings/intake-settings.ts'
import { openOutboxBench } from '../testing/outbox-bench.ts'
import { isFolderDue, listDueOrders, measureOrder, readDueOrder } from './folder-due.ts'

const at = new Date('2026-11-22T02:00:00.000Z')
const settings = { folder: 'dpof', images: 'rendered', imageFolder: 'IMAGE', keepPhotosDays: 0 } as const

it('is told to the studio as the outbox does it', async () => {
  const bench = await openOutboxBench()
  let added = 0
  const states = fc.array(fc.constantFrom(...studioStateSchema.options.filter((state) => state !== 'cancelled')), { maxLength: 4 })
  fc.assert(
    fc.property(fc.constantFrom('received', 'checked', 'paid'), states, fc.boolean(), (after, later, isPaid) => {
      added += 1
      const number = `261122-${String(added).padStart(4, '0')}`
      bench.addOrder(number)
      for (const state of later) addStateChange(bench.database, number, state, '', at)
      const paidAt = isPaid ? at.toISOString() : null
      bench.database.prepare('UPDATE received_orders SET paid_at = ? WHERE order_id = ?').run(paidAt, number)
      writeIntakeSettings(bench.database, { ...settings, after })
      const timeline = [{ state: 'received' as const }, ...later.map((state) => ({ state }))]
      const isDue = isFolderDue(after, { paidAt, timeline })
      expect(listDueOrders(bench.database).includes(number)).toBe(isDue)
      expect(readDueOrder(bench.database, number) !== undefined).toBe(isDue)
    }),
  )
  expect(measureOrder(bench.database, '261122-0001')).toBe(120 * 180)
  await bench.close()
})
