import { useQuery } from '@tanstack/react-query'
import { FileUp, Save } from 'lucide-react'
import { useState } from 'react'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { hostBridge } from '../../api/host-bridge.ts'
import { queryKey } from '../../api/query-keys.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './backup-dialog.module.css'
import { RestoreDialog, type RestoreFrom } from './restore-dialog.tsx'

/** Everything but the photos in one file: made, and gone back to. What runs then is shown by the strip of jobs. */
export function BackupDialog({ onClose }: { onClose: () => void }) {
  const messages = useMessages()
  const { backup, format } = messages
  const [restoring, setRestoring] = useState<RestoreFrom>()
  const tell = (error: unknown) => {
    // A toast would be below the dialog.
    onClose()
    showToast(describeError(error, messages), { tone: 'bad' })
  }

  const make = async () => {
    // Where the host can't ask, the core takes the folder for downloads.
    const folder = hostBridge.pickFolder ? await hostBridge.pickFolder('save') : null
    if (folder === null && hostBridge.pickFolder) return
    await client.library.backup({ folder })
    onClose()
  }
  const openFile = async () => {
    const path = await hostBridge.pickBackup()
    if (path !== null) setRestoring({ path })
  }

  if (restoring) return <RestoreDialog from={restoring} onCancel={() => setRestoring(undefined)} onClose={onClose} />
  return (
    <Dialog title={backup.title} onClose={onClose}>
      <div className={styles.body}>
        <p className={styles.soft}>{backup.intro}</p>
        <div className={styles.actions}>
          <Button look="primary" data-autofocus onClick={() => void make().catch(tell)}>
            <Save size={18} aria-hidden />
            {backup.make}
          </Button>
          <Button onClick={() => void openFile().catch(tell)}>
            <FileUp size={18} aria-hidden />
            {backup.fromFile}
          </Button>
        </div>
        <p className={styles.note}>{backup.makeNote}</p>
        <AutomaticBackups onRestore={(backupId, madeAt) => setRestoring({ backupId, when: format.instant(madeAt) })} />
      </div>
    </Dialog>
  )
}

function AutomaticBackups({ onRestore }: { onRestore: (backupId: string, madeAt: string) => void }) {
  const messages = useMessages()
  const { backup, format } = messages
  const { data, error } = useQuery({
    queryKey: queryKey.backups,
    queryFn: ({ signal }) => client.library.backups({}, { signal }),
    refetchOnMount: 'always',
  })
  return (
    <section className={styles.automatic} aria-label={backup.automatic}>
      <h3>{backup.automatic}</h3>
      {error && <p className={styles.soft}>{describeError(error, messages)}</p>}
      {data && <p className={styles.note}>{data.backups.length === 0 ? backup.none : backup.automaticNote}</p>}
      <ul>
        {data?.backups.map(({ backupId, madeAt, photos, captions, albums, bytes }) => (
          <li key={backupId} className={styles.entry}>
            <span className={styles.words}>
              <strong>{format.instant(madeAt)}</strong>
              <span className={styles.note}>{`${backup.summary(photos, captions, albums)} · ${format.bytes(bytes)}`}</span>
            </span>
            <Button aria-label={backup.restoreLabel(format.instant(madeAt))} onClick={() => onRestore(backupId, madeAt)}>
              {backup.restore}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
