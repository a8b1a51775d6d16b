import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import { AppError } from '#shared/errors/app-error.ts'
import { parseJson } from '#shared/text/parse-json.ts'
import { checkJsonShape } from './check-json-shape.ts'

// A thousand characters of Hangul are nine bytes each in a form.
const MAX_FORM_BYTES = 16 * 1024
// The longest manifest at 140 kbit/s; who takes longer only holds a connection.
const PATIENCE_MS = 120_000

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
  const body = await readBody(request, maxBytes)
  checkJsonShape(body)
  try {
    return schema.parse(parseJson(body.toString('utf8')))
  } catch (cause) {
    // Of nonsense that is more than the stack takes.
    if (cause instanceof RangeError) throw new AppError('INVALID_INPUT', { field: '' }, { cause })
    throw cause
  }
}

/** Reads the fields of an HTML form; a small one where nothing else is said. Throws TOO_LARGE. */
export async function readForm(request: IncomingMessage, maxBytes = MAX_FORM_BYTES): Promise<URLSearchParams> {
  return new URLSearchParams((await readBody(request, maxBytes)).toString('utf8'))
}

async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (readLength(request) > maxBytes) throw new AppError('TOO_LARGE', {})
  const chunks: Buffer[] = []
  const tooLate = setTimeout(() => request.destroy(), PATIENCE_MS)
  try {
    for await (const chunk of request) chunks.push(chunk)
  } catch (cause) {
    throw new AppError('CANCELLED', {}, { cause })
  } finally {
    clearTimeout(tooLate)
  }
  return Buffer.concat(chunks)
}
