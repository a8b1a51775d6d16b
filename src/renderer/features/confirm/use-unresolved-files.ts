import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import { client } from '../../api/client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { useOrderHistory, useOrders } from '../order/use-draft.ts'
import type { MissingLine } from '../order/use-missing-lines.ts'

/** A photo that can't be ordered as its file stands. `changed`: there is one in its place, of other content. */
export type UnresolvedFile = { photo: Photo; lineIds: readonly string[]; reason: 'missing' | 'changed' }

/** Of so many it is asked whether another file stands in their place: more are hardly gone one by one. */
const MOST_ASKED = 20

/**
 * The photos among `missing` that stand in the way. One that was ordered before the studio may still have: only when the core has
 * refused it, its name being in `refused`, it does.
 */
export function useUnresolvedFiles(
  missing: readonly MissingLine[],
  refused: ReadonlyMap<string, UnresolvedFile['reason']>,
): UnresolvedFile[] {
  const ids = useMemo(() => [...new Set(missing.map(({ photo }) => photo.id))], [missing])
  const history = useOrderHistory(ids)
  const { data } = useOrders()
  // The history is silent about cancelled orders, whose photos the studio may have as well.
  const mayBeThere = data?.orders.some(({ studioState }) => studioState === 'cancelled')
  const details = useQueries({
    queries: ids.slice(0, MOST_ASKED).map((id) => ({
      queryKey: queryKey.photoDetail(id),
      queryFn: ({ signal }: { signal: AbortSignal }) => client.photos.get({ id }, { signal }),
      staleTime: 0,
    })),
  })
  return ids.flatMap((id, index): UnresolvedFile[] => {
    const lines = missing.filter(({ photo }) => photo.id === id)
    const photo = lines[0]?.photo
    if (!photo || ((mayBeThere || history.has(id)) && !refused.has(photo.fileName))) return []
    const isAnother = photo.missing ? details[index]?.data?.available === true : refused.get(photo.fileName) === 'changed'
    return [{ photo, lineIds: lines.map(({ line }) => line.lineId), reason: isAnother ? 'changed' : 'missing' }]
  })
}
