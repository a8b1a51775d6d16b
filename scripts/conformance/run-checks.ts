import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { catalogueSchema } from '../../src/shared/catalogue/catalogue.ts'
import { offeredPayments } from '../../src/shared/orders/offered-payments.ts'
import { createTestClient, describeTestPhoto, makeTestManifest, type TestPhoto } from '../../src/studio/testing/test-client.ts'
import { type Bench, type Check, NotConforming, require } from './check.ts'
import { orderChecks } from './order-checks.ts'
import { uploadChecks } from './upload-checks.ts'

export const checks: readonly Check[] = [...orderChecks, ...uploadChecks]

export type Outcome = { says: string; problem: string | null }

/** Holds a server against every check, one after the other. `ca`: PEM of the authority to trust; left out: the system's. */
export async function runChecks(server: { url: string; ca: string | undefined }, tell: (outcome: Outcome) => void): Promise<Outcome[]> {
  const bench = await openBench(server)
  const outcomes: Outcome[] = []
  for (const { says, run } of checks) {
    const problem = await run(bench).then(() => null, describeProblem)
    outcomes.push({ says, problem })
    tell({ says, problem })
  }
  return outcomes
}

async function openBench(server: { url: string; ca: string | undefined }): Promise<Bench> {
  const newClient = () => createTestClient(server)
  const catalogue = catalogueSchema.parse((await newClient().http.get('/catalogue')).data)
  const [product] = catalogue.products
  const delivery = { kind: 'pickup' as const, ...(catalogue.pickup.shops[0] && { shop: catalogue.pickup.shops[0].id }) }
  const [payment] = offeredPayments(catalogue, delivery.kind)
  require(product !== undefined && payment !== undefined, 'the catalogue has nothing that can be ordered')
  const { version: catalogueVersion, minimumOrder } = catalogue
  const quantity = Math.min(999, Math.max(1, Math.ceil(minimumOrder / Math.max(1, product.unitPrice))))
  return {
    catalogue,
    newClient,
    newPhoto,
    manifestOf: (photos, changes) =>
      makeTestManifest(
        photos.map((photo) => ({ photo, productId: product.id, quantity })),
        { catalogueVersion, delivery, payment, createdAt: new Date().toISOString(), memo: '서버 검사', ...changes },
      ),
  }
}

/** Noise, so that no photo is like another and none can be packed. */
async function newPhoto(bytes = 3000): Promise<TestPhoto> {
  const side = Math.ceil(Math.sqrt(bytes / 2))
  const size = { width: side, height: side }
  const pixels = randomBytes(side * side * 3)
  return describeTestPhoto(
    await sharp(pixels, { raw: { ...size, channels: 3 } })
      .jpeg({ quality: 90 })
      .toBuffer(),
    size,
  )
}

function describeProblem(error: unknown): string {
  if (error instanceof NotConforming) return error.message
  return `the check could not be made: ${error instanceof Error ? error.message : String(error)}`
}
