import { useId } from 'react'
import fieldStyles from './field.module.css'
import styles from './radio-cards.module.css'

type Card<Value> = { value: Value; label: string; aside?: string; note: readonly (string | undefined)[] }

/** Choices that want a line of explanation each. */
export function RadioCards<Value extends string>(props: {
  label: string
  name: string
  value: Value | null
  cards: readonly Card<Value>[]
  error?: string | undefined
  onChange: (value: Value) => void
}) {
  const errorId = useId()
  return (
    <div role="radiogroup" aria-label={props.label} className={styles.cards} {...(props.error && { 'aria-describedby': errorId })}>
      {props.cards.map(({ value, label, aside, note }) => (
        <label key={value} className={styles.card}>
          <input type="radio" name={props.name} value={value} checked={props.value === value} onChange={() => props.onChange(value)} />
          <span className={styles.words}>
            <span className={styles.head}>
              <strong>{label}</strong>
              {aside && <span>{aside}</span>}
            </span>
            {note.filter(Boolean).map((line) => (
              <span key={line} className={styles.note}>
                {line}
              </span>
            ))}
          </span>
        </label>
      ))}
      {props.error && (
        <p id={errorId} className={fieldStyles.error}>
          {props.error}
        </p>
      )}
    </div>
  )
}
