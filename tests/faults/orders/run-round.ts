import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { manifestSchema } from '#shared/orders/manifest.ts'
import { between, pick, type Random } from '#tests/support/random.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { importPaths, listPhotos, startTestCore } from '#tests/support/test-core.ts'
import { readSentManifests } from './check-orders.ts'
import type { UnrulyLine } from './unruly-line.ts'
import { writeSizedPhotos } from './write-sized-photos.ts'

const DAY = 24 * 3600_000
const CLIENT = join(import.meta.dirname, 'order-child.ts')
const STUDIO = join(import.meta.dirname, 'studio-child.ts')

/** What has been done to the programs beside what the line did. */
export type Harm = { clientKills: number; studioKills: number; priceChanges: number; clockJumps: number; certificateChanges: number }

export type Studio = { dataDir: string; caPath: string; process: ChildProcess }

/** Starts the studio's program on its folder and waits until it answers; the line leads to it from then on. */
export async function startStudioChild(dataDir: string, template: string, line: UnrulyLine, wrongByMs: number): Promise<Studio> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', STUDIO, dataDir, '0', template, String(wrongByMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [text] = (await once(createInterface(child.stdout), 'line')) as [string]
  const { port, caPath } = JSON.parse(text) as { port: number; caPath: string }
  line.target = port
  return { dataDir, caPath, process: child }
}

/** A customer's computer with orders that are put together and not sent yet. Returns its data folder. */
export async function prepareCustomer(orders: number, mostPhotos: number, random: Random): Promise<string> {
  const dataDir = makeTempDir()
  const core = await startTestCore({ dataDir })
  const photos = between(random, 1, mostPhotos)
  await importPaths(core, ...(await writeSizedPhotos(makeTempDir(), photos, random)))
  const ids = listPhotos(core).map(({ id }) => id)
  for (let order = 0; order < orders; order += 1) {
    // Some photos twice, and the same ones in several orders: those go once.
    const lines = Array.from({ length: between(random, 1, mostPhotos) }, () => pick(random, [ids[0] ?? 0, ...ids])).map((photoId) => ({
      photoId,
      productId: 'print-4x6',
      quantity: between(random, 1, 3),
      fit: 'paper-full' as const,
      options: {},
    }))
    await core.orders.draft(lines)
  }
  await core.close()
  return dataDir
}

/**
 * Lets a customer's program send all its orders while the line, the power on both sides, the studio's prices and the clocks do
 * what they like, `kills` times; then lets it finish in peace. Returns the studio as it runs in the end.
 */
export async function runRound(
  customer: string,
  start: Studio,
  { template, line, kills, random, harm }: { template: string; line: UnrulyLine; kills: number; random: Random; harm: Harm },
): Promise<Studio> {
  let studio = start
  for (let round = 0; round <= kills; round += 1) {
    const isLast = round === kills
    line.unrest = isLast ? 0 : 0.3 + random() * 0.5
    const client = startClient(customer, studio, line, jumpOf(random, 365 * DAY, harm))
    const exited = once(client, 'exit')
    if (isLast) {
      const [code] = (await exited) as [number | null]
      if (code !== 0) throw new Error(`the customer's program ended with ${code}`)
      break
    }
    const victim = random() < 0.4 ? 'studio' : 'client'
    // In the middle of something: after so many pieces have passed on the line.
    const ended = await Promise.race([passed(line, between(random, 5, 60)).then(() => false), exited.then(() => true)])
    if (ended) break
    if (victim === 'client') {
      harm.clientKills += 1
      client.kill('SIGKILL')
      await exited
    } else {
      studio = await killStudio(studio, { template, line, random, harm })
      client.kill('SIGKILL')
      harm.clientKills += 1
      await exited
    }
  }
  line.unrest = 0
  return studio
}

function startClient(customer: string, studio: Studio, line: UnrulyLine, wrongByMs: number): ChildProcess {
  const url = `https://localhost:${line.port}`
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLIENT, customer, url, studio.caPath, String(wrongByMs)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function killStudio(
  studio: Studio,
  { template, line, random, harm }: { template: string; line: UnrulyLine; random: Random; harm: Harm },
): Promise<Studio> {
  harm.studioKills += 1
  const exited = once(studio.process, 'exit')
  studio.process.kill('SIGKILL')
  await exited
  if (random() < 0.3) changePrice(studio.dataDir, between(random, 100, 900), harm)
  if (random() < 0.2) {
    harm.certificateChanges += 1
    for (const name of ['server.pem', 'server-key.pem']) rmSync(join(studio.dataDir, 'tls', name), { force: true })
  }
  // Less than what an order that is not submitted is kept for, so that nothing has to be sent anew.
  return await startStudioChild(studio.dataDir, template, line, jumpOf(random, 10 * DAY, harm))
}

function jumpOf(random: Random, mostMs: number, harm: Harm): number {
  if (random() > 0.25) return 0
  harm.clockJumps += 1
  return Math.round((random() * 2 - 1) * mostMs)
}

function changePrice(dataDir: string, unitPrice: number, harm: Harm): void {
  harm.priceChanges += 1
  const file = join(dataDir, 'catalogue.json')
  const catalogue = JSON.parse(readFileSync(file, 'utf8')) as { products: { unitPrice: number }[] }
  for (const product of catalogue.products) product.unitPrice = unitPrice
  writeFileSync(file, JSON.stringify({ ...catalogue, version: `price-${unitPrice}` }))
}

function passed(line: UnrulyLine, pieces: number): Promise<void> {
  return new Promise((resolve) => {
    let left = pieces
    line.onPiece = () => {
      left -= 1
      if (left === 0) resolve()
    }
  })
}

/** Bytes of the files that a customer's orders need, each content once. */
export function bytesNeeded(customer: string): number {
  const files = readSentManifests(customer).flatMap((manifest) => manifestSchema.parse(manifest).files)
  return [...new Map(files.map(({ sha256, bytes }) => [sha256, bytes])).values()].reduce((sum, bytes) => sum + bytes, 0)
}
