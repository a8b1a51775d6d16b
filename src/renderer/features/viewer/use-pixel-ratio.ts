import { useSyncExternalStore } from 'react'

/** Pixels of the screen for each CSS px; another one after the window moved to another screen or was zoomed. */
export function usePixelRatio(): number {
  return useSyncExternalStore(listen, () => window.devicePixelRatio)
}

function listen(tell: () => void): () => void {
  window.addEventListener('resize', tell)
  return () => window.removeEventListener('resize', tell)
}
