import { type Context, Hono } from 'hono'
import { AppError } from '#shared/errors/app-error.ts'
import { CHUNK_BYTES, header, PARTIAL_UPLOAD } from '#shared/orders/studio-protocol.ts'
import { findCustomer, readTokenHash } from '../intake/customers.ts'
import { createFileIndex } from '../intake/file-index.ts'
import type { Progress, WantedFile } from '../uploads/upload-store.ts'
import { readLength } from './read-body.ts'
import type { StudioEnv, StudioServices } from './studio-env.ts'

const path = '/:orderId/files/:sha256'

export function createFileRoutes({ database, uploads, quota, disk }: StudioServices): Hono<StudioEnv> {
  const index = createFileIndex(database)

  function findWanted(context: Context<StudioEnv, typeof path>): { customerId: number; file: WantedFile } {
    const customerId = findCustomer(database, readTokenHash(context.req.header('authorization')))
    return { customerId, file: index.findFile(customerId, context.req.param('orderId'), context.req.param('sha256')) }
  }

  return new Hono<StudioEnv>()
    .get(path, async (context) => {
      const { customerId, file } = findWanted(context)
      return answerProgress(context, 200, await uploads.progressOf(customerId, file))
    })
    .patch(path, async (context) => {
      const { customerId, file } = findWanted(context)
      const chunk = readChunkHeaders(context)
      // An empty chunk finishes what is here: that always goes.
      if (chunk.length > 0) {
        await disk.admit(chunk.length)
        await quota.admit(customerId, chunk.length)
        quota.add(customerId, chunk.length)
      }
      return answerProgress(context, 204, await uploads.append(customerId, file, { ...chunk, body: context.env.incoming }))
    })
}

function readChunkHeaders(context: Context<StudioEnv>): { offset: number; length: number } {
  if (context.req.header('content-type') !== PARTIAL_UPLOAD) throw new AppError('INVALID_INPUT', { field: 'content-type' })
  const offset = context.req.header(header.uploadOffset) ?? ''
  if (!/^\d{1,15}$/.test(offset)) throw new AppError('INVALID_INPUT', { field: header.uploadOffset })
  const length = readLength(context.env.incoming)
  if (length > CHUNK_BYTES) throw new AppError('TOO_LARGE', {})
  return { offset: Number(offset), length }
}

function answerProgress(context: Context, status: 200 | 204, { offset, complete }: Progress): Response {
  return context.body(null, status, { [header.uploadOffset]: String(offset), [header.uploadComplete]: complete ? '?1' : '?0' })
}
