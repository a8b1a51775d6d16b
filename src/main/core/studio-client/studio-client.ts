import { readFileSync } from 'node:fs'
import type { ClientRequest } from 'node:http'
import { Agent } from 'node:https'
import { Readable } from 'node:stream'
import { getCACertificates } from 'node:tls'
import axios, { type AxiosRequestConfig, type AxiosResponse } from 'axios'
import type { z } from 'zod'
import { catalogueSchema } from '#shared/catalogue/catalogue.ts'
import { AppError } from '#shared/errors/app-error.ts'
import {
  header,
  orderStatusSchema,
  PARTIAL_UPLOAD,
  type PutAnswer,
  putAnswerSchema,
  quoteSchema,
  submitAnswerSchema,
} from '#shared/orders/studio-protocol.ts'
import { toAnswerError, toTransportError } from './studio-errors.ts'
import { createTurns } from './take-turns.ts'
import { createTokenBucket, type TokenBucket } from './token-bucket.ts'

/** A line on which nothing moves for this long is dead: half-open lines are noticed too. */
const STALLED_MS = 40_000
/** As many files of an order as ever go at once. */
export const FILES_AT_ONCE = 8
/** Two orders, and what is asked beside them. */
const MOST_SOCKETS = 2 * FILES_AT_ONCE + 4
/** How much of a chunk is handed to the line at a time: each piece taken is a sign that bytes move. */
const PIECE_BYTES = 64 * 1024

export type StudioClient = ReturnType<typeof createStudioClient>

type Options = {
  baseUrl: string
  /** PEM of the only authority to trust; null: the system's own. */
  caPath: string | null
  /** The secret that tells the studio which guest this is. Made when first asked for. */
  getToken(): Promise<string>
  /** A call or a stream on which nothing moves for this long, in ms, fails with STUDIO_SLOW. */
  stalledMs?: number | undefined
}

/**
 * The studio's calls, one function each (docs/studio-protocol.md). Every one may be repeated. They throw STUDIO_UNREACHABLE,
 * STUDIO_SLOW, STUDIO_UNTRUSTED, STUDIO_FAILED (the studio's fault), or what the studio answered.
 */
