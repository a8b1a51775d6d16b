import { MAX_LINES, MAX_QUANTITY } from '#shared/orders/order-details.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { addSize, type BasketLine, changeLook, joinAlike, type LineLook } from './draft-lines.ts'
import { changeLines, changeLinesForUndo, newLineId } from './draft-store.ts'
import { useBasketUndo } from './use-basket-undo.ts'

export type LineIds = ReadonlySet<string>
export type BasketActions = ReturnType<typeof useBasketActions>

/** What can be done with lines of the basket, be it for one, for those chosen, or for all. */
export function useBasketActions() {
  const { order } = useMessages()
  const { offerUndo } = useBasketUndo()
  const setEach = (ids: LineIds, run: string, change: (line: BasketLine) => BasketLine) => {
    const undo = changeLinesForUndo((lines) => changeEach(lines, ids, change), `${run} ${[...ids].join()}`)
    if (ids.size > 1) offerUndo(order.changedQuantity(ids.size), undo)
  }

  return {
    /**
     * What was cropped by hand for another paper is lost by it, and what is alike by now becomes one: both are told, and what is
     * done to many as well. `name`: what the look is called, where it may be given to many.
     */
    applyLook: (ids: LineIds, look: LineLook, name?: string) => {
      let [lost, joined] = [0, 0]
      const undo = changeLinesForUndo((lines) => {
        const changed = changeEach(lines, ids, (line) => changeLook(line, look))
        lost = lines.filter((line, index) => line.crop && !changed[index]?.crop).length
        const result = joinAlike(changed)
        joined = result.joined
        return result.lines
      })
      const sentences = [
        ids.size > 1 && name !== undefined && order.changed(ids.size, name),
        lost > 0 && order.cropsLost(lost),
        joined > 0 && order.joined(joined),
      ].filter((sentence) => sentence !== false)
      if (sentences.length > 0) offerUndo(sentences.join('. '), undo)
    },
    setQuantity: (ids: LineIds, quantity: number) => setEach(ids, 'quantity', (line) => ({ ...line, quantity })),
    step: (ids: LineIds, by: number) =>
      setEach(ids, 'step', (line) => ({ ...line, quantity: Math.min(MAX_QUANTITY, Math.max(1, line.quantity + by)) })),
    /** Takes away what the studio no longer offers, so that its first choice holds. */
    dropOptions: (ids: LineIds, keep: (options: BasketLine['options']) => BasketLine['options']) =>
      changeLines((lines) => changeEach(lines, ids, (line) => ({ ...line, options: keep(line.options) }))),
    dropCrop: (ids: LineIds) => changeLines((lines) => changeEach(lines, ids, ({ crop: _crop, ...line }) => line)),
    remove: (ids: LineIds) => {
      const undo = changeLinesForUndo((lines) => lines.filter((line) => !ids.has(line.lineId)))
      offerUndo(ids.size === 1 ? order.removed : order.removedMany(ids.size), undo)
    },
    addSize: (ids: LineIds, product: { id: string; name: string }) => {
      let [added, over] = [0, 0]
      const undo = changeLinesForUndo((lines) => {
        const grown = addSize(lines, ids, product.id, newLineId)
        added = grown.added
        over = grown.over
        return grown.lines
      })
      const full = over > 0 && (added > 0 ? order.cutOff(MAX_LINES, added) : order.full(MAX_LINES))
      offerUndo(full || order.addedSize(added, product.name), undo)
    },
  }
}

function changeEach(lines: readonly BasketLine[], ids: LineIds, change: (line: BasketLine) => BasketLine): readonly BasketLine[] {
  return lines.map((line) => (ids.has(line.lineId) ? change(line) : line))
}
