import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Agent } from 'node:https'
import axios, { type AxiosResponse } from 'axios'
import sharp from 'sharp'
import { canonicalJson, type Manifest, manifestSchema } from '#shared/orders/manifest.ts'
import { header, PARTIAL_UPLOAD } from '#shared/orders/studio-protocol.ts'

export type TestPhoto = { bytes: Buffer; sha256: string; width: number; height: number }
export type TestClient = ReturnType<typeof createTestClient>

/** A plain customer: each method is one call, and answers with whatever came back. */
export function createTestClient(studio: { url: string; ca: string | undefined }, token = randomBytes(32).toString('base64url')) {
  const http = axios.create({
    baseURL: `${studio.url}/v1`,
    httpsAgent: new Agent({ ca: studio.ca, keepAlive: false }),
    headers: { authorization: `Bearer ${token}` },
    validateStatus: () => true,
    maxBodyLength: Number.POSITIVE_INFINITY,
    proxy: false,
  })
  const fileUrl = (orderId: string, sha256: string) => `/orders/${orderId}/files/${sha256}`

  return {
    token,
    http,
    put: (manifest: unknown, orderId = (manifest as Manifest).orderId): Promise<AxiosResponse> => http.put(`/orders/${orderId}`, manifest),
    head: (orderId: string, sha256: string): Promise<AxiosResponse> => http.head(fileUrl(orderId, sha256)),
    patch: (orderId: string, sha256: string, offset: number, bytes: Buffer): Promise<AxiosResponse> =>
      http.patch(fileUrl(orderId, sha256), bytes, { headers: { [header.uploadOffset]: String(offset), 'content-type': PARTIAL_UPLOAD } }),
    quote: (orderId: string): Promise<AxiosResponse> => http.post(`/orders/${orderId}/quote`),
    submit: (manifest: Manifest, quote: { quoteId: string; total: number }): Promise<AxiosResponse> =>
      http.post(
        `/orders/${manifest.orderId}/submit`,
        { quoteId: quote.quoteId, total: quote.total, manifestHash: hashTestManifest(manifest) },
        { headers: { [header.idempotencyKey]: manifest.orderId } },
      ),
    cancel: (orderId: string): Promise<AxiosResponse> => http.post(`/orders/${orderId}/cancel`),
    status: (orderId: string): Promise<AxiosResponse> => http.get(`/orders/${orderId}`),
  }
}

/** Goes the whole way with an order; answers with submit's answer. */
export async function sendTestOrder(client: TestClient, manifest: Manifest, photos: readonly TestPhoto[]): Promise<AxiosResponse> {
  await client.put(manifest)
  for (const photo of photos) await client.patch(manifest.orderId, photo.sha256, 0, photo.bytes)
  const quote = await client.quote(manifest.orderId)
  return await client.submit(manifest, quote.data)
}

/** An order of these photos; each line takes what is not said from a plain 4×6. */
export function makeTestManifest(
  lines: readonly ({ photo: TestPhoto } & Partial<Manifest['lines'][number]>)[],
  changes: Partial<Manifest> = {},
): Manifest {
  const photos = new Map(lines.map(({ photo }) => [photo.sha256, photo]))
  return manifestSchema.parse({
    protocol: 1,
    orderId: randomUUID(),
    createdAt: '2026-11-22T01:02:03.000Z',
    catalogueVersion: '2026-11-01',
    lines: lines.map(({ photo, ...line }) => ({
      productId: 'print-4x6',
      quantity: 1,
      fit: 'paper-full',
      ...line,
      sha256: photo.sha256,
    })),
    files: [...photos.values()].map(({ sha256, bytes, width, height }) => ({
      sha256,
      bytes: bytes.length,
      name: '가족 사진.jpg',
      width,
      height,
    })),
    receiver: { name: '홍길동', phone: '010-1234-5678' },
    delivery: { kind: 'pickup' },
    payment: 'at-pickup',
    ...changes,
  })
}

/** A small JPEG of one colour; different colours are different files. */
export async function makeTestPhoto(colour: string, size = { width: 60, height: 40 }): Promise<TestPhoto> {
  const bytes = await sharp({ create: { ...size, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()
  return describeTestPhoto(bytes, size)
}

export function describeTestPhoto(bytes: Buffer, size: { width: number; height: number }): TestPhoto {
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), ...size }
}

export function hashTestManifest(manifest: Manifest): string {
  return createHash('sha256').update(canonicalJson(manifest)).digest('hex')
}
