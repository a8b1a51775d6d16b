import type { Query } from '@tanstack/react-query'
import type { PhotoFilter } from '#shared/contract/photos.ts'
import { queryClient } from './query-client.ts'
import { queryKey } from './query-keys.ts'

// An import tells of new photos many times a second; looking again that often would only cost.
const LEAST_PAUSE_MS = 700
/** How long to wait for each ms that looking took: a library of a hundred thousand must not do nothing else. */
const PAUSE_PER_MS = 4

/** Whether a view's answer may be another one now. */
export type Concerns = (view: { text: string; filter: PhotoFilter }) => boolean

/** Any view whose order or choice may hang on what was changed of a photo. */
export const concernsChoice: Concerns = ({ text, filter }) => text !== '' || Object.keys(filter).length > 0

let concerns: Concerns[] = []
let running = false

/** Looks again which photos there are: at once, and then as often as is no burden, one after the other, so that a long one does arrive. */
export async function refreshIndexes(concerned: Concerns): Promise<void> {
  concerns.push(concerned)
  if (running) return
  running = true
  while (concerns.length > 0) {
    const batch = concerns
    concerns = []
    const began = performance.now()
    await queryClient.invalidateQueries({ queryKey: queryKey.photoIndexes, predicate: (query) => batch.some((one) => one(viewOf(query))) })
    await queryClient.invalidateQueries({ predicate: ({ queryKey: [area, kind] }) => area === 'photos' && kind === 'facets' })
    await new Promise((resolve) => setTimeout(resolve, Math.max(LEAST_PAUSE_MS, (performance.now() - began) * PAUSE_PER_MS)))
  }
  running = false
}

function viewOf(query: Query): { text: string; filter: PhotoFilter } {
  return query.queryKey[2] as { text: string; filter: PhotoFilter }
}
