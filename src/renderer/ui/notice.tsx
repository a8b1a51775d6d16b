import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './notice.module.css'

/** A calm word about the state of things, in the place that it is about. */
export function Notice({ tone = 'warn', children, action }: { tone?: 'warn' | 'bad'; children: ReactNode; action?: ReactNode }) {
  return (
    <div role="status" className={classNames(styles.notice, styles[tone])}>
      <p>{children}</p>
      {action}
    </div>
  )
}
