import type { ReactNode } from 'react'
import { useMessages } from '../../ui/use-messages.tsx'
import { RecoveryNotice } from '../backup/recovery-notice.tsx'
import { JobStrip } from '../jobs/job-strip.tsx'
import { useSearchShortcut } from '../search/use-search-shortcut.ts'
import { DropTarget } from './drop-target.tsx'
import { Rail } from './rail.tsx'
import styles from './shell.module.css'

/** What surrounds every screen. `inert` while a photo is open above it. */
export function Shell({ inert, children }: { inert: boolean; children: ReactNode }) {
  const { shell } = useMessages()
  useSearchShortcut()
  return (
    <DropTarget>
      <div className={styles.shell} inert={inert}>
        <a href="#content" className={styles.skip}>
          {shell.skipToContent}
        </a>
        <Rail />
        <div className={styles.main}>
          <RecoveryNotice />
          <main id="content" className={styles.content} tabIndex={-1}>
            {children}
          </main>
          <JobStrip />
        </div>
      </div>
    </DropTarget>
  )
}
