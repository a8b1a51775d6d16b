import { type KeyboardEvent, useId } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import fieldStyles from '../../ui/field.module.css'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './detail-panel.module.css'
import { useCaption } from './use-caption.ts'

/** Saved while one writes, when left, by Ctrl/⌘ Enter, and when the photo or the window is: nothing typed is lost. */
export function CaptionField({ photo }: { photo: Photo }) {
  const { viewer, common } = useMessages()
  const id = useId()
  const { text, state, undoable, write, save, blur, undo } = useCaption(photo)

  const takeKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
    if (event.key === 'Escape') {
      event.stopPropagation()
      event.currentTarget.closest<HTMLElement>('[role="dialog"]')?.focus()
    }
  }

  return (
    <div className={fieldStyles.field}>
      <div className={styles.captionHead}>
        <label className={fieldStyles.label} htmlFor={id}>
          {viewer.caption}
        </label>
        <span role="status" className={styles.state}>
          {state === 'saving' && viewer.saving}
          {state === 'saved' && viewer.saved}
        </span>
        {state === 'saved' && undoable && (
          <button type="button" className={styles.undo} onClick={() => void undo()}>
            {common.undo}
          </button>
        )}
      </div>
      <textarea
        id={id}
        className={fieldStyles.input}
        rows={4}
        maxLength={5000}
        placeholder={viewer.captionPlaceholder}
        value={text}
        aria-describedby={`${id}-unsaved`}
        onChange={({ target, nativeEvent }) => write(target.value, nativeEvent instanceof InputEvent && nativeEvent.isComposing)}
        onCompositionEnd={({ currentTarget }) => write(currentTarget.value, false)}
        onBlur={blur}
        onKeyDown={takeKey}
      />
      <p id={`${id}-unsaved`} className={fieldStyles.error}>
        {state === 'unsaved' && viewer.captionUnsaved}
      </p>
    </div>
  )
}
