import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { useLocation } from 'wouter'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { OrderSummary } from '#shared/contract/orders.ts'
import { type OrderPrice, priceOrder } from '#shared/pricing/price-order.ts'
import { client } from '../../api/client.ts'
import { useCatalogue } from '../../api/queries.ts'
import { queryKey } from '../../api/query-keys.ts'
import { useStore } from '../../api/store.ts'
import { NEW_BASKET, rememberedBasket } from './basket-memory.ts'
import { type BasketLine, countPrints } from './draft-lines.ts'
import { draftStore, mergeFromCore, saveOnLeaving, startAfresh, startAnother, takeUpDraft } from './draft-store.ts'
import { isSold, standingOfLine } from './line-standing.ts'

export function useOrders() {
  return useQuery({ queryKey: queryKey.orderList, queryFn: ({ signal }) => client.orders.list({}, { signal }) })
}

/** The drafts among the orders, the one that was changed last first. */
export function draftsOf(orders: readonly OrderSummary[]): OrderSummary[] {
  return orders.filter((order) => order.state === 'draft').sort((one, other) => other.updatedAt.localeCompare(one.updatedAt))
}

/** Goes on with the draft that this window had, or that was changed last, where none is at hand yet. */
export async function beginWith(orders: readonly OrderSummary[]): Promise<void> {
  if (draftStore.get().ready) return
  const remembered = rememberedBasket()
  const drafts = remembered === NEW_BASKET ? [] : draftsOf(orders)
  const known = drafts.find(({ orderId }) => orderId === remembered) ?? drafts[0]
  const draft = known && (await client.orders.get({ orderId: known.orderId }))
  // Meanwhile somebody else may have begun.
  if (draftStore.get().ready) return
  if (draft) takeUpDraft(draft)
  else if (remembered === NEW_BASKET) startAnother()
  else startAfresh()
}

/** Where the order at hand is confirmed, it is no draft from then on, and the page itself goes on. */
const CONFIRM_PATH = '/order/confirm'

/** At the start: goes on with the draft that was changed last. From then on: takes over what other windows make of it. */
export function useDraftFromServer(): void {
  const { data } = useOrders()
  const { orderId, saved, revision } = useStore(draftStore)
  const [location] = useLocation()
  useEffect(saveOnLeaving, [])
  /** The draft at hand, once the list has had it: a list may be older than a draft. */
  const listed = useRef<string | null>(null)
  useEffect(() => {
    if (!data) return
    // Where that fails the draft is gone, of which the list tells next.
    void beginWith(data.orders).catch(() => {})
    const order = data.orders.find((known) => known.orderId === orderId)
    const gone = order ? order.state !== 'draft' : orderId !== null && listed.current === orderId
    listed.current = order ? orderId : null
    if (saved !== revision) return
    if (gone && location !== CONFIRM_PATH) startAfresh()
    else if (order && !gone) void mergeFromCore(order)
  }, [data, orderId, saved, revision, location])
}

/** How many prints the draft holds. */
export function useDraftCount(): number {
  return countPrints(useStore(draftStore).lines)
}

type LivePrice = { price: OrderPrice | undefined; error: unknown }

/** By the catalogue at hand, as the core and the studio reckon it again. */
export function reckonPrice(catalogue: Catalogue | undefined, lines: readonly BasketLine[], delivery: 'pickup' | 'address'): LivePrice {
  if (!catalogue || lines.length === 0) return { price: undefined, error: null }
  try {
    return { price: priceOrder(catalogue, lines, delivery), error: null }
  } catch (error) {
    return { price: undefined, error }
  }
}

/**
 * What those of the lines cost that the studio still sells: a total to show while the others are put right. `totalOf`: what each
 * line comes to, by its id; `unsold`: how many have no price.
 */
export function reckonSold(catalogue: Catalogue, lines: readonly BasketLine[], delivery: 'pickup' | 'address') {
  const sold = lines.filter((line) => isSold(standingOfLine(line, undefined, catalogue)))
  const { price, error } = reckonPrice(catalogue, sold, delivery)
  const totalOf = new Map(sold.map(({ lineId }, index) => [lineId, price?.lines[index]?.total]))
  return { price, error, totalOf, unsold: lines.length - sold.length }
}

/** What the draft costs. */
export function useDraftPrice(delivery: 'pickup' | 'address') {
  const { saved, revision, lines } = useStore(draftStore)
  const { data: catalogue } = useCatalogue()
  const { price, error } = useMemo(() => reckonPrice(catalogue, lines, delivery), [catalogue, lines, delivery])
  /** Whether the core has just the lines of which this is the price. */
  const current = saved === revision && price !== undefined
  return { price, error, current }
}

/** When each photo was ordered last, by its id; without those that never were. */
export function useOrderHistory(photoIds: readonly number[]) {
  const { data } = useQuery({
    queryKey: queryKey.orderHistory(photoIds),
    queryFn: ({ signal }) => client.orders.history({ photoIds: [...photoIds] }, { signal }),
    enabled: photoIds.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 10_000,
  })
  return useMemo(() => new Map(data?.photos.map((entry) => [entry.photoId, entry])), [data])
}
