import { useEffect } from 'react'
import { createStore } from '../../api/store.ts'

/** The line of the basket whose print is being looked at closely; null while the editor is closed. */
export const cropStore = createStore<string | null>(null)

/** The editor is a place of its own in the window's history, so that going back closes it, and stays on the screen below. */
type CropPlace = { readonly cropLine: string }

export function openCropEditor(lineId: string): void {
  const place: CropPlace = { cropLine: lineId }
  if (placeOf(history.state) === null) history.pushState(place, '')
  else history.replaceState(place, '')
  cropStore.set(lineId)
}

/** On its way back, which takes a moment and must not be gone twice. */
let leaving = false

export function closeCropEditor(): void {
  if (cropStore.get() === null || leaving) return
  if (placeOf(history.state) === null) cropStore.set(null)
  else {
    // It closes once the window is there: until then nothing below can be pressed.
    leaving = true
    history.back()
  }
}

/** Opens and closes the editor as one goes back and forth, and leaves it closed with the screen that it is over. */
export function useCropPlace(): void {
  useEffect(() => {
    const follow = () => {
      leaving = false
      cropStore.set(placeOf(history.state))
    }
    follow()
    window.addEventListener('popstate', follow)
    return () => {
      window.removeEventListener('popstate', follow)
      cropStore.set(null)
    }
  }, [])
}

function placeOf(state: unknown): string | null {
  const place = state as Partial<CropPlace> | null
  return typeof place?.cropLine === 'string' ? place.cropLine : null
}
