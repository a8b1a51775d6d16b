import { useEffect, useState } from 'react'
import type { OrderSummary } from '#shared/contract/orders.ts'
import { useStore } from '../../api/store.ts'
import { placingStore } from './confirm-store.ts'

/**
 * What has become of the draft on the page: undefined while it is one, the order that another window made of it, null where it was
 * thrown away. `orders`: undefined while they are not known.
 */
export function useDraftFate(orderId: string | null, orders: readonly OrderSummary[] | undefined): OrderSummary | null | undefined {
  const placing = useStore(placingStore)
  const found = orders?.find((order) => order.orderId === orderId)
  // A list may be older than a draft: only one that has stood in it can have gone from it.
  const [listed, setListed] = useState<string | null>(null)
  useEffect(() => {
    if (found) setListed(found.orderId)
  }, [found])
  if (orderId === null || !orders || placing === orderId) return undefined
  if (found) return found.state === 'draft' ? undefined : found
  return listed === orderId ? null : undefined
}
