import { CHUNK_BYTES } from '../../src/shared/orders/studio-protocol.ts'
import { type Check, require, requireError, requireStatus, requireUpload } from './check.ts'

const LARGE = 300_000

export const uploadChecks: readonly Check[] = [
  {
    says: 'a file that nothing was sent of has offset 0',
    run: async ({ newClient, newPhoto, manifestOf }) => {
      const { client, orderId, photo } = await putOne({ newClient, newPhoto, manifestOf })
      const answer = await client.head(orderId, photo.sha256)
      requireStatus(answer, 200)
      requireUpload(answer, 0, false)
      require(answer.headers['content-length'] === '0', 'an answer to HEAD needs Content-Length: 0')
    },
  },
  {
    says: 'a file in two chunks is complete with the second',
    run: async (bench) => {
      const { client, orderId, photo } = await putOne(bench)
      const half = Math.floor(photo.bytes.length / 2)
      const first = await client.patch(orderId, photo.sha256, 0, photo.bytes.subarray(0, half))
      requireStatus(first, 204)
      requireUpload(first, half, false)
      requireUpload(await client.head(orderId, photo.sha256), half, false)
      const second = await client.patch(orderId, photo.sha256, half, photo.bytes.subarray(half))
      requireStatus(second, 204)
      requireUpload(second, photo.bytes.length, true)
      requireUpload(await client.head(orderId, photo.sha256), photo.bytes.length, true)
    },
  },
  {
    says: 'a chunk from elsewhere than the offset is WRONG_OFFSET, and tells the right one',
    run: async (bench) => {
      const { client, orderId, photo } = await putOne(bench)
      await client.patch(orderId, photo.sha256, 0, photo.bytes.subarray(0, 1000))
      for (const offset of [0, 999, 1001]) {
        const answer = await client.patch(orderId, photo.sha256, offset, photo.bytes.subarray(offset, offset + 10))
        requireError(answer, 'WRONG_OFFSET')
        require(answer.headers['upload-offset'] === '1000', 'Upload-Offset does not say where to go on')
      }
    },
  },
  {
    says: 'a chunk that is sent again after its answer was lost does no harm',
    run: async (bench) => {
      const { client, orderId, photo } = await putOne(bench)
      await client.patch(orderId, photo.sha256, 0, photo.bytes)
      const again = await client.patch(orderId, photo.sha256, 0, photo.bytes)
      requireStatus(again, 204, 409)
      requireUpload(await client.head(orderId, photo.sha256), photo.bytes.length, true)
    },
  },
  {
    says: 'bytes that are not the file are WRONG_HASH, and it begins anew',
    run: async (bench) => {
      const { client, orderId, photo } = await putOne(bench)
      const wrong = Buffer.from(photo.bytes)
      wrong[wrong.length - 20] = (wrong.at(-20) ?? 0) ^ 255
      requireError(await client.patch(orderId, photo.sha256, 0, wrong), 'WRONG_HASH')
      requireUpload(await client.head(orderId, photo.sha256), 0, false)
      requireUpload(await client.patch(orderId, photo.sha256, 0, photo.bytes), photo.bytes.length, true)
    },
  },
  {
    says: 'more bytes than the manifest says are TOO_LARGE',
    run: async (bench) => {
      const { client, orderId, photo } = await putOne(bench)
      requireError(await client.patch(orderId, photo.sha256, 0, Buffer.concat([photo.bytes, Buffer.alloc(1)])), 'TOO_LARGE')
    },
  },
  {
    says: 'a chunk of more than 8 MiB is TOO_LARGE',
    run: async (bench) => {
      const { client, orderId, photo } = await putOne(bench)
      requireError(await client.patch(orderId, photo.sha256, 0, Buffer.alloc(CHUNK_BYTES + 1)), 'TOO_LARGE')
    },
  },
  {
    says: 'a file that is no photo is NOT_AN_IMAGE',
    run: async ({ newClient, newPhoto, manifestOf }) => {
      const client = newClient()
      const { describeTestPhoto } = await import('../../src/studio/testing/test-client.ts')
      const size = { width: 60, height: 40 }
      const text = describeTestPhoto(Buffer.from(`no photo ${(await newPhoto()).sha256}`), size)
      const manifest = manifestOf([text])
      await client.put(manifest)
      requireError(await client.patch(manifest.orderId, text.sha256, 0, text.bytes), 'NOT_AN_IMAGE')
    },
  },
  {
    says: 'what a customer has sent for one order need not be sent for another',
    run: async ({ newClient, newPhoto, manifestOf }) => {
      const client = newClient()
      const photo = await newPhoto()
      const first = manifestOf([photo])
      const second = manifestOf([photo])
      await client.put(first)
      await client.patch(first.orderId, photo.sha256, 0, photo.bytes)
      await client.put(second)
      requireUpload(await client.head(second.orderId, photo.sha256), photo.bytes.length, true)
    },
  },
  {
    says: 'what another customer has sent is not to be seen',
    run: async (bench) => {
      const { client, orderId, photo } = await putOne(bench)
      await client.patch(orderId, photo.sha256, 0, photo.bytes)
      const stranger = bench.newClient()
      const manifest = bench.manifestOf([photo])
      await stranger.put(manifest)
      requireUpload(await stranger.head(manifest.orderId, photo.sha256), 0, false)
      requireStatus(await stranger.head(orderId, photo.sha256), 404)
    },
  },
  {
    says: 'a file that the order does not name is not found',
    run: async (bench) => {
      const { client, orderId } = await putOne(bench)
      const other = await bench.newPhoto()
      requireError(await client.patch(orderId, other.sha256, 0, other.bytes), 'NOT_FOUND')
    },
  },
]

async function putOne({ newClient, newPhoto, manifestOf }: Pick<Parameters<Check['run']>[0], 'newClient' | 'newPhoto' | 'manifestOf'>) {
  const client = newClient()
  const photo = await newPhoto(LARGE)
  const manifest = manifestOf([photo])
  requireStatus(await client.put(manifest), 201)
  return { client, photo, orderId: manifest.orderId }
}
