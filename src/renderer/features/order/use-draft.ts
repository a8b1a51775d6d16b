import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { client } from '../../api/client.ts'
import { useCatalogue } from '../../api/queries.ts'
import { queryKey } from '../../api/query-keys.ts'
import { useStore } from '../../api/store.ts'
import { countPrints } from './draft-lines.ts'
import { draftStore, startAfresh, takeUpDraft } from './draft-store.ts'

export function useOrders() {
  return useQuery({ queryKey: queryKey.orderList, queryFn: ({ signal }) => client.orders.list({}, { signal }) })
}

/** Once, at the start: goes on with the draft that was changed last. */
export function useDraftFromServer(): void {
  const { data } = useOrders()
  useEffect(() => {
    if (!data || draftStore.get().ready) return
    const drafts = data.orders.filter((order) => order.state === 'draft')
    const newest = drafts.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))[0]
    if (newest) takeUpDraft(newest)
    else startAfresh()
  }, [data])
}

/** How many prints the draft holds. */
export function useDraftCount(): number {
  return countPrints(useStore(draftStore).lines)
}

/** What the draft costs; while a change is being saved and reckoned, what it cost before. */
export function useDraftPrice(delivery: 'pickup' | 'address') {
  const { orderId, saved, revision, lines } = useStore(draftStore)
  const { data: catalogue } = useCatalogue()
  const query = useQuery({
    queryKey: queryKey.price(orderId ?? '', saved, delivery, catalogue?.version ?? ''),
    queryFn: ({ signal }) => client.orders.price({ orderId: orderId ?? '', delivery }, { signal }),
    enabled: orderId !== null && lines.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    retry: false,
  })
  /** Whether the price is that of what is on screen. */
  const current = saved === revision && query.isSuccess && !query.isPlaceholderData
  return { price: query.data, error: query.error, current }
}
