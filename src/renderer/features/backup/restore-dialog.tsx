import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './backup-dialog.module.css'

/** A file that the customer chose, or one of the app's own backups and when it was made. */
export type RestoreFrom = { path: string } | { backupId: string; when: string }

/** Asked before the library becomes what it once was: the one thing here that changes everything at once. */
export function RestoreDialog({ from, onCancel, onClose }: { from: RestoreFrom; onCancel: () => void; onClose: () => void }) {
  const messages = useMessages()
  const { backup, common } = messages
  const file = 'path' in from ? (from.path.split(/[\\/]/).at(-1) ?? from.path) : undefined

  const restore = async () => {
    onClose()
    try {
      await client.library.restore('path' in from ? { path: from.path } : { backupId: from.backupId })
    } catch (error) {
      showToast(describeError(error, messages), { tone: 'bad' })
    }
  }

  return (
    <Dialog
      title={file === undefined ? backup.confirmTitle : backup.confirmFileTitle}
      onClose={onCancel}
      footer={
        <>
          <Button data-autofocus onClick={onCancel}>
            {common.cancel}
          </Button>
          <Button look="primary" onClick={restore}>
            {backup.confirm}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <p>{'path' in from ? backup.confirmFile(file ?? from.path) : backup.confirmTo(from.when)}</p>
        <ul className={styles.points}>
          {backup.confirmPoints.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
