import { Check } from 'lucide-react'
import { classNames } from '../../ui/class-names.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { selectAll } from '../library/selection.ts'
import { basketSelection, clearBasketSelection } from './basket-selection.ts'
import styles from './concern-bar.module.css'
import { LINE_CONCERNS, type LineConcern } from './line-standing.ts'

/** One press chooses all cards; and what there is to look at among them, each a filter. */
export function ConcernBar(props: {
  /** One entry a line that it is about. */
  concerns: readonly LineConcern[]
  filter: LineConcern | null
  onFilter: (filter: LineConcern | null) => void
  /** The ids of the lines whose cards are to be seen. */
  shown: readonly string[]
  selected: number
}) {
  const { order } = useMessages()
  const { concerns, filter, shown, selected } = props
  const all = selected > 0 && selected >= shown.length
  return (
    <div className={styles.bar}>
      <button
        type="button"
        aria-pressed={all}
        className={classNames(styles.chip, all && styles.on)}
        onClick={() => (all ? clearBasketSelection() : basketSelection.set(selectAll(shown)))}
      >
        <Check size={16} aria-hidden />
        {all ? order.clearSelection : order.selectAll}
      </button>
      {LINE_CONCERNS.map((concern) => {
        const count = concerns.filter((one) => one === concern).length
        if (count === 0) return null
        const on = concern === filter
        return (
          <button
            key={concern}
            type="button"
            aria-pressed={on}
            className={classNames(styles.chip, styles.warn, concern !== 'blurred' && concern !== 'cut' && styles.bad, on && styles.on)}
            onClick={() => props.onFilter(on ? null : concern)}
          >
            {order.concerns[concern](count)}
          </button>
        )
      })}
      {filter && (
        <button type="button" className={styles.chip} onClick={() => props.onFilter(null)}>
          {order.showAll}
        </button>
      )}
    </div>
  )
}
