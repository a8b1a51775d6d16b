import { CalendarClock } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import { Button } from '../../ui/button.tsx'
import fieldStyles from '../../ui/field.module.css'
import { useMessages } from '../../ui/use-messages.tsx'
import { useUndo } from '../edits/use-undo.ts'
import styles from './detail-panel.module.css'
import { useSavePhoto } from './use-save-photo.ts'

/** When it was taken, and the way to put that right for this one photo. */
export function DateField({ photo }: { photo: Photo }) {
  const { viewer, format, common } = useMessages()
  const { offerUndo } = useUndo()
  const save = useSavePhoto(photo.id)
  const [typed, setTyped] = useState<string | null>(null)

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!typed) return
    const at = withSeconds(typed)
    setTyped(null)
    const editId = await save({ takenAt: { at } })
    if (editId != null) offerUndo(viewer.dateSaved, editId)
  }

  if (typed === null) {
    return (
      <div className={styles.dateLine}>
        <time dateTime={photo.takenAt}>
          {format.day(photo.takenAt)} {format.clock(photo.takenAt)}
        </time>
        <Button look="quiet" className={styles.small} onClick={() => setTyped(photo.takenAt)}>
          <CalendarClock size={16} aria-hidden />
          {viewer.changeDate}
        </Button>
      </div>
    )
  }
  return (
    <form className={styles.dateForm} onSubmit={(event) => void submit(event)}>
      <input
        type="datetime-local"
        step={1}
        required
        ref={(field) => field?.focus()}
        max="9999-12-31T23:59:59"
        aria-label={viewer.dateLabel}
        className={fieldStyles.input}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          setTyped(null)
        }}
      />
      <div className={styles.dateButtons}>
        <Button onClick={() => setTyped(null)}>{common.cancel}</Button>
        <Button look="primary" type="submit" disabled={typed === ''}>
          {common.save}
        </Button>
      </div>
    </form>
  )
}

/** The field leaves the seconds out where they are 0. */
function withSeconds(typed: string): string {
  return typed.length === 'yyyy-mm-ddThh:mm'.length ? `${typed}:00` : typed.slice(0, 19)
}
