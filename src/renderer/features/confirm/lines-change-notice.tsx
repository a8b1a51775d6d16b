import { Button } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './price-change-notice.module.css'

/** That another window has changed what is ordered; it has to be looked at before it is. */
export function LinesChangeNotice({ prints, total, onSeen }: { prints: number; total: number | undefined; onSeen: () => void }) {
  const { confirm, format } = useMessages()
  return (
    <div role="alert" className={styles.priceChange}>
      <strong>{confirm.linesChanged(format.prints(prints), total === undefined ? '—' : format.money(total))}</strong>
      <p>{confirm.linesChangedNote}</p>
      <Button onClick={onSeen}>{confirm.linesSeen}</Button>
    </div>
  )
}
