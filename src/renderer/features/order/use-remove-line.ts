import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import type { BasketLine } from './draft-lines.ts'
import { changeLines } from './draft-store.ts'

/** Takes a line out of the draft, and offers to put it back where it was. */
export function useRemoveLine(): (line: BasketLine) => void {
  const { order, common } = useMessages()
  return (line) => {
    let index = 0
    changeLines((lines) => {
      index = lines.findIndex((other) => other.key === line.key)
      return lines.filter((other) => other.key !== line.key)
    })
    const putBack = () => changeLines((lines) => lines.toSpliced(Math.max(0, index), 0, line))
    showToast(order.removed, { action: { label: common.undo, run: putBack } })
  }
}
