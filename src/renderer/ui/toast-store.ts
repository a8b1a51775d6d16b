import { createStore } from '../api/store.ts'

export type Toast = {
  id: number
  text: string
  tone: 'plain' | 'bad'
  action?: { label: string; run: () => void }
  /** What it is about: a newer one about the same takes its place. */
  topic: string
}

const SHOWN_MS = 5000
// One with something to do or to read has to wait longer.
const SHOWN_LONG_MS = 9000
const MOST_AT_ONCE = 3

export const toastStore = createStore<readonly Toast[]>([])
let lastId = 0

type ToastOptions = { action?: Toast['action']; tone?: Toast['tone']; topic?: string }

export function showToast(text: string, options: ToastOptions = {}): void {
  lastId += 1
  const id = lastId
  const { tone = 'plain', topic = text, action } = options
  const toast: Toast = { id, text, tone, topic, ...(action && { action }) }
  toastStore.set((toasts) => [...toasts.filter((other) => other.topic !== topic), toast].slice(-MOST_AT_ONCE))
  setTimeout(() => dismissToast(id), action || tone === 'bad' ? SHOWN_LONG_MS : SHOWN_MS)
}

export function dismissToast(id: number): void {
  toastStore.set((toasts) => (toasts.some((toast) => toast.id === id) ? toasts.filter((toast) => toast.id !== id) : toasts))
}
