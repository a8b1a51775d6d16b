import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { groupSkipped, listSkipped } from './group-skipped.ts'
import { nameOf, type SkippedFiles } from './job-outcome.ts'
import styles from './skipped-dialog.module.css'

/** As many as anyone reads of one reason; the copied list has them all. */
const MOST_SHOWN = 100

/** Which files could not be dealt with, and why. */
export function SkippedDialog({ files, of, onClose }: { files: SkippedFiles; of: 'reading' | 'writing'; onClose: () => void }) {
  const { jobs } = useMessages()
  const groups = groupSkipped(files)
  const [title, note] = of === 'reading' ? [jobs.skippedTitle, jobs.skippedNote] : [jobs.notWrittenTitle, jobs.notWrittenNote]
  return (
    <Dialog title={title} onClose={onClose} footer={<CopyButton text={listSkipped(groups, jobs.reasons)} label={jobs.copyList} />}>
      <p className={styles.note}>{note}</p>
      {groups.map(({ reason, paths }) => (
        <section key={reason} className={styles.group}>
          <h3>
            {jobs.reasons[reason]} <span>{jobs.files(paths.length)}</span>
          </h3>
          <ul className={styles.list}>
            {paths.slice(0, MOST_SHOWN).map((path) => (
              <li key={path} title={path}>
                <strong>{nameOf(path)}</strong>
                <span>{path}</span>
              </li>
            ))}
          </ul>
          {paths.length > MOST_SHOWN && <p className={styles.note}>{jobs.moreFiles(paths.length - MOST_SHOWN)}</p>}
        </section>
      ))}
    </Dialog>
  )
}
