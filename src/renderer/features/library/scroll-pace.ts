import { createStore } from '../../api/store.ts'

// A screen full of photos in some 150 ms: nobody sees one of them.
const FLYING_PX_PER_MS = 5
const CALM_AGAIN_MS = 120

/** Whether one scrolls so slowly that the pictures passing by are worth their way. */
export const calmStore = createStore(true)
let timer: ReturnType<typeof setTimeout> | undefined

/** Told of each step of scrolling, in px and ms. */
export function setCalm(distance: number, duration: number): void {
  if (distance / Math.max(1, duration) < FLYING_PX_PER_MS) return
  calmStore.set(false)
  clearTimeout(timer)
  timer = setTimeout(() => calmStore.set(true), CALM_AGAIN_MS)
}
