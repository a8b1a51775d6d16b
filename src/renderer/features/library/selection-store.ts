import { createStore } from '../../api/store.ts'
import { NOTHING_SELECTED, type Selection } from './selection.ts'

/** What is chosen stays chosen while one looks for more of it elsewhere. */
export const selectionStore = createStore<Selection>(NOTHING_SELECTED)

export function clearSelection(): void {
  selectionStore.set(NOTHING_SELECTED)
}
