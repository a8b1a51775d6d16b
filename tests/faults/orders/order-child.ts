// The customer's program as its test kills it: begins or takes up every order there is and ends when the studio has them all. A
// customer who is asked confirms the new price. Arguments: the data folder, the studio's address, its authority, and by how many
// ms this computer's clock is wrong.
import { createCore } from '#core/create-core.ts'
import { createNodeHost } from '#hosts/node-host.ts'
import type { OrderSummary } from '#shared/contract/orders.ts'
import { jumpClock } from './jump-clock.ts'

const [dataDir = '', url = '', ca = '', wrongBy = '0'] = process.argv.slice(2)
jumpClock(Number(wrongBy))

const customer = {
  receiver: { name: '홍길동', phone: '01012345678' },
  delivery: { kind: 'pickup' },
  payment: 'at-pickup',
  depositor: '',
  memo: '',
} as const

const log = { info: () => {}, warn: () => {}, error: () => {} }
const host = await createNodeHost({ studioId: 'demo', dataDir, server: url, ca, log })
const core = await createCore(host, { retryDelaysMs: [5, 20, 60], stalledMs: 700 })
core.resumeWork()

const isDone = (order: OrderSummary) => order.state === 'submitted'

/** What a patient customer does about an order that stands still. */
async function attend({ orderId }: OrderSummary): Promise<void> {
  const order = await core.orders.get(orderId)
  if (order.state === 'draft') {
    await core.catalogue.refresh()
    const { total } = await core.orders.price(orderId, 'pickup')
    await core.orders.confirm({ orderId, revision: order.revision, total, ...customer })
  } else if (order.attention === 'price-changed' && order.newTotal !== null) {
    await core.orders.confirm({ orderId, revision: order.revision, total: order.newTotal, ...customer })
  } else if (order.attention !== null) {
    await core.orders.send(orderId)
  }
}

for (let open = await openOrders(); open.length > 0; open = await openOrders()) {
  for (const order of open) {
    // The studio is away, or the price has changed since: asked again in a moment.
    await attend(order).catch(() => {})
  }
  await new Promise((resolve) => setTimeout(resolve, 40))
}
await core.close()
process.exit(0)

async function openOrders(): Promise<OrderSummary[]> {
  return (await core.orders.list()).filter((order) => !isDone(order))
}
