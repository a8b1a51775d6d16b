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

let photosTimer: ReturnType<typeof setTimeout> | undefined

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
  if (event.type === 'job') putJob(event.job)
  else if (event.area === 'photos') refreshPhotosSoon()
  else refresh(event.area)
}

function refreshPhotosSoon(): void {
  photosTimer ??= setTimeout(() => {
    photosTimer = undefined
    refresh('photos')
  }, PHOTOS_PAUSE_MS)
}

function refresh(area: ChangedArea): void {
  for (const queryKey of keysOf[area]) void queryClient.invalidateQueries({ queryKey }, { cancelRefetch: false })
}
