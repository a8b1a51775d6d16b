import type { ImportResult } from '#shared/contract/library.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './skipped-dialog.module.css'

/** Which files could not be read, and why. */
export function SkippedDialog({ skipped, onClose }: { skipped: ImportResult['skipped']; onClose: () => void }) {
  const { jobs } = useMessages()
  return (
    <Dialog title={jobs.skippedTitle} onClose={onClose}>
      <p className={styles.note}>{jobs.skippedNote}</p>
      <ul className={styles.list}>
        {skipped.map(({ path, reason }) => (
          <li key={path}>
            <strong>{path.split(/[\\/]/).at(-1)}</strong>
            <span>{jobs.reasons[reason]}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
