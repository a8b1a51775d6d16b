import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { once } from 'node:events'
import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { createCore } from '../../src/main/core/create-core.ts'
import { createNodeHost } from '../../src/main/hosts/node-host.ts'
import { header, PARTIAL_UPLOAD } from '../../src/shared/orders/studio-protocol.ts'
import { createTestClient, describeTestPhoto, makeTestManifest } from '../../src/studio/testing/test-client.ts'
import { say } from '../setup/console-log.ts'
import type { BenchArea, BenchRow } from './harness.ts'

const MB = 1_000_000
const RUNS = 3
const root = join(import.meta.dirname, '..', '..')

/** Lines as they are: this computer itself, a good one, and a bad one. */
const lines = [
  { name: 'loopback', roundTripMs: 0, bitsPerSecond: 0, photos: 32 },
  { name: '40 ms, 100 Mbit/s', roundTripMs: 40, bitsPerSecond: 100 * MB, photos: 16 },
  { name: '120 ms, 20 Mbit/s', roundTripMs: 120, bitsPerSecond: 20 * MB, photos: 6 },
]
const PHOTO_BYTES = 4 * MB

type Place = { folder: string; studioPort: number; caPath: string; ca: string }

/** A whole order, from yes to receipt, beside `curl -T` of the same files to the same server. The ratio is curl's speed to ours. */
export const upload: BenchArea = {
  name: 'upload',
  onRequest: true,
  measure: () =>
    withStudio(async (place) => {
      const rows: BenchRow[] = []
      for (const line of lines) {
        const photos = await writePhotos(join(place.folder, `${line.roundTripMs}`), line.photos, PHOTO_BYTES)
        rows.push(...(await measureLine(line, photos, place)))
      }
      return rows
    }),
}

/** What an order of 2 GB does to the memory of the program that sends it, and to the server's. In MB, in the place of ms. */
export const uploadMemory: BenchArea = {
  name: 'upload-memory',
  onRequest: true,
  measure: () =>
    withStudio(async (place, studio) => {
      const photos = await writePhotos(join(place.folder, 'large'), 11, 190 * MB)
      const client = await openClient(`https://localhost:${place.studioPort}`, place)
      const { orderId, total } = await client.draft(photos)
      const before = process.memoryUsage().rss
      const studioBefore = residentBytes(studio.pid)
      let most = 0
      let studioMost = 0
      const looking = setInterval(() => {
        most = Math.max(most, process.memoryUsage().rss - before)
        studioMost = Math.max(studioMost, residentBytes(studio.pid) - studioBefore)
      }, 100)
      await client.send(orderId, total)
      clearInterval(looking)
      await client.close()
      return [
        { area: 'upload-memory', name: 'client, MB more than before 2 GB', ...inMegabytes(most) },
        { area: 'upload-memory', name: 'studio, MB more than before', ...inMegabytes(studioMost) },
      ]
    }),
}

