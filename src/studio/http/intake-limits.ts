import { createPoints } from './points.ts'

const HOUR_SECONDS = 3600

/** What one network may put within an hour. A family, or a school that orders behind one address, has far less. */
export type IntakeLimits = { orders: number; customers: number; manifestBytes: number }
export const intakeLimits: IntakeLimits = { orders: 100, customers: 60, manifestBytes: 64 * 1024 ** 2 }

/** Throws TOO_BUSY for an order that is one network's too many. Only for what is put the first time: what is here may always be sent on. */
export type IntakeLimit = { admit(network: string, order: { bytes: number; isNewCustomer: boolean }): Promise<void> }

/** So that nobody fills the database, or the counter, with what no customer means. Counts in memory only. */
export function createIntakeLimit({ orders, customers, manifestBytes }: IntakeLimits): IntakeLimit {
  const newOrders = createPoints(orders, HOUR_SECONDS)
  const newCustomers = createPoints(customers, HOUR_SECONDS)
  const newBytes = createPoints(manifestBytes, HOUR_SECONDS)

  return {
    async admit(network, { bytes, isNewCustomer }) {
      if (isNewCustomer) await newCustomers.take(network, 1)
      await newOrders.take(network, 1)
      await newBytes.take(network, bytes)
    },
  }
}
