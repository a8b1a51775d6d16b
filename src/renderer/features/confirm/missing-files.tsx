import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { useFindFiles } from '../files/use-find-files.ts'
import type { MissingLine } from '../order/use-missing-lines.ts'
import { useRemoveLine } from '../order/use-remove-line.ts'
import styles from './confirm-screen.module.css'

/** One by one they are mended or taken out, and the next ones move up. */
const MOST_NAMED = 2

/** The photos that can't be ordered as long as their files are gone, each with what can be done about it. */
export function MissingFiles({ missing, onAct }: { missing: readonly MissingLine[]; onAct: () => void }) {
  const { order } = useMessages()
  const { findFile } = useFindFiles()
  const removeLine = useRemoveLine()
  const act = (work: () => void) => () => {
    onAct()
    work()
  }
  return (
    <>
      {missing.slice(0, MOST_NAMED).map(({ line, photo }) => (
        <div key={line.key} className={styles.missing}>
          <Notice tone="bad">{order.fileMissingNamed(photo.fileName)}</Notice>
          <div className={styles.ways}>
            <Button onClick={act(() => findFile(photo.id))}>{order.findFile}</Button>
            <Button onClick={act(() => removeLine(line))}>{order.takeOut}</Button>
          </div>
        </div>
      ))}
      {missing.length > MOST_NAMED && <p>{order.moreFilesMissing(missing.length - MOST_NAMED)}</p>}
    </>
  )
}
