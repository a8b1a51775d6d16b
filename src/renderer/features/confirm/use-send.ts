import { useState } from 'react'
import { useLocation } from 'wouter'
import { client } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { mergeFromCore, startAfresh } from '../order/draft-store.ts'
import { codeOf, troubledFile } from './confirm-failure.ts'
import { placingStore } from './confirm-store.ts'
import type { useKeptForm } from './use-kept-form.ts'

/** How long one waits for the studio's catalogue of this moment, in ms. */
const FRESH_WITHIN_MS = 2000

type Send = Parameters<typeof client.orders.confirm>[0]

/** Places the order. `send` answers the code of what kept it from being placed, null where nothing did. */
export function useSend(orderId: string, kept: Pick<ReturnType<typeof useKeptForm>, 'flush' | 'forget'>, offline: boolean) {
  const [, navigate] = useLocation()
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const send = async (order: Send): Promise<string | null> => {
    setSending(true)
    setFailure(null)
    placingStore.set(orderId)
    // An order that is taken back, or made once more, begins with what was typed for it.
    await kept.flush()
    try {
      // What the studio no longer sells is met here, not once the order is on its way.
      if (!offline) await refreshCatalogue()
      await client.orders.confirm(order)
      kept.forget()
      startAfresh()
      void queryClient.invalidateQueries({ queryKey: queryKey.orders })
      navigate(`/orders/${orderId}`, { replace: true })
      return null
    } catch (error) {
      await lookAnew(orderId, error)
      setSending(false)
      setFailure(error)
      return codeOf(error)
    } finally {
      placingStore.set(null)
    }
  }
  return { sending, failure, setFailure, send }
}

/** By the core, which reckons the order by it next. That it can't be had in time keeps nobody from ordering. */
async function refreshCatalogue(): Promise<void> {
  const signal = AbortSignal.timeout(FRESH_WITHIN_MS)
  await client.catalogue.get({}, { signal }).catch(() => {})
}

/** What the studio sells and asks by now, what has become of the draft, and where the files are, before one presses again. */
async function lookAnew(orderId: string, error: unknown): Promise<void> {
  const code = codeOf(error)
  if (code === 'DRAFT_CHANGED') {
    const draft = await client.orders.get({ orderId }).catch(() => null)
    if (draft) await mergeFromCore(draft)
  }
  if (code === 'ORDER_NOT_FOUND' || code === 'ORDER_NOT_EDITABLE') await queryClient.invalidateQueries({ queryKey: queryKey.orderList })
  // Where one file is gone, others of its folder may be too.
  if (troubledFile(error) !== null) lookForFiles()
  await queryClient.invalidateQueries({ queryKey: queryKey.catalogue })
}

/** Has the core mark the photos whose file is gone or another. The page itself tells which: neither result nor failure is told besides. */
export function lookForFiles(): void {
  client.library.checkFiles({}).catch(() => {})
}