async function measureLine(line: (typeof lines)[number], photos: readonly string[], place: Place): Promise<BenchRow[]> {
  const wire = spawn(
    process.execPath,
    [join(import.meta.dirname, 'slow-line.ts'), String(place.studioPort), String(line.roundTripMs), String(line.bitsPerSecond)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const url = `https://localhost:${await firstLine(wire)}`
  const times = { curl: [] as number[], ours: [] as number[] }
  for (let run = 0; run < RUNS; run += 1) {
    times.curl.push(await sendByCurl(url, photos, place))
    times.ours.push(await sendByClient(url, photos, place))
  }
  wire.kill()
  const bytes = `${(photos.length * PHOTO_BYTES) / MB} MB`
  return [
    row(`curl -T, ${bytes}, ${line.name} (baseline)`, times.curl, 1),
    row(`an order, ${bytes}, ${line.name}: curl's speed to ours`, times.ours, median(times.ours) / median(times.curl)),
  ]
}

/** ms of one curl with one connection, file after file. The order is put before, which is not counted. */
async function sendByCurl(url: string, photos: readonly string[], place: Place): Promise<number> {
  const client = createTestClient({ url, ca: place.ca })
  const described = photos.map((path) => describeTestPhoto(readFileSync(path), { width: 96, height: 64 }))
  const manifest = makeTestManifest(described.map((photo) => ({ photo })))
  await client.put(manifest)
  const target = (sha256: string) => `${url}/v1/orders/${manifest.orderId}/files/${sha256}`
  const uploads = photos.flatMap((path, index) => ['-T', path, target(described[index]?.sha256 ?? '')])
  const options = ['--silent', '--show-error', '--fail', '--http1.1', '--cacert', place.caPath, '-X', 'PATCH', '-o', '/dev/null']
  const headers = [`authorization: Bearer ${client.token}`, `${header.uploadOffset}: 0`, `content-type: ${PARTIAL_UPLOAD}`, 'expect:']
  const begin = performance.now()
  await promisify(execFile)('curl', [...options, ...headers.flatMap((line) => ['-H', line]), ...uploads])
  return performance.now() - begin
}

/** ms from yes to receipt: PUT, every file, quote, submit. Another customer each time. */
async function sendByClient(url: string, photos: readonly string[], place: Place): Promise<number> {
  const client = await openClient(url, place)
  const { orderId, total } = await client.draft(photos)
  const begin = performance.now()
  await client.send(orderId, total)
  const took = performance.now() - begin
  await client.close()
  return took
}

async function openClient(url: string, { folder, caPath }: Place) {
  const dataDir = await mkdtemp(join(folder, 'client-'))
  const log = { info: () => {}, warn: () => {}, error: (message: string, error?: unknown) => say(`${message} ${String(error)}`) }
  const core = await createCore(await createNodeHost({ studioId: 'demo', dataDir, server: url, ca: caPath, log }))
  return {
    async draft(paths: readonly string[]) {
      await core.jobs.waitFor(await core.imports.import([...paths]))
      const { ids } = await core.library.index({ limit: 1000 })
      await core.catalogue.refresh()
      const lines = ids.map((photoId) => ({ photoId, productId: 'print-4x6', quantity: 1, fit: 'paper-full' as const, options: {} }))
      const { orderId } = await core.orders.draft(lines)
      return { orderId, total: (await core.orders.price(orderId, 'pickup')).total }
    },
    async send(orderId: string, total: number) {
      const receiver = { name: '홍길동', phone: '01012345678' }
      await core.jobs.waitFor(
        await core.orders.confirm({
          orderId,
          revision: (await core.orders.get(orderId)).revision,
          total,
          receiver,
          delivery: { kind: 'pickup' },
          payment: 'at-pickup',
          depositor: '',
          memo: '',
        }),
      )
      const { state } = await core.orders.get(orderId)
      if (state !== 'submitted') throw new Error(`the order stands at ${state}`)
    },
    close: core.close,
  }
}

async function withStudio(measure: (place: Place, studio: ChildProcess) => Promise<BenchRow[]>): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sajingwan-bench-'))
  const template = join(root, 'resources/studios/demo/catalogue.json')
  const program = join(root, 'tests/faults/orders/studio-child.ts')
  const studio = spawn(process.execPath, [program, join(folder, 'studio'), '0', template], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const { port, caPath } = JSON.parse(await firstLine(studio)) as { port: number; caPath: string }
    return await measure({ folder, studioPort: port, caPath, ca: readFileSync(caPath, 'utf8') }, studio)
  } finally {
    const ended = once(studio, 'exit')
    studio.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the program has no output')
  const [text] = (await once(createInterface(child.stdout), 'line')) as [string]
  return text
}

/** A small picture each, with noise behind it up to so many bytes: a photo's weight without the time of making one. */
async function writePhotos(folder: string, count: number, bytes: number): Promise<string[]> {
  mkdirSync(folder, { recursive: true })
  const paths: string[] = []
  for (let number = 0; number < count; number += 1) {
    const path = join(folder, `photo-${number}.jpg`)
    await sharp({ create: { width: 96, height: 64, channels: 3, background: { r: number, g: 90, b: 40 } } }).toFile(path)
    appendFileSync(path, randomFillSync(Buffer.alloc(bytes)))
    paths.push(path)
  }
  return paths
}

/** Linux only; 0 elsewhere. */
function residentBytes(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

function inMegabytes(bytes: number): Omit<BenchRow, 'area' | 'name'> {
  const value = bytes / MB
  return { medianMs: value, minMs: value, maxMs: value, ratio: Number.NaN, runs: 1 }
}

function row(name: string, times: readonly number[], ratio: number): BenchRow {
  return { area: 'upload', name, medianMs: median(times), minMs: Math.min(...times), maxMs: Math.max(...times), ratio, runs: times.length }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
