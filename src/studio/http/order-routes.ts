import { Hono } from 'hono'
import { AppError } from '#shared/errors/app-error.ts'
import { manifestSchema } from '#shared/orders/manifest.ts'
import { header, type Quote, submitRequestSchema } from '#shared/orders/studio-protocol.ts'
import { findCustomer, readTokenHash } from '../intake/customers.ts'
import { findOrder } from '../intake/find-order.ts'
import { putOrder } from '../intake/put-order.ts'
import { quoteOrder } from '../intake/quote-order.ts'
import { submitOrder } from '../intake/submit-order.ts'
import { readOrderStatus } from '../orders/order-status.ts'
import { readJson } from './read-body.ts'
import type { StudioEnv, StudioServices } from './studio-env.ts'

const MAX_MANIFEST_BYTES = 2 * 1024 * 1024
const MAX_REQUEST_BYTES = 64 * 1024

export function createOrderRoutes(services: StudioServices): Hono<StudioEnv> {
  const { database, catalogue, uploads, changes, log, now } = services

  return new Hono<StudioEnv>()
    .put('/:orderId', async (context) => {
      const tokenHash = readTokenHash(context.req.header('authorization'))
      const manifest = await readJson(context.env.incoming, manifestSchema, MAX_MANIFEST_BYTES)
      if (manifest.orderId !== context.req.param('orderId')) throw new AppError('INVALID_INPUT', { field: 'orderId' })
      const { created, manifestHash } = putOrder(database, tokenHash, manifest, now())
      return context.json({ manifestHash }, created ? 201 : 200)
    })
    .post('/:orderId/quote', (context) => {
      const customerId = findCustomer(database, readTokenHash(context.req.header('authorization')))
      const order = findOrder(database, customerId, context.req.param('orderId'))
      const { quoteId, total, priceVersion } = quoteOrder(order, catalogue.current())
      return context.json({ quoteId, total, priceVersion } satisfies Quote)
    })
    .post('/:orderId/submit', async (context) => {
      const customerId = findCustomer(database, readTokenHash(context.req.header('authorization')))
      const orderId = context.req.param('orderId')
      if (context.req.header(header.idempotencyKey) !== orderId) throw new AppError('INVALID_INPUT', { field: header.idempotencyKey })
      const request = await readJson(context.env.incoming, submitRequestSchema, MAX_REQUEST_BYTES)
      const { status, isNew } = submitOrder(
        { customerId, orderId, request },
        { database, uploads, catalogue: catalogue.current(), at: now(), isNumberTaken: services.isNumberTaken },
      )
      if (isNew) {
        log.info(`주문 ${status.number}번을 받았어요. (${status.total.toLocaleString('ko-KR')}원)`)
        services.onOrderReceived()
        changes.announce()
      }
      return context.json(status)
    })
    .get('/:orderId', (context) => {
      const customerId = findCustomer(database, readTokenHash(context.req.header('authorization')))
      return context.json(readOrderStatus(database, customerId, context.req.param('orderId')))
    })
}
