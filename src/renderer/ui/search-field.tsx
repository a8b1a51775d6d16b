import { Search } from 'lucide-react'
import fieldStyles from './field.module.css'
import styles from './search-field.module.css'

/** Narrows the list below it in a dialog, and has the focus when that opens. */
export function SearchField(props: { label: string; value: string; maxLength?: number | undefined; onChange: (text: string) => void }) {
  return (
    <label className={styles.field}>
      <Search size={18} aria-hidden />
      <input
        data-autofocus
        type="search"
        className={fieldStyles.input}
        aria-label={props.label}
        placeholder={props.label}
        maxLength={props.maxLength}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </label>
  )
}
