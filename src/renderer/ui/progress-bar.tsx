import styles from './progress-bar.module.css'

/** `part` from 0 to 1; `null` while there is nothing to measure by. */
export function ProgressBar({ label, part, text }: { label: string; part: number | null; text?: string }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(part !== null && { 'aria-valuenow': Math.round(part * 100) })}
      {...(text && { 'aria-valuetext': text })}
      className={styles.track}
    >
      <div
        className={part === null ? styles.unknown : styles.bar}
        style={part === null ? {} : { transform: `scaleX(${Math.min(1, part)})` }}
      />
    </div>
  )
}
