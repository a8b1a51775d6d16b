import { X } from 'lucide-react'
import { jobsStore } from '../api/jobs-store.ts'
import { useStore } from '../api/store.ts'
import { Button, IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import { dismissToast, toastStore } from './toast-store.ts'
import styles from './toasts.module.css'
import { useMessages } from './use-messages.tsx'

export function Toasts() {
  const { common } = useMessages()
  // While the strip of jobs says that the connection is lost, it need not be said twice.
  const { connected } = useStore(jobsStore)
  const toasts = useStore(toastStore).filter(({ text }) => connected || text !== common.disconnected)
  return (
    <div className={styles.region} role="status" aria-live="polite">
      {toasts.map(({ id, text, tone, action }) => (
        <div key={id} className={classNames(styles.toast, tone === 'bad' && styles.bad)}>
          <p>{text}</p>
          {action && (
            <Button
              look="ghost"
              className={styles.action}
              onClick={() => {
                dismissToast(id)
                action.run()
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton label={common.close} onClick={() => dismissToast(id)}>
            <X size={18} />
          </IconButton>
        </div>
      ))}
    </div>
  )
}
