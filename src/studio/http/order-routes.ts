import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '#shared/errors/app-error.ts'
import { type Manifest, manifestSchema } from '#shared/orders/manifest.ts'
import { MAX_LINES, MAX_OPTIONS } from '#shared/orders/order-details.ts'
import {
  header,
  type OrderStatus,
  type PutAnswer,
  type Quote,
  type SubmitAnswer,
  submitRequestSchema,
} from '#shared/orders/studio-protocol.ts'
import { findCustomer, findKnownCustomer, readTokenHash } from '../intake/customers.ts'
import { readFrozenOrder } from '../intake/frozen-order.ts'
import { isPut, putOrder } from '../intake/put-order.ts'
import { quoteOrder } from '../intake/quote-order.ts'
import { submitOrder } from '../intake/submit-order.ts'
import { cancelByCustomer } from '../orders/cancel-order.ts'
import { readOrderStatus } from '../orders/order-status.ts'
import { networkOf } from './call-limits.ts'
import { createIntakeLimit, type IntakeLimits } from './intake-limits.ts'
import { readJson, readLength } from './read-body.ts'
import type { StudioEnv, StudioServices } from './studio-env.ts'

const MAX_MANIFEST_BYTES = 2 * 1024 * 1024
const MAX_REQUEST_BYTES = 64 * 1024
/** Counted before anything in them is looked at: of a million empty lines each would be found wrong at length. */
const shortLists = z.looseObject({
  lines: z
    .array(z.unknown())
    .max(MAX_LINES, { abort: true })
    .refine((lines) => lines.every(hasFewOptions)),
  files: z.array(z.unknown()).max(MAX_LINES),
})
const boundedManifest = shortLists.pipe(z.preprocess((given) => given, manifestSchema))
/** Stands for a customer who is not known yet, and so has nothing here. */
const NOBODY = 0

export function createOrderRoutes(services: StudioServices, limits: IntakeLimits): Hono<StudioEnv> {
  const { database, catalogue, uploads, quota, disk, changes, log, now } = services
  const intakeLimit = createIntakeLimit(limits)

  /** Refuses what there is no room for before it is sent; answers with what is here of its files. Throws DISK_FULL, QUOTA_EXCEEDED and TOO_BUSY. */
  async function admitOrder(
    { env: { incoming } }: Context<StudioEnv>,
    tokenHash: Buffer,
    { orderId, files }: Manifest,
  ): Promise<NonNullable<PutAnswer['held']>> {
    const customerId = findKnownCustomer(database, tokenHash)
    const isNew = !isPut(database, customerId, orderId)
    const bytes = readLength(incoming)
    const held = customerId === undefined ? [] : await uploads.holdingsOf(customerId, files)
    const missing = files.reduce((sum, { bytes }) => sum + bytes, 0) - held.reduce((sum, { offset }) => sum + offset, 0)
    // What needs no room, as an order that is put again to be submitted, is never refused.
    const room = missing + (isNew ? bytes : 0)
    if (room > 0) await disk.admit(room)
    if (missing > 0) await quota.admit(customerId ?? NOBODY, missing)
    if (isNew) await intakeLimit.admit(networkOf(incoming.socket.remoteAddress ?? ''), { bytes, isNewCustomer: customerId === undefined })
    return held
  }

  return new Hono<StudioEnv>()
    .put('/:orderId', async (context) => {
      const tokenHash = readTokenHash(context.req.header('authorization'))
      const manifest = await readJson(context.env.incoming, boundedManifest, MAX_MANIFEST_BYTES)
      if (manifest.orderId !== context.req.param('orderId')) throw new AppError('INVALID_INPUT', { field: 'orderId' })
      const held = await admitOrder(context, tokenHash, manifest)
      const { created, manifestHash } = putOrder(database, tokenHash, manifest, now())
      return context.json({ manifestHash, held } satisfies PutAnswer, created ? 201 : 200)
    })
    .post('/:orderId/quote', (context) => {
      const customerId = findCustomer(database, readTokenHash(context.req.header('authorization')))
      const order = readFrozenOrder(database, customerId, context.req.param('orderId'))
      const { quoteId, total, priceVersion } = quoteOrder(order, catalogue.current())
      return context.json({ quoteId, total, priceVersion } satisfies Quote)
    })
    .post('/:orderId/submit', async (context) => {
      const customerId = findCustomer(database, readTokenHash(context.req.header('authorization')))
      const orderId = context.req.param('orderId')
      if (context.req.header(header.idempotencyKey) !== orderId) throw new AppError('INVALID_INPUT', { field: header.idempotencyKey })
      const request = await readJson(context.env.incoming, submitRequestSchema, MAX_REQUEST_BYTES)
      const { answer, isNew } = submitOrder(
        { customerId, orderId, request },
        { database, uploads, catalogue: catalogue.current(), at: now(), isNumberTaken: services.isNumberTaken },
      )
      // After the commit: what went into a folder that is gone must not be acknowledged.
      if (!services.home.isThere()) throw new Error('the data folder is gone')
      if (isNew) {
        log.info(`주문 ${answer.number}번을 받았어요. (${answer.total.toLocaleString('ko-KR')}원)`)
        services.onOrderReceived()
        changes.announce(orderId)
      }
      return context.json(answer satisfies SubmitAnswer)
    })
    .post('/:orderId/cancel', (context) => {
      const customerId = findCustomer(database, readTokenHash(context.req.header('authorization')))
      const whose = { customerId, orderId: context.req.param('orderId'), cancelUntil: catalogue.current().cancelUntil }
      const { status, isNew } = cancelByCustomer(database, { ...whose, at: now() }, services.withdraw)
      if (isNew) {
        log.info(`주문 ${status.number}번을 주문한 분이 취소했어요.`)
        changes.announce(whose.orderId)
      }
      return context.json(status satisfies OrderStatus)
    })
    .get('/:orderId', (context) => {
      const customerId = findCustomer(database, readTokenHash(context.req.header('authorization')))
      const { cancelUntil } = catalogue.current()
      return context.json(readOrderStatus(database, { customerId, orderId: context.req.param('orderId'), cancelUntil }))
    })
}

/** What is no list of options is refused later. */
function hasFewOptions(line: unknown): boolean {
  if (typeof line !== 'object' || line === null || !('options' in line)) return true
  const { options } = line
  return typeof options !== 'object' || options === null || Object.keys(options).length <= MAX_OPTIONS
}