export function createStudioClient({ baseUrl, caPath, getToken, stalledMs = STALLED_MS }: Options) {
  let agents: ReturnType<typeof createAgents> | undefined
  const takeTurn = createTurns()
  const bucket = createTokenBucket()

  async function call(config: AxiosRequestConfig, signal?: AbortSignal): Promise<AxiosResponse<unknown>> {
    agents ??= createAgents(caPath)
    const isStream = config.responseType === 'stream'
    const response = await axios
      .request<unknown>({
        baseURL: baseUrl,
        httpsAgent: isStream ? agents.streams : agents.calls,
        timeout: stalledMs,
        // Following redirects makes axios buffer bodies; a studio has no reason to send us elsewhere.
        maxRedirects: 0,
        maxBodyLength: Number.POSITIVE_INFINITY,
        proxy: false,
        validateStatus: () => true,
        ...config,
        ...(signal ? { signal } : {}),
      })
      .catch((error: unknown) => {
        signal?.throwIfAborted()
        throw toTransportError(error)
      })
    if (isStream) endWhenSilent(response, stalledMs)
    if (response.status < 300 || response.status === 304) return response
    throw await toAnswerError(response)
  }

  async function callAsCustomer(config: AxiosRequestConfig, signal?: AbortSignal): Promise<AxiosResponse<unknown>> {
    return call({ ...config, headers: { ...config.headers, authorization: `Bearer ${await getToken()}` } }, signal)
  }

  return {
    /** Null where the studio's catalogue is still the one of this `etag`. */
    async fetchCatalogue(etag: string | undefined, signal?: AbortSignal) {
      const response = await call({ url: '/v1/catalogue', headers: etag ? { 'if-none-match': etag } : {} }, signal)
      if (response.status === 304) return null
      return { catalogue: parse(catalogueSchema, response), etag: String(response.headers.etag ?? '') }
    },

    async putOrder(orderId: string, manifest: string, signal: AbortSignal): Promise<PutAnswer> {
      const headers = { 'content-type': 'application/json' }
      const config: AxiosRequestConfig = { method: 'PUT', url: `/v1/orders/${orderId}`, data: manifest, headers }
      return parse(putAnswerSchema, await callAsCustomer(config, signal))
    },

    /** How much of a file the studio holds, in bytes. */
    async uploadState(orderId: string, sha256: string, signal: AbortSignal): Promise<{ offset: number; complete: boolean }> {
      return uploadStateOf(await callAsCustomer({ method: 'HEAD', url: `/v1/orders/${orderId}/files/${sha256}` }, signal))
    },

    /**
     * Does `work` once no other upload of this content runs: at the studio a content is one file, whichever order it
     * belongs to, and a newer upload would end the older one.
     */
    takeUploadTurn: takeTurn,

    /** Sends one chunk from `offset` on; empty at full length, it finishes what a crash left. */
    async sendChunk(orderId: string, sha256: string, offset: number, chunk: Buffer, signal: AbortSignal, onSent?: (bytes: number) => void) {
      const stalled = new AbortController()
      const timer = setTimeout(() => stalled.abort(new AppError('STUDIO_SLOW', {})), stalledMs)
      const ended = AbortSignal.any([signal, stalled.signal])
      const onTaken = (bytes: number) => {
        timer.refresh()
        onSent?.(bytes)
      }
      // A chunk that is handed over piece by piece shows that bytes move; should a rate be set while it goes, it holds at once.
      const pieces = takePieces(chunk, bucket, ended, onTaken)
      const config: AxiosRequestConfig = {
        method: 'PATCH',
        url: `/v1/orders/${orderId}/files/${sha256}`,
        data: Readable.from(pieces, { objectMode: false }),
        headers: { 'content-type': PARTIAL_UPLOAD, 'content-length': chunk.length, [header.uploadOffset]: String(offset) },
        // axios would count from the start of the call, and cut a slow line on which all is well.
        timeout: 0,
      }
      try {
        return uploadStateOf(await callAsCustomer(config, ended))
      } finally {
        clearTimeout(timer)
      }
    },

    async quote(orderId: string, signal: AbortSignal) {
      return parse(quoteSchema, await callAsCustomer({ method: 'POST', url: `/v1/orders/${orderId}/quote`, data: {} }, signal))
    },

    async submit(orderId: string, body: { quoteId: string; total: number; manifestHash: string }, signal: AbortSignal) {
      const headers = { [header.idempotencyKey]: orderId }
      const config: AxiosRequestConfig = { method: 'POST', url: `/v1/orders/${orderId}/submit`, data: body, headers }
      return parse(submitAnswerSchema, await callAsCustomer(config, signal))
    },

    /** Asks for an order to be cancelled. Throws ORDER_NOT_CANCELLABLE where the studio no longer allows it. */
    async cancelOrder(orderId: string) {
      return parse(orderStatusSchema, await callAsCustomer({ method: 'POST', url: `/v1/orders/${orderId}/cancel`, data: {} }))
    },

    async orderStatus(orderId: string, signal?: AbortSignal) {
      return parse(orderStatusSchema, await callAsCustomer({ url: `/v1/orders/${orderId}` }, signal))
    },

    /** The stream of an order's states, as server-sent events. Ends with STUDIO_SLOW where not even heartbeats come. */
    async openOrderEvents(orderId: string, signal: AbortSignal): Promise<Readable> {
      const config: AxiosRequestConfig = {
        url: `/v1/orders/${orderId}/events`,
        responseType: 'stream',
        headers: { accept: 'text/event-stream' },
      }
      return (await callAsCustomer(config, signal)).data as Readable
    },

    /** How much of the line uploads may take from now on, in kB/s; null: all of it. */
    limitUploads: (limit: number | null): void => bucket.limit(limit === null ? null : limit * 1000),

    close(): void {
      agents?.calls.destroy()
      agents?.streams.destroy()
    },
  }
}

/** Streams hold their connections for hours: they have their own, so that calls never wait for one. */
function createAgents(caPath: string | null): { calls: Agent; streams: Agent } {
  const ca = caPath === null ? getCACertificates('system') : [readAuthority(caPath)]
  return { calls: new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS, ca }), streams: new Agent({ ca }) }
}

/** axios stops counting once an answer has begun; the socket's own clock begins anew with every byte. */
function endWhenSilent(response: AxiosResponse<unknown>, silentMs: number): void {
  const request = response.request as ClientRequest
  const stream = response.data as Readable
  request.setTimeout(silentMs, () => stream.destroy(new AppError('STUDIO_SLOW', {})))
}

/**
 * Yields a chunk piece by piece, as fast as the line takes them, and says after each how many bytes are gone. The last
 * ones may still lie in the system's own buffer; should a line be too slow even for these, what has arrived counts.
 */
async function* takePieces(
  chunk: Buffer,
  bucket: TokenBucket,
  signal: AbortSignal,
  onTaken: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for (let from = 0; from < chunk.length; from += PIECE_BYTES) {
    const piece = chunk.subarray(from, from + PIECE_BYTES)
    if (!bucket.isOpen()) await bucket.take(piece.length, signal)
    yield piece
    onTaken(from + piece.length)
  }
}

function readAuthority(caPath: string): string {
  try {
    return readFileSync(caPath, 'utf8')
  } catch (error) {
    throw new AppError('STUDIO_UNREACHABLE', {}, { cause: error })
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, response: AxiosResponse<unknown>): z.infer<Schema> {
  const parsed = schema.safeParse(response.data)
  if (!parsed.success) throw new AppError('STUDIO_FAILED', { status: response.status }, { cause: parsed.error })
  return parsed.data
}

function uploadStateOf(response: AxiosResponse<unknown>): { offset: number; complete: boolean } {
  return { offset: Number(response.headers[header.uploadOffset] ?? 0), complete: response.headers[header.uploadComplete] === '?1' }
}
