import { useCallback, useEffect, useRef } from 'react'
import { client } from '../../api/client.ts'
import { type ConfirmForm, keptFields } from './confirm-form.ts'
import { confirmStore } from './confirm-store.ts'

/** Long enough to take a word as one change. In ms. */
const KEEP_PAUSE_MS = 400

/**
 * Keeps what is typed with the draft, in the core, so that it outlives the window. That it could not be kept is not worth a
 * word while one is typing: it stays on screen, and the next change tries again.
 */
export function useKeptForm(orderId: string): { keep: (form: ConfirmForm) => void; flush: () => Promise<void>; forget: () => void } {
  const due = useRef<{ form: ConfirmForm; timer: ReturnType<typeof setTimeout> } | null>(null)

  const flush = useCallback(async () => {
    const now = due.current
    due.current = null
    if (!now) return
    clearTimeout(now.timer)
    await client.orders.keepForm({ orderId, form: keptFields(now.form) }).catch(() => {})
  }, [orderId])

  useEffect(() => {
    const flushWhenHidden = () => document.visibilityState === 'hidden' && void flush()
    document.addEventListener('visibilitychange', flushWhenHidden)
    window.addEventListener('pagehide', flush)
    return () => {
      document.removeEventListener('visibilitychange', flushWhenHidden)
      window.removeEventListener('pagehide', flush)
      void flush()
    }
  }, [flush])

  return {
    keep: (form) => {
      confirmStore.set({ orderId, form: { ...form, agreed: false } })
      clearTimeout(due.current?.timer)
      due.current = { form, timer: setTimeout(() => void flush(), KEEP_PAUSE_MS) }
    },
    /** Resolves once the core has what was typed last, or could not take it. */
    flush,
    /** The draft has become an order. */
    forget: () => {
      clearTimeout(due.current?.timer)
      due.current = null
      confirmStore.set(null)
    },
  }
}
