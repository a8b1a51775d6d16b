import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { receiveChunk } from './receive-chunk.ts'

const never = new AbortController().signal
const bytes = Buffer.alloc(3_000_000, 'photo')
const cutUp = (whole: Buffer, size: number) =>
  Array.from({ length: Math.ceil(whole.length / size) }, (_, index) => whole.subarray(index * size, (index + 1) * size))

describe('receiving a chunk', () => {
  it.each([1000, 16_384, 1_000_000])('writes and hashes it in pieces of %i bytes, after what is there', async (size) => {
    const path = join(makeTempDir(), 'part')
    const hash = createHash('sha256')
    const half = bytes.length / 2
    for (const offset of [0, half]) {
      const body = Readable.from(cutUp(bytes.subarray(offset, offset + half), size))
      await receiveChunk({ offset, length: half, body }, path, hash, never)
    }
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('keeps what has arrived when the line is cut', async () => {
    const path = join(makeTempDir(), 'part')
    async function* cutAfter(count: number) {
      for (const piece of cutUp(bytes, 16_384).slice(0, count)) yield piece
      throw new Error('aborted')
    }
    const received = receiveChunk({ offset: 0, length: bytes.length, body: Readable.from(cutAfter(20)) }, path, undefined, never)
    await expect(received).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(readFileSync(path).equals(bytes.subarray(0, 20 * 16_384))).toBe(true)
  })

  it('ends when it is told to, and takes a body that ends too soon for a cut line', async () => {
    const path = join(makeTempDir(), 'part')
    const stopping = new AbortController()
    const body = new PassThrough()
    const received = receiveChunk({ offset: 0, length: 10, body }, path, undefined, stopping.signal)
    body.write('12345')
    stopping.abort()
    await expect(received).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(body.destroyed).toBe(true)
    const short = receiveChunk({ offset: 0, length: 10, body: Readable.from([Buffer.from('1')]) }, path, undefined, never)
    await expect(short).rejects.toMatchObject({ code: 'CANCELLED' })
    await expect(receiveChunk({ offset: 0, length: 1, body: new PassThrough() }, path, undefined, stopping.signal)).rejects.toMatchObject({
      code: 'CANCELLED',
    })
  })

  // A device of Linux that is always full.
  it.skipIf(process.platform !== 'linux')('says that the disk is full, on a line that stays to hear it', async () => {
    const body = Readable.from(cutUp(bytes, 16_384), { autoDestroy: false })
    const received = receiveChunk({ offset: 0, length: bytes.length, body }, '/dev/full', undefined, never)
    await expect(received).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(body.destroyed).toBe(false)
  })
})
