import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { studioStateSchema } from '../orders/order-state.ts'
import { photoId } from './photos.ts'
import { procedure } from './procedure.ts'

export const jobSchema = z.object({
  jobId: z.string(),
  kind: z.enum(['import', 'check-files', 'locate', 'export', 'sidecars', 'backup', 'restore', 'send-order']),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** Photos done and to do; `total` grows while a folder is still being read. */
  done: z.int(),
  total: z.int(),
  /** Bytes done and to do; 0 where bytes are not counted. */
  bytesDone: z.int(),
  bytesTotal: z.int(),
  startedAt: z.iso.datetime(),
  /** Estimated ms still to go; null while there is nothing to reckon from. */
  remainingMs: z.int().nullable(),
  /** By the last few seconds; null where bytes are not counted, or not for long enough. */
  bytesPerSecond: z.int().nullable(),
  /** The order that a send-order job is about. */
  orderId: z.string().nullable(),
  /** Set when done: the shape that the procedure's contract names. */
  result: z.unknown().optional(),
  /** Set when failed or cancelled. */
  error: z.object({ code: z.string(), message: z.string(), data: z.record(z.string(), z.unknown()) }).optional(),
})
export type Job = z.infer<typeof jobSchema>

/** Something in the library changed, and who shows it may want to look again. */
const changed = z.object({ type: z.literal('changed'), area: z.enum(['albums', 'tags', 'searches', 'orders', 'catalogue', 'settings']) })
/** Photos changed. `ids`: which; null for any. `list`: also which photos there are, or their order. */
const photosChanged = z.object({ type: z.literal('photos-changed'), ids: z.array(photoId).nullable(), list: z.boolean() })
/** The studio has moved an order on. */
const orderMoved = z.object({ type: z.literal('order-moved'), orderId: z.string(), number: z.string(), state: studioStateSchema })
export const appEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('job'), job: jobSchema }),
  changed,
  photosChanged,
  orderMoved,
])
export type AppEvent = z.infer<typeof appEventSchema>
export type ChangedArea = z.infer<typeof changed>['area']
export type OrderMove = Omit<z.infer<typeof orderMoved>, 'type'>
export type PhotosChange = Omit<z.infer<typeof photosChanged>, 'type'>

export const jobsContract = {
  /** The one stream of the app. Begins with every job that runs or has just ended. */
  events: procedure().input(z.strictObject({})).output(eventIterator(appEventSchema)),
  /** Stops a job within a second; what it did so far is kept. */
  cancel: procedure('JOB_NOT_FOUND')
    .input(z.strictObject({ jobId: z.string().max(100) }))
    .output(z.object({})),
}
