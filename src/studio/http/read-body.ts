import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import { AppError } from '#shared/errors/app-error.ts'

/** The request's `Content-Length` in bytes. Throws INVALID_INPUT where it is missing: a length that is known beforehand is the limit. */
export function readLength(request: IncomingMessage): number {
  const length = request.headers['content-length']
  if (length === undefined) throw new AppError('INVALID_INPUT', { field: 'content-length' })
  return Number(length)
}

/** Reads a JSON body. Throws TOO_LARGE, INVALID_INPUT, and a ZodError where it is not of the schema. */
export async function readJson<Schema extends z.ZodType>(
  request: IncomingMessage,
  schema: Schema,
  maxBytes: number,
): Promise<z.infer<Schema>> {
  if (readLength(request) > maxBytes) throw new AppError('TOO_LARGE', {})
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return schema.parse(parseJson(Buffer.concat(chunks).toString('utf8')))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('INVALID_INPUT', { field: '' }, { cause })
  }
}
