import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import { AppError } from '#shared/errors/app-error.ts'

const MAX_FORM_BYTES = 4096

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
  return schema.parse(parseJson(await readText(request, maxBytes)))
}

/** Reads the fields of a small HTML form. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  return new URLSearchParams(await readText(request, MAX_FORM_BYTES))
}

async function readText(request: IncomingMessage, maxBytes: number): Promise<string> {
  if (readLength(request) > maxBytes) throw new AppError('TOO_LARGE', {})
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request) chunks.push(chunk)
  } catch (cause) {
    throw new AppError('CANCELLED', {}, { cause })
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('INVALID_INPUT', { field: '' }, { cause })
  }
}
