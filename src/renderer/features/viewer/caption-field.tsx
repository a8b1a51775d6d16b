import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import fieldStyles from '../../ui/field.module.css'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './detail-panel.module.css'
import { useSavePhoto } from './use-viewer-keys.ts'

/** Saved when left, by Ctrl/⌘ Enter, and when the photo is: nothing typed is lost. */
export function CaptionField({ photo }: { photo: Photo }) {
  const { viewer, common } = useMessages()
  const id = useId()
  const save = useSavePhoto(photo.id)
  const [text, setText] = useState(photo.caption)
  const [state, setState] = useState<'idle' | 'saving' | 'saved'>('idle')
  const kept = useRef(photo.caption)
  const before = useRef<string | null>(null)

  const saveText = async (caption: string) => {
    if (caption === kept.current) return
    const last = kept.current
    kept.current = caption
    setState('saving')
    if (await save({ caption })) {
      before.current = last
      setState('saved')
    } else {
      kept.current = last
      setState('idle')
    }
  }

  const latest = useRef(() => {})
  useEffect(() => {
    latest.current = () => void saveText(text)
  })
  // Going on to another photo by key or by "back" takes the field away without its blur.
  useEffect(() => () => latest.current(), [])

  const takeKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void saveText(text)
    if (event.key === 'Escape') {
      event.stopPropagation()
      event.currentTarget.closest<HTMLElement>('[role="dialog"]')?.focus()
    }
  }

  const undo = () => {
    if (before.current === null) return
    setText(before.current)
    void saveText(before.current)
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
        {state === 'saved' && (
          <button type="button" className={styles.undo} onClick={undo}>
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
        onChange={(event) => {
          setText(event.target.value)
          setState('idle')
        }}
        onBlur={() => void saveText(text)}
        onKeyDown={takeKey}
      />
    </div>
  )
}
