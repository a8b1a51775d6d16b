import type { Photo } from '#shared/contract/photos.ts'

/** As many as a grid shows of them at once, some dozen times over. */
const MOST_KEPT = 5_000
const BATCH = 200
/** What one call may ask for. */
const LARGEST_BATCH = 500
/** Of photos that were asked for and flown past, only the latest are still worth the way. */
const MOST_WAITING = 1_000

type Entry = {
  /** Undefined where the library does not have it. */
  photo: Photo | undefined
  /** Changed since it was fetched; shown until the new answer is here. */
  stale: boolean
}

type Source = {
  /** Those of the ids that there are. */
  getMany: (ids: number[]) => Promise<readonly Photo[]>
  /** Resolves when it is worth trying again after a call that failed. */
  pause: () => Promise<unknown>
}

/** What is known of photos, by id; fetched in batches, and bounded. */
export function createPhotoCache({ getMany, pause }: Source) {
  /** The one asked for longest ago first. */
  const entries = new Map<number, Entry>()
  const listeners = new Map<number, Set<() => void>>()
  /** Asked for and not fetched yet, the latest wish last. */
  const waiting = new Set<number>()
  /** In a call that is under way; taken out where a change makes its answer old. */
  const fetching = new Set<number>()
  let running = false

  /** What is known of a photo by now. */
  function known(id: number): Photo | undefined {
    return entries.get(id)?.photo
  }

  /** Whether the library was asked for a photo and does not have it. */
  function isAbsent(id: number): boolean {
    const entry = entries.get(id)
    return entry !== undefined && entry.photo === undefined
  }

  /** Tells of each change to what is known of a photo. */
  function subscribe(id: number, listener: () => void): () => void {
    const heard = listeners.get(id) ?? new Set()
    listeners.set(id, heard.add(listener))
    return () => {
      heard.delete(listener)
      if (heard.size === 0 && listeners.get(id) === heard) listeners.delete(id)
    }
  }

  /** Sees to it that these photos are known soon, the latest wish first. */
  function request(ids: Iterable<number>): void {
    for (const id of ids) {
      const entry = entries.get(id)
      if (entry) keepLonger(id, entry)
      if ((entry && !entry.stale) || fetching.has(id)) continue
      waiting.delete(id)
      waiting.add(id)
    }
    forgetOldWishes()
    if (waiting.size > 0 && !running) void fetchWaiting()
  }

  /** All that there are of these photos, in that order, however many. Rejects with what the call rejects with. */
  async function fetchAll(ids: readonly number[]): Promise<Photo[]> {
    const photos: Photo[] = []
    for (let from = 0; from < ids.length; from += LARGEST_BATCH) {
      const batch = ids.slice(from, from + LARGEST_BATCH)
      const atHand = new Map(batch.map((id) => [id, entries.get(id)]))
      const unknown = batch.filter((id) => atHand.get(id)?.stale !== false)
      const fresh = new Map((unknown.length > 0 ? await getMany(unknown) : []).map((photo) => [photo.id, photo]))
      for (const id of batch) {
        const photo = fresh.get(id) ?? (atHand.get(id)?.stale === false ? atHand.get(id)?.photo : undefined)
        if (photo) photos.push(photo)
      }
    }
    return photos
  }

  /** These photos, or any where null, have changed: those on screen are fetched again at once, the others when next asked for. */
  function refresh(ids: readonly number[] | null): void {
    const shown: number[] = []
    for (const id of ids ?? [...entries.keys(), ...fetching]) {
      fetching.delete(id)
      const entry = entries.get(id)
      if (entry) entries.set(id, { ...entry, stale: true })
      if (listeners.has(id)) shown.push(id)
    }
    request(shown)
  }

  /** Changes what is shown of these photos before the core has answered. */
  function patch(ids: readonly number[], change: (photo: Photo) => Photo): void {
    for (const id of ids) {
      // An answer that left before the change must not overwrite it.
      fetching.delete(id)
      const photo = known(id)
      if (photo) put(id, change(photo))
    }
  }

  async function fetchWaiting(): Promise<void> {
    running = true
    // What a whole screen of photos asks for in one go travels together.
    await Promise.resolve()
    while (waiting.size > 0) {
      const batch = [...waiting].slice(-BATCH)
      for (const id of batch) {
        waiting.delete(id)
        fetching.add(id)
      }
      try {
        const photos = await getMany(batch)
        takeAnswer(batch, new Map(photos.map((photo) => [photo.id, photo])))
      } catch {
        for (const id of batch) if (fetching.delete(id) && listeners.has(id)) waiting.add(id)
        await pause()
      }
    }
    running = false
  }

  function takeAnswer(batch: readonly number[], photos: ReadonlyMap<number, Photo>): void {
    for (const id of batch) {
      if (fetching.delete(id)) put(id, photos.get(id))
      else if (listeners.has(id)) waiting.add(id)
    }
    for (const id of entries.keys()) {
      if (entries.size <= MOST_KEPT) break
      if (!listeners.has(id)) entries.delete(id)
    }
  }

  function put(id: number, photo: Photo | undefined): void {
    entries.set(id, { photo, stale: false })
    for (const listener of listeners.get(id) ?? []) listener()
  }

  function keepLonger(id: number, entry: Entry): void {
    entries.delete(id)
    entries.set(id, entry)
  }

  function forgetOldWishes(): void {
    for (const id of waiting) {
      if (waiting.size <= MOST_WAITING) break
      if (!listeners.has(id)) waiting.delete(id)
    }
  }

  return { known, isAbsent, subscribe, request, fetchAll, refresh, patch }
}
