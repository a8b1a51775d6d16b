import { useId } from 'react'
import type { PrintProduct } from '#shared/catalogue/catalogue.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './size-choices.module.css'

/** The studio's sizes as cards, of which one holds; `null` where the photos differ. */
export function SizeChoices(props: { products: readonly PrintProduct[]; value: string | null; onChange: (product: PrintProduct) => void }) {
  const { order, format } = useMessages()
  const name = useId()
  return (
    <fieldset>
      <legend className="visually-hidden">{order.size}</legend>
      <div className={styles.grid}>
        {props.products.map((product) => (
          <label key={product.id} className={styles.choice} title={product.note}>
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              checked={props.value === product.id}
              onChange={() => props.onChange(product)}
            />
            <span className={styles.face}>
              <strong>{product.name}</strong>
              <span>{format.money(product.unitPrice)}</span>
            </span>
          </label>
        ))}
      </div>
      {props.value === null && <p className={styles.mixed}>{order.mixed}</p>}
    </fieldset>
  )
}
