import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase as openLibrary } from '#core/database/open-database.ts'
import { type Manifest, manifestSchema } from '#shared/orders/manifest.ts'
import { openDatabase as openStudio } from '#studio/database/open-database.ts'
import { orderSheetSchema } from '#studio/intake/order-sheet.ts'
import { studioPaths } from '#studio/studio-paths.ts'

type SentOrder = { orderId: string; state: string; number: string | null; total: number; manifest: Manifest }

/** What is wrong with a customer's orders at the studio, as sentences; empty where each is there once, whole, at the price they confirmed. */
export function findWrongs(customer: string, studioDir: string): string[] {
  const wrongs: string[] = []
  const database = openStudio(studioPaths(studioDir).database)
  try {
    if (database.pragma('integrity_check', { simple: true }) !== 'ok') wrongs.push('the studio’s database is damaged')
    for (const order of readOrders(customer))
      wrongs.push(...wrongsOf(order, database, studioDir).map((wrong) => `${order.orderId}: ${wrong}`))
  } finally {
    database.close()
  }
  return wrongs
}

export function readSentManifests(customer: string): Manifest[] {
  return readOrders(customer).map(({ manifest }) => manifest)
}

export function countOrders(customer: string): number {
  return readOrders(customer).length
}

/** How many received orders have no folder for the lab yet. */
export function countWithoutFolder(studioDir: string): number {
  const database = openStudio(studioPaths(studioDir).database)
  try {
    return Number(database.prepare('SELECT count(*) FROM received_orders WHERE lab_folder_written_at IS NULL').pluck().get())
  } finally {
    database.close()
  }
}

function wrongsOf(
  { orderId, state, number, total, manifest }: SentOrder,
  database: ReturnType<typeof openStudio>,
  studioDir: string,
): string[] {
  if (state !== 'submitted' || number === null) return [`the customer’s program says ${state}`]
  const received = database
    .prepare<[string], { number: string; total: number; sheet: string; customerId: number; count: number }>(
      `SELECT number, total, sheet, customer_id AS customerId, count(*) OVER () AS count
       FROM received_orders JOIN sheets USING (order_id) JOIN orders ON orders.id = order_id WHERE order_id = ?`,
    )
    .get(orderId)
  if (!received) return ['the studio does not have it']
  const wrongs: string[] = []
  if (received.count !== 1) wrongs.push(`the studio has it ${received.count} times`)
  if (received.number !== number) wrongs.push('the numbers differ')
  if (received.total !== total) wrongs.push(`confirmed at ${total}, received at ${received.total}`)
  if (orderSheetSchema.parse(JSON.parse(received.sheet)).lines.length !== manifest.lines.length) wrongs.push('lines are missing')
  for (const { sha256 } of manifest.files) {
    const path = join(studioPaths(studioDir).files, String(received.customerId), sha256)
    if (!existsSync(path)) wrongs.push('a file is missing')
    else if (createHash('sha256').update(readFileSync(path)).digest('hex') !== sha256) wrongs.push('a file is another')
  }
  return [...wrongs, ...wrongsOfFolder(join(studioPaths(studioDir).orders), number, manifest)]
}

/** The lab's folder is there once, whole, under its finished name. */
function wrongsOfFolder(folder: string, number: string, manifest: Manifest): string[] {
  const names = readdirSync(folder).filter((name) => name.slice(1) === number)
  if (names.length !== 1 || names[0] !== `o${number}`) return [`its folders are ${names.join(', ') || 'not there'}`]
  const images = readdirSync(join(folder, `o${number}`), { recursive: true, withFileTypes: true }).filter(({ name }) =>
    /^\d{4}_.*\.jpg$/.test(name),
  )
  return images.length === manifest.lines.length ? [] : [`${images.length} prints instead of ${manifest.lines.length}`]
}

function readOrders(customer: string): SentOrder[] {
  const { db, close } = openLibrary(customer)
  try {
    const rows = db.prepare('SELECT order_id AS orderId, state, number, total, manifest FROM orders').all() as (Omit<
      SentOrder,
      'manifest'
    > & {
      manifest: string
    })[]
    return rows.map((row) => ({ ...row, manifest: manifestSchema.parse(JSON.parse(row.manifest)) }))
  } finally {
    close()
  }
}
