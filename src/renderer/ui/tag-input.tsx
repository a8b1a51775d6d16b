import { Plus, X } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import { splitTags } from './split-tags.ts'
import styles from './tag-input.module.css'

/** The field takes several tags at once. */
const LONGEST_ENTRY = 240

/** Tags as chips with a field behind them: Enter or a comma adds, Backspace in the empty field takes the last one. */
export function TagInput(props: {
  id?: string
  tags: readonly string[]
  placeholder: string
  /** Whether a dialog begins with the focus here. */
  autoFocus?: boolean
  removeLabel: (tag: string) => string
  /** A word behind a tag, such as how many photos bear it. */
  noteOf?: (tag: string) => string
  /** May hold tags that are there already. */
  onAdd: (tags: string[]) => void
  onRemove: (tag: string) => void
}) {
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)

  const add = (typed: string) => {
    const tags = splitTags(typed)
    setText('')
    if (tags.length > 0) props.onAdd(tags)
  }

  const takeKey = (event: KeyboardEvent<HTMLInputElement>) => {
    // While a syllable is being composed, Enter and Backspace belong to the input method.
    if (event.nativeEvent.isComposing) return
    const last = props.tags.at(-1)
    if (event.key === 'Enter' && text.trim()) {
      event.preventDefault()
      add(text)
    } else if (event.key === 'Backspace' && text === '' && last !== undefined) props.onRemove(last)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only makes the field's own frame part of the field
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field itself is reached by keyboard
    <div className={styles.frame} onClick={() => field.current?.focus()}>
      {props.tags.map((tag) => (
        <span key={tag} className={classNames(styles.chip, props.noteOf?.(tag) && styles.partial)}>
          {tag}
          {props.noteOf?.(tag) && <small className={styles.note}>{props.noteOf(tag)}</small>}
          <button type="button" aria-label={props.removeLabel(tag)} onClick={() => props.onRemove(tag)}>
            <X size={14} />
          </button>
        </span>
      ))}
      <span className={styles.entry}>
        {props.tags.length === 0 && text === '' && <Plus size={16} aria-hidden />}
        <input
          ref={field}
          data-autofocus={props.autoFocus || undefined}
          id={props.id}
          aria-label={props.id ? undefined : props.placeholder}
          placeholder={props.placeholder}
          maxLength={LONGEST_ENTRY}
          value={text}
          onChange={(event) => {
            const composing = event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing
            if (event.target.value.includes(',') && !composing) add(event.target.value)
            else setText(event.target.value)
          }}
          onKeyDown={takeKey}
          onBlur={() => add(text)}
        />
      </span>
    </div>
  )
}
