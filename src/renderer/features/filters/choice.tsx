import type { ReactNode } from 'react'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './filter-panel.module.css'

/** One thing to narrow by. Grey where it would leave nothing; `count` is undefined while that is not known. */
export function Choice(props: { label: string; icon?: ReactNode; count: number | undefined; pressed: boolean; onPress: () => void }) {
  const { filters } = useMessages()
  return (
    <button
      type="button"
      className={styles.choice}
      aria-pressed={props.pressed}
      disabled={props.count === 0 && !props.pressed}
      onClick={props.onPress}
    >
      {props.icon}
      <bdi className={styles.label}>{props.label}</bdi>
      {props.count !== undefined && <small>{filters.count(props.count)}</small>}
    </button>
  )
}

export function ChoiceGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {children}
    </fieldset>
  )
}
