import { type ReactNode, useId } from 'react'
import styles from './segmented.module.css'

type Choice<Value> = { value: Value; label: ReactNode; note?: ReactNode; disabled?: boolean }

/** A handful of choices side by side, of which one holds; `null` where they are mixed. Native radio buttons underneath. */
export function Segmented<Value extends string>(props: {
  label: string
  value: Value | null
  choices: readonly Choice<Value>[]
  onChange: (value: Value) => void
}) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={props.label} className={styles.track}>
      {props.choices.map(({ value, label, note, disabled }) => (
        <label key={value} className={styles.choice}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={props.value === value}
            disabled={disabled}
            onChange={() => props.onChange(value)}
          />
          <span className={styles.face}>
            {label}
            {note && <small>{note}</small>}
          </span>
        </label>
      ))}
    </div>
  )
}
