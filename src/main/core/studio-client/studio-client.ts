import { readFileSync } from 'node:fs'
import { Agent } from 'node:https'
import type { Readable } from 'node:stream'
import { getCACertificates } from 'node:tls'
import axios, { type AxiosRequestConfig, type AxiosResponse } from 'axios'
import type { z } from 'zod'
import { catalogueSchema } from '#shared/catalogue/catalogue.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { header, orderStatusSchema, PARTIAL_UPLOAD, quoteSchema } from '#shared/orders/studio-protocol.ts'
import { toAnswerError, toTransportError } from './studio-errors.ts'

/** A line on which nothing moves for this long is dead: half-open lines are noticed too. */
const STALLED_MS = 40_000
const LANES = 3

export type StudioClient = ReturnType<typeof createStudioClient>

type Options = {
  baseUrl: string
  /** PEM of the only authority to trust; null: the system's own. */
  caPath: string | null
  /** The secret that tells the studio which guest this is. Made when first asked for. */
  getToken(): Promise<string>
  /** A call on which nothing moves for this long fails with STUDIO_SLOW. */
  stalledMs?: number | undefined
}

/**
 * The studio's calls, one function each (docs/studio-protocol.md). Every one may be repeated. They throw STUDIO_UNREACHABLE,
 * STUDIO_SLOW, STUDIO_UNTRUSTED, STUDIO_FAILED (the studio's fault), or what the studio answered.
 */
export function createStudioClient({ baseUrl, caPath, getToken, stalledMs = STALLED_MS }: Options) {
  let agent: Agent | undefined

  async function call(config: AxiosRequestConfig, signal?: AbortSignal): Promise<AxiosResponse<unknown>> {
    agent ??= createAgent(caPath)
    const response = await axios
      .request<unknown>({
        baseURL: baseUrl,
        httpsAgent: agent,
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

    async putOrder(orderId: string, manifest: string, signal: AbortSignal): Promise<void> {
      await callAsCustomer(
        { method: 'PUT', url: `/v1/orders/${orderId}`, data: manifest, headers: { 'content-type': 'application/json' } },
        signal,
      )
    },

    /** How much of a file the studio holds, in bytes. */
    async uploadState(orderId: string, sha256: string, signal: AbortSignal): Promise<{ offset: number; complete: boolean }> {
      return uploadStateOf(await callAsCustomer({ method: 'HEAD', url: `/v1/orders/${orderId}/files/${sha256}` }, signal))
    },

    /** Sends one chunk from `offset` on; empty at full length, it finishes what a crash left. */
    async sendChunk(orderId: string, sha256: string, offset: number, chunk: Buffer, signal: AbortSignal, onSent?: (bytes: number) => void) {
      const response = await callAsCustomer(
        {
          method: 'PATCH',
          url: `/v1/orders/${orderId}/files/${sha256}`,
          data: chunk,
          headers: { 'content-type': PARTIAL_UPLOAD, [header.uploadOffset]: String(offset) },
          ...(onSent ? { onUploadProgress: ({ loaded }) => onSent(loaded) } : {}),
        },
        signal,
      )
      return uploadStateOf(response)
    },

    async quote(orderId: string, signal: AbortSignal) {
      return parse(quoteSchema, await callAsCustomer({ method: 'POST', url: `/v1/orders/${orderId}/quote`, data: {} }, signal))
    },

    async submit(orderId: string, body: { quoteId: string; total: number; manifestHash: string }, signal: AbortSignal) {
      const headers = { [header.idempotencyKey]: orderId }
      return parse(
        orderStatusSchema,
        await callAsCustomer({ method: 'POST', url: `/v1/orders/${orderId}/submit`, data: body, headers }, signal),
      )
    },

    async orderStatus(orderId: string, signal?: AbortSignal) {
      return parse(orderStatusSchema, await callAsCustomer({ url: `/v1/orders/${orderId}` }, signal))
    },

    /** The stream of an order's states, as server-sent events. */
    async openOrderEvents(orderId: string, signal: AbortSignal): Promise<Readable> {
      const config: AxiosRequestConfig = {
        url: `/v1/orders/${orderId}/events`,
        responseType: 'stream',
        headers: { accept: 'text/event-stream' },
      }
      return (await callAsCustomer(config, signal)).data as Readable
    },

    close(): void {
      agent?.destroy()
    },
  }
}

function createAgent(caPath: string | null): Agent {
  return new Agent({ keepAlive: true, maxSockets: LANES + 8, ca: caPath === null ? getCACertificates('system') : [readAuthority(caPath)] })
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
