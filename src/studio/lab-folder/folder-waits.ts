const RETRY_MS = 30_000
const MAX_RETRY_MS = 10 * 60_000

/** Why the folder of an order is not there yet: the disk has no room for it, or something else went wrong. */
export type FolderTrouble = 'no-room' | 'failed'

type Wait = { trouble: FolderTrouble; attempts: number; dueAt: number }

/** The orders whose folder could not be written, and when each is tried again. By their ids, only while the server runs: it then tries anew. */
export function createFolderWaits(now: () => Date) {
  const waits = new Map<string, Wait>()

  return {
    /** Answers with how often it failed by now. */
    putOff(orderId: string, trouble: FolderTrouble): number {
      const attempts = (waits.get(orderId)?.attempts ?? 0) + 1
      waits.set(orderId, { trouble, attempts, dueAt: now().getTime() + Math.min(MAX_RETRY_MS, RETRY_MS * 2 ** (attempts - 1)) })
      return attempts
    },
    /** Until there is room; looking costs little, and so it is done often. */
    waitForRoom(orderId: string): void {
      waits.set(orderId, { trouble: 'no-room', attempts: waits.get(orderId)?.attempts ?? 0, dueAt: now().getTime() + RETRY_MS })
    },
    end: (orderId: string) => waits.delete(orderId),
    isOver: (orderId: string) => (waits.get(orderId)?.dueAt ?? 0) <= now().getTime(),
    troubleOf: (orderId: string) => waits.get(orderId)?.trouble,
    /** In how many milliseconds to look again; `undefined` where nothing waits. */
    lookAgainIn: () => (waits.size === 0 ? undefined : RETRY_MS),
  }
}
