import { navigate } from 'wouter/use-browser-location'
import type { AppEvent, ChangedArea, PhotosChange } from '#shared/contract/jobs.ts'
import { client } from './client.ts'
import { hostBridge } from './host-bridge.ts'
import { jobsStore, putJob } from './jobs-store.ts'
import { orderMoves } from './order-moves.ts'
import { refreshPhotos } from './photo-store.ts'
import { queryClient } from './query-client.ts'
import { queryKey } from './query-keys.ts'
import { type Concerns, concernsChoice, refreshIndexes } from './refresh-index.ts'
import { refreshQueries } from './refresh-queries.ts'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 10_000

const keysOf: Record<ChangedArea, readonly (readonly unknown[])[]> = {
  albums: [queryKey.albums],
  tags: [queryKey.tags],
  searches: [queryKey.savedSearches],
  orders: [queryKey.orders],
  catalogue: [queryKey.catalogue],
  settings: [queryKey.settings],
}

/** The views that hang on an area beside the photos' own. */
const viewsOf: Partial<Record<ChangedArea, Concerns>> = {
  albums: ({ filter }) => filter.albumId !== undefined,
  tags: ({ text, filter }) => text !== '' || filter.tag !== undefined || filter.tagged !== undefined,
  orders: ({ filter }) => filter.ordered !== undefined || filter.inBasket !== undefined,
}

/**
 * Listens to the one event stream of the app for as long as the window lives, and comes back when it breaks. What is clicked
 * outside of the window is heard with it, and that the line is back.
 */
export async function followEvents(): Promise<never> {
  let wait = FIRST_WAIT_MS
  let missed = false
  hostBridge.onOrderClicked?.((orderId) => navigate(`/orders/${orderId}`))
  addEventListener('online', () => void client.orders.wake({}).catch(() => {}))
  for (;;) {
    try {
      const events = await client.jobs.events({})
      jobsStore.set((state) => ({ ...state, connected: true }))
      if (missed) {
        refreshPhotos(null)
        await queryClient.invalidateQueries()
      }
      wait = FIRST_WAIT_MS
      for await (const event of events) takeEvent(event)
    } catch {
      jobsStore.set((state) => ({ ...state, connected: false }))
    }
    missed = true
    await new Promise((resolve) => setTimeout(resolve, wait))
    wait = Math.min(LONGEST_WAIT_MS, wait * 2)
  }
}

function takeEvent(event: AppEvent): void {
  if (event.type === 'photos-changed') takePhotosChange(event)
  else if (event.type === 'changed') {
    const concerned = viewsOf[event.area]
    if (concerned) void refreshIndexes(concerned)
    void refresh(event.area)
  } else if (event.type === 'order-moved') {
    orderMoves.set({ orderId: event.orderId, number: event.number, state: event.state })
    void refresh('orders')
  } else {
    putJob(event.job)
    if (event.job.kind === 'send-order' && event.job.state !== 'running') void refresh('orders')
  }
}

function takePhotosChange({ ids, list }: PhotosChange): void {
  refreshPhotos(ids)
  const changed = ids && new Set(ids)
  for (const queryKeyOfOne of [queryKey.photoDetails, queryKey.linePhotos]) {
    void queryClient.invalidateQueries({
      queryKey: queryKeyOfOne,
      predicate: ({ queryKey: key }) => !changed || changed.has(Number(key.at(-1))),
    })
  }
  void refreshIndexes(list ? () => true : concernsChoice)
}

function refresh(area: ChangedArea): Promise<unknown> {
  return Promise.all(keysOf[area].map((key) => refreshQueries(queryClient, key)))
}
