import type { AppEvent, ChangedArea } from '#shared/contract/jobs.ts'
import { client } from './client.ts'
import { jobsStore, putJob } from './jobs-store.ts'
import { queryClient } from './query-client.ts'
import { queryKey } from './query-keys.ts'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 10_000
// An import tells of new photos many times a second; looking again that often would only cost.
const PHOTOS_PAUSE_MS = 700

const keysOf: Record<ChangedArea, readonly (readonly unknown[])[]> = {
  photos: [queryKey.photos],
  orders: [queryKey.orders],
  catalogue: [queryKey.catalogue, queryKey.prices],
  settings: [queryKey.settings],
}

let photosChanged = false
let photosRefreshing = false

/** Listens to the one event stream of the app for as long as the window lives, and comes back when it breaks. */
export async function followEvents(): Promise<never> {
  let wait = FIRST_WAIT_MS
  let missed = false
  for (;;) {
    try {
      const events = await client.jobs.events({})
      jobsStore.set((state) => ({ ...state, connected: true }))
      if (missed) await queryClient.invalidateQueries()
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
  if (event.type === 'changed') {
    if (event.area === 'photos') void refreshPhotos()
    else void refresh(event.area)
    return
  }
  putJob(event.job)
  if (event.job.kind === 'send-order' && event.job.state !== 'running') void refresh('orders')
}

/** What is being fetched already may be older than the change, so it is begun anew. */
function refresh(area: ChangedArea): Promise<unknown> {
  return Promise.all(keysOf[area].map((queryKey) => queryClient.invalidateQueries({ queryKey })))
}

/** One after the other: a long list begun anew at each change of an import would never arrive. */
async function refreshPhotos(): Promise<void> {
  photosChanged = true
  if (photosRefreshing) return
  photosRefreshing = true
  while (photosChanged) {
    photosChanged = false
    await refresh('photos')
    await new Promise((resolve) => setTimeout(resolve, PHOTOS_PAUSE_MS))
  }
  photosRefreshing = false
}
