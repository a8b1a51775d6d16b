import type { ReactNode } from 'react'
import styles from './page-header.module.css'

export function PageHeader({ title, note, actions }: { title: string; note?: string; actions?: ReactNode }) {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <h1>{title}</h1>
        {note && <p>{note}</p>}
      </div>
      {actions}
    </header>
  )
}
