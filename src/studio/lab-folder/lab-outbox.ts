import { setImmediate } from 'node:timers/promises'
import { hasCode } from '#shared/errors/app-error.ts'
import { type DueOrder, listDueOrders, measureOrder, readDueOrder } from './folder-due.ts'
import { createFolderWaits, type FolderTrouble } from './folder-waits.ts'
import { hasOrderFolder, removeUnfinishedFolder, tidyOrderFolders, withdrawFolder } from './order-folders.ts'
import { createWorker } from './run-when-asked.ts'
import { createBudget } from './share-budget.ts'
import { estimateFolder, type OrderWriting, writeOrder } from './write-order.ts'
import { PIXELS_AT_ONCE } from './write-pictures.ts'

/** Sixty 4×6 of paper: an order of more is written beside the others, which never wait for it. */
const LARGE_PIXELS = 60 * 1200 * 1800

export type LabOutbox = {
  /** Writes the folder of every order that is due for one and has none yet, and takes back those of cancelled orders, in the background. */
  drive(): void
  /** Whether a folder of this number is there, in whatever state. */
  hasFolder(number: string): boolean
  /** Why the folder of this order could not be written when it was last tried; `undefined` where it was not tried, or is there. */
  troubleOf(orderId: string): FolderTrouble | undefined
  /**
   * Takes the folder of an order back from the lab: one that it has not taken is renamed away, one that is being written never
   * appears. False where the lab has it, or a person has moved it. In one transaction with the order's move to 'cancelled': whatever is not cancelled
   * when the outbox runs next is offered again.
   */
  withdraw(number: string): boolean
  /** Stops at once, and resolves when nothing writes any more. */
  close(): Promise<void>
}

type Services = Omit<OrderWriting, 'spend'> & { announce: (orderId: string) => void }
type Lane = 'small' | 'large'

/** Whether an order's folder is written is in the database, so that no crash between submit and folder can lose one. */
export function createLabOutbox(services: Services): LabOutbox {
  const { database, folder, uploads, disk, log, now, announce } = services
  const writing = { ...services, spend: createBudget(PIXELS_AT_ONCE) }
  const stopping = new AbortController()
  const waits = createFolderWaits(now)
  const laneOf = createLanes(services)
  /** Ends the writing of an order, by its number. */
  const withdrawals = new Map<string, AbortController>()
  let retry: NodeJS.Timeout | undefined

  const complain = (error: unknown) => log.error('인화 폴더를 정리하지 못했어요. 잠시 뒤 다시 해요.', error)
  const lanes = (['small', 'large'] as const).map((lane) => createWorker(() => writeLane(lane), complain))
  const tidying = createWorker(tidy, complain)

  async function tidy(): Promise<void> {
    await tidyOrderFolders(database, folder, (number) => withdrawals.has(number)).catch(complain)
    for (const lane of lanes) lane.wake()
  }

  async function writeLane(lane: Lane): Promise<void> {
    try {
      for (const orderId of listDueOrders(database)) {
        if (stopping.signal.aborted) return
        // A new order drives the outbox too: it must not have every failing one rendered anew.
        if (waits.isOver(orderId)) await takeTurn(orderId, lane)
        await setImmediate()
      }
    } finally {
      planRetry()
    }
  }

  /** An order that can't even be read, from a damaged database say, must not hold up those behind it. */
  async function takeTurn(orderId: string, lane: Lane): Promise<void> {
    try {
      if (laneOf(orderId) === lane) await write(orderId)
    } catch (error) {
      waits.putOff(orderId, 'failed')
      log.error('주문 하나를 읽지 못해 인화 폴더를 만들지 못했어요. 다른 주문은 계속 만들어요.', error)
    }
  }

  function planRetry(): void {
    const ms = waits.lookAgainIn()
    if (ms === undefined || stopping.signal.aborted) return
    clearTimeout(retry)
    retry = setTimeout(drive, ms).unref()
  }

  async function write(orderId: string): Promise<void> {
    // Looked up anew: it may have been cancelled, or the studio's mind changed, while the one before it was written.
    const order = readDueOrder(database, orderId)
    if (!order) return
    const withdrawal = new AbortController()
    withdrawals.set(order.number, withdrawal)
    try {
      if (!(await hasRoom(order))) return
      await writeOrder(order, AbortSignal.any([stopping.signal, withdrawal.signal]), writing)
      waits.end(orderId)
      announce(orderId)
    } catch (error) {
      // What is half written may be what fills the disk.
      if (withdrawal.signal.aborted || isDiskFull(error)) await removeUnfinishedFolder(folder, order.number)
      if (!stopping.signal.aborted && !withdrawal.signal.aborted) reportFailure(order, error)
    } finally {
      withdrawals.delete(order.number)
    }
    // Should the cancellation not have come to pass, the order is pending still.
    if (withdrawal.signal.aborted) drive()
  }

  async function hasRoom(order: DueOrder): Promise<boolean> {
    const { orderId, number } = order
    try {
      await disk.admit(await estimateFolder(order, uploads))
      return true
    } catch (error) {
      if (!isDiskFull(error)) throw error
      const isKnown = waits.troubleOf(orderId) === 'no-room'
      waits.waitForRoom(orderId)
      if (isKnown) return false
      log.error(`자리가 없어 주문 ${number}번의 인화 폴더를 만들지 못했어요. 디스크에 자리가 나면 만들어요.`)
      announce(orderId)
      return false
    }
  }

  function reportFailure({ orderId, number }: DueOrder, error: unknown): void {
    const attempts = waits.putOff(orderId, isDiskFull(error) ? 'no-room' : 'failed')
    log.error(`주문 ${number}번의 인화 폴더를 만들지 못했어요. (${attempts}번째) 잠시 뒤 다시 해요.`, error)
    announce(orderId)
  }

  function isWritten(number: string): boolean {
    const row = database.prepare('SELECT 1 FROM received_orders WHERE number = ? AND lab_folder_written_at IS NOT NULL').get(number)
    return row !== undefined
  }

  function drive(): void {
    if (!stopping.signal.aborted) tidying.wake()
  }

  return {
    drive,
    hasFolder: (number) => hasOrderFolder(folder, number),
    troubleOf: waits.troubleOf,
    withdraw(number) {
      withdrawals.get(number)?.abort()
      const left = withdrawFolder(folder, number)
      // A folder that was written and is nowhere now has been taken out by hand.
      return left === 'withdrawn' || (left === 'absent' && !isWritten(number))
    },
    async close() {
      stopping.abort()
      clearTimeout(retry)
      await tidying.ended()
      for (const lane of lanes) await lane.ended()
      clearTimeout(retry)
    },
  }
}

/** Tells how large an order is; it never changes. */
function createLanes({ database }: Pick<Services, 'database'>): (orderId: string) => Lane {
  const known = new Map<string, Lane>()
  return (orderId) => {
    const lane = known.get(orderId) ?? (measureOrder(database, orderId) > LARGE_PIXELS ? 'large' : 'small')
    known.set(orderId, lane)
    return lane
  }
}

function isDiskFull(error: unknown): boolean {
  if (hasCode(error, 'DISK_FULL')) return true
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}
