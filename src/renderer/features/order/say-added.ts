import type { Messages } from '#shared/messages/index.ts'
import { MAX_LINES } from '#shared/orders/order-details.ts'

/** What came of putting photos into the basket. `missing`: those whose file is not where it was; `before`: those that were ordered before. */
type Outcome = { added: number; already: number; over: number; missing: number; before: number }

/** The sentences for it; `notable` where not simply all of them are in it now, ready to be printed. */
export function sayAdded(
  { added, already, over, missing, before }: Outcome,
  { order, library }: Messages,
): { text: string; notable: boolean } {
  const sentences = [
    over === 0 && before > 0 && added > 0 && library.addedToOrder(added),
    over > 0 && (added > 0 ? order.cutOff(MAX_LINES, added) : order.full(MAX_LINES)),
    over === 0 && already > 0 && library.alreadyInOrder(already),
    before > 0 && order.orderedBefore(before),
    missing > 0 && order.addedMissing(missing),
  ].filter((sentence) => sentence !== false)
  if (sentences.length === 0) return { text: library.addedToOrder(added), notable: false }
  const [only = '', ...more] = sentences
  return { text: more.length === 0 ? only : sentences.map((sentence) => sentence.replace(/\.?$/, '.')).join(' '), notable: true }
}
