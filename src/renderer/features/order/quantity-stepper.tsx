import { Minus, Plus } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { MAX_QUANTITY } from '#shared/orders/order-details.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './quantity-stepper.module.css'
import { readQuantity } from './typed-quantity.ts'

/** How long it is said what was wrong with a number after the field is left. */
const WORD_MS = 4000

/** − n +, and typing. What is typed counts at once; where it is no quantity, the number is again what it was before. */
export function QuantityStepper({
  fileName,
  quantity,
  onChange,
}: {
  fileName: string
  quantity: number
  onChange: (quantity: number) => void
}) {
  const { order } = useMessages()
  const { typed, word, begin, write, end, clear } = useTypedQuantity(quantity, onChange)
  const wordId = useId()
  const step = (by: number) => {
    clear()
    onChange(Math.min(MAX_QUANTITY, Math.max(1, quantity + by)))
  }
  return (
    <fieldset aria-label={order.quantity(fileName)} className={styles.stepper}>
      <button type="button" aria-label={order.fewer} disabled={quantity <= 1} onClick={() => step(-1)}>
        <Minus size={16} />
      </button>
      <input
        inputMode="numeric"
        aria-label={order.quantity(fileName)}
        aria-invalid={word === 'wrong'}
        aria-describedby={wordId}
        value={typed ?? String(quantity)}
        onFocus={(event) => {
          begin()
          event.target.select()
        }}
        onChange={(event) => write(event.target.value)}
        onBlur={end}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            event.preventDefault()
            step(event.key === 'ArrowUp' ? 1 : -1)
          }
        }}
      />
      <button type="button" aria-label={order.more} disabled={quantity >= MAX_QUANTITY} onClick={() => step(1)}>
        <Plus size={16} />
      </button>
      <span id={wordId} role="status" className={styles.word}>
        {word === 'wrong' && order.quantityWrong(MAX_QUANTITY)}
        {word === 'over' && order.quantityOver(MAX_QUANTITY)}
      </span>
    </fieldset>
  )
}

/** What stands in the field while it is typed in, and what there is to say about it. */
function useTypedQuantity(quantity: number, onChange: (quantity: number) => void) {
  const [typed, setTyped] = useState<string | null>(null)
  const [word, setWord] = useState<'wrong' | 'over' | null>(null)
  const [writing, setWriting] = useState(false)
  const before = useRef(quantity)
  useEffect(() => {
    if (writing || word === null) return
    const timer = setTimeout(() => setWord(null), WORD_MS)
    return () => clearTimeout(timer)
  }, [writing, word])

  const clear = () => {
    setTyped(null)
    setWord(null)
  }
  return {
    typed,
    word,
    clear,
    begin: () => {
      before.current = quantity
      setWriting(true)
      setWord(null)
    },
    write: (text: string) => {
      const read = readQuantity(text)
      const over = read.kind === 'quantity' && read.over
      setTyped(over ? String(MAX_QUANTITY) : text)
      setWord(over ? 'over' : read.kind === 'wrong' ? 'wrong' : null)
      onChange(read.kind === 'quantity' ? read.quantity : before.current)
    },
    end: () => {
      setWriting(false)
      setTyped(null)
    },
  }
}
