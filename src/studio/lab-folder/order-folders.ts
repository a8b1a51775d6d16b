import { existsSync, readFileSync, renameSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Database } from '../database/open-database.ts'

// As written by us, taken by the lab, and failed at the lab.
const FINISHED_PREFIXES = ['o', 'e', 'q']
const TAKEN_PREFIXES = ['e', 'q']
const UNFINISHED = 'p'
const WITHDRAWN = 'x'
/** What may have to be put right; what the lab has taken is the lab's. */
const OURS = /^[pox]\d/
const SLICE = 200
const KEEP_WITHDRAWN_MS = 30 * 24 * 3600_000

type KnownOrder = { state: string; isWritten: number; receivedAt: string }

/** Whether a folder of this number is there, in whatever state. */
export function hasOrderFolder(folder: string, number: string): boolean {
  return [UNFINISHED, WITHDRAWN, ...FINISHED_PREFIXES].some((prefix) => existsSync(join(folder, `${prefix}${number}`)))
}

/** The whole folder of an order, with the lab or before it. Throws where it is another order's. */
export function findFinishedFolder(folder: string, number: string, receivedAt: string): string | undefined {
  return FINISHED_PREFIXES.map((prefix) => join(folder, `${prefix}${number}`)).find((path) => holdsOrder(path, receivedAt))
}

/** Gives back the room that a half-written folder takes, as far as that can be done. */
export async function removeUnfinishedFolder(folder: string, number: string): Promise<void> {
  await rm(join(folder, `${UNFINISHED}${number}`), { recursive: true, force: true }).catch(() => undefined)
}

/** The folder of an order, also where it was withdrawn. */
export function findOrderFolder(folder: string, number: string, receivedAt: string): string | undefined {
  return [...FINISHED_PREFIXES, WITHDRAWN].map((prefix) => join(folder, `${prefix}${number}`)).find((path) => isOrders(path, receivedAt))
}

/**
 * Takes a folder out of the lab's sight. 'kept': the lab has it already, or holds it right now; 'absent': there is none in any
 * state.
 */
export function withdrawFolder(folder: string, number: string): 'withdrawn' | 'kept' | 'absent' {
  const offered = join(folder, `o${number}`)
  const withdrawn = join(folder, `${WITHDRAWN}${number}`)
  try {
    if (existsSync(offered)) renameSync(offered, withdrawn)
  } catch {
    // The lab was quicker, or has one of its files open.
    return 'kept'
  }
  if (TAKEN_PREFIXES.some((prefix) => existsSync(join(folder, `${prefix}${number}`)))) return 'kept'
  return existsSync(withdrawn) ? 'withdrawn' : 'absent'
}

/**
 * Brings the hot folder in line with the database: folders of orders that were cancelled by whatever way are withdrawn, those
 * withdrawn for a cancellation that then did not happen are offered again, and what a crash left half written is removed. A
 * folder that the database knows nothing of is left alone.
 */
export async function tidyOrderFolders(database: Database, folder: string, isBeingWritten: (number: string) => boolean): Promise<void> {
  const find = database.prepare<[string], KnownOrder>(
    `SELECT state, lab_folder_written_at IS NOT NULL AS isWritten, received_at AS receivedAt FROM received_orders WHERE number = ?`,
  )
  const names = (await readdir(folder)).filter((name) => OURS.test(name))
  for (const [index, name] of names.entries()) {
    // The plain profile's folders stay for ever.
    if (index % SLICE === SLICE - 1) await setImmediate()
    const number = name.slice(1)
    const order = find.get(number)
    if (!order) continue
    if (name.startsWith(UNFINISHED)) await removeUnfinished(join(folder, name), order, isBeingWritten(number))
    else settle(folder, name, order)
  }
}

/** Removes the folders of orders that were cancelled more than 30 days ago. Answers with how many. */
export async function sweepWithdrawnFolders(database: Database, folder: string, at: Date): Promise<number> {
  const findCancelled = database.prepare<[string, string], { receivedAt: string }>(
    `SELECT received_at AS receivedAt FROM received_orders WHERE number = ? AND state = 'cancelled'
       AND (SELECT max(at) FROM state_changes WHERE state_changes.order_id = received_orders.order_id) < ?`,
  )
  const before = new Date(at.getTime() - KEEP_WITHDRAWN_MS).toISOString()
  let removed = 0
  for (const name of (await readdir(folder)).filter((entry) => entry.startsWith(WITHDRAWN))) {
    const order = findCancelled.get(name.slice(WITHDRAWN.length), before)
    const path = join(folder, name)
    if (!order || !isOrders(path, order.receivedAt)) continue
    await rm(path, { recursive: true, force: true })
    removed += 1
  }
  return removed
}

async function removeUnfinished(path: string, { state, isWritten }: KnownOrder, isBeingWritten: boolean): Promise<void> {
  if (!isBeingWritten && (isWritten === 1 || state === 'cancelled')) await rm(path, { recursive: true, force: true })
}

function settle(folder: string, name: string, { state, receivedAt }: KnownOrder): void {
  const number = name.slice(1)
  const isOffered = name.startsWith('o')
  if (isOffered !== (state === 'cancelled') || !isOrders(join(folder, name), receivedAt)) return
  if (isOffered) withdrawFolder(folder, number)
  else if (!FINISHED_PREFIXES.some((prefix) => existsSync(join(folder, `${prefix}${number}`)))) {
    renameSync(join(folder, name), join(folder, `o${number}`))
  }
}

/** Throws where the folder is another order's, as after a database was lost or set back: its pictures must not be printed for this one. */
function holdsOrder(path: string, receivedAt: string): boolean {
  if (!existsSync(path)) return false
  const sheet = join(path, 'order.json')
  // A lab may have cleared a folder that it took.
  if (!existsSync(sheet)) return true
  const written = readReceivedAt(sheet)
  if (written !== receivedAt) throw new Error('the folder of this number holds another order')
  return true
}

function isOrders(path: string, receivedAt: string): boolean {
  try {
    return holdsOrder(path, receivedAt)
  } catch {
    return false
  }
}

function readReceivedAt(sheet: string): unknown {
  try {
    return (JSON.parse(readFileSync(sheet, 'utf8')) as { receivedAt?: unknown }).receivedAt
  } catch (error) {
    throw new Error('the order.json of this number can not be read', { cause: error })
  }
}
