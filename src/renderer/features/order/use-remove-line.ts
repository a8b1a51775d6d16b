import type { BasketLine } from './draft-lines.ts'
import { useBasketActions } from './use-basket-actions.ts'

/** Takes a line out of the draft, and offers to put it back where it was. */
export function useRemoveLine(): (line: BasketLine) => void {
  const { remove } = useBasketActions()
  return (line) => remove(new Set([line.lineId]))
}
