import { createStore } from '../../api/store.ts'
import type { Selection } from '../library/selection.ts'

const NOTHING: Selection<string> = { ids: new Set(), anchor: null }

/** The lines that are chosen, by their ids. Those that are gone since are in it still, and count for nothing. */
export const basketSelection = createStore<Selection<string>>(NOTHING)

export function clearBasketSelection(): void {
  basketSelection.set(NOTHING)
}
