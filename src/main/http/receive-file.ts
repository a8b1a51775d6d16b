import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { z } from 'zod'
import type { Core } from '#core/create-core.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { cleanText } from '#shared/text/plain-text.ts'

const MAX_NAME_BYTES = 200

/**
 * Takes a file from a host whose window knows no paths (a browser) into the inbox, whole or not at all, and answers with
 * its path there, to be imported like any other. `?name=` is what the file is called, `?batch=` a UUID that keeps one choice together.
 */
export async function receiveFile(request: Request, url: URL, { inboxDir }: Core): Promise<Response> {
  const batch = z.uuid().safeParse(url.searchParams.get('batch'))
  if (!batch.success || !request.body) throw new AppError('INVALID_INPUT', { field: 'batch' })
  // A folder of its own for each file: two photos of one choice may have the same name.
  const folder = join(inboxDir, batch.data, randomUUID().slice(0, 8))
  await mkdir(folder, { recursive: true })
  const path = join(folder, safeName(url.searchParams.get('name') ?? ''))
  const temporary = join(folder, '.part')
  try {
    await pipeline(Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>), createWriteStream(temporary, { flush: true }))
    await rename(temporary, path)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  return Response.json({ path })
}

/** The last part of a name, fit for any file system, its ending kept. */
function safeName(name: string): string {
  const clean = basename(cleanText(name).replaceAll('\\', '/'))
    .replace(/[<>:"|?*\n\t]/g, '_')
    .replace(/^\.+/, '')
  const ending = extname(clean).slice(0, 10)
  let stem = clean.slice(0, clean.length - extname(clean).length)
  while (Buffer.byteLength(stem) + Buffer.byteLength(ending) > MAX_NAME_BYTES) stem = stem.slice(0, -1).toWellFormed()
  return `${stem || 'photo'}${ending}`
}
