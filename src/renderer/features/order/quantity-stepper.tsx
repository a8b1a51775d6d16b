import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { MAX_QUANTITY } from '#shared/orders/order-details.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { parseQuantity } from './draft-lines.ts'
import styles from './quantity-stepper.module.css'

/** − n +, and typing. What is typed counts at once; leaving the field empty keeps the number there was. */
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
  const [typed, setTyped] = useState<string | null>(null)
  const step = (by: number) => onChange(Math.min(MAX_QUANTITY, Math.max(1, quantity + by)))
  return (
    <fieldset aria-label={order.quantity(fileName)} className={styles.stepper}>
      <button type="button" aria-label={order.fewer} disabled={quantity <= 1} onClick={() => step(-1)}>
        <Minus size={16} />
      </button>
      <input
        inputMode="numeric"
        aria-label={order.quantity(fileName)}
        value={typed ?? String(quantity)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value)
          const number = parseQuantity(event.target.value)
          if (number !== null) onChange(number)
        }}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            event.preventDefault()
            setTyped(null)
            step(event.key === 'ArrowUp' ? 1 : -1)
          }
        }}
      />
      <button type="button" aria-label={order.more} disabled={quantity >= MAX_QUANTITY} onClick={() => step(1)}>
        <Plus size={16} />
      </button>
    </fieldset>
  )
}
