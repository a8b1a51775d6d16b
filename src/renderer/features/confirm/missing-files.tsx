import { Button } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { useFindFiles } from '../files/use-find-files.ts'
import { useBasketActions } from '../order/use-basket-actions.ts'
import styles from './missing-files.module.css'
import type { UnresolvedFile } from './use-unresolved-files.ts'

/** The photos that can't be ordered as long as their files are gone or others, in one list, each with what can be done about it. */
export function MissingFiles({ files, onAct }: { files: readonly UnresolvedFile[]; onAct: () => void }) {
  const { order, confirm, orders } = useMessages()
  const { findFile } = useFindFiles()
  const { remove } = useBasketActions()
  const act = (work: () => void) => () => {
    onAct()
    work()
  }
  return (
    <section role="alert" className={styles.missing} aria-label={confirm.filesUnresolved(files.length)}>
      <strong>{confirm.filesUnresolved(files.length)}</strong>
      <ul>
        {files.map(({ photo, lineIds, reason }) => (
          <li key={photo.id}>
            <span className={styles.words}>
              <strong>{photo.fileName}</strong>
              <span>{confirm.fileTrouble[reason]}</span>
            </span>
            <Button
              aria-label={reason === 'changed' ? confirm.chooseFileOf(photo.fileName) : orders.findFileOf(photo.fileName)}
              onClick={act(() => findFile(photo.id))}
            >
              {reason === 'changed' ? confirm.chooseFile : order.findFile}
            </Button>
            <Button aria-label={order.removeOf(photo.fileName)} onClick={act(() => remove(new Set(lineIds)))}>
              {order.takeOut}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
