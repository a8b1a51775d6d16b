import { Plus, X } from 'lucide-react'
import { type ChangeEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import { splitTags } from './split-tags.ts'
import styles from './tag-input.module.css'
import { TagOptions } from './tag-options.tsx'
import { useTagOptions } from './use-tag-options.ts'

/** The field takes several tags at once. */
const LONGEST_ENTRY = 240

/**
 * Tags as chips with a field behind them: Enter or a comma adds, Backspace in the empty field takes the last one. While typing, the
 * tags that there are already are offered below: arrows choose, Enter or Tab takes, Esc puts the list away.
 */
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
  const listId = useId()
  // A tag that only some of the photos bear may be wanted for all.
  const borneByAll = props.tags.filter((tag) => !props.noteOf?.(tag))
  const { options, active, open, wake, move, close } = useTagOptions(text, borneByAll)
  const chosen = options[active]?.tag

  const add = (typed: string) => {
    const tags = splitTags(typed)
    setText('')
    close()
    if (tags.length > 0) props.onAdd(tags)
  }

  const takeText = (event: ChangeEvent<HTMLInputElement>) => {
    const composing = event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing
    if (event.target.value.includes(',') && !composing) return add(event.target.value)
    setText(event.target.value)
    wake()
  }

  const takeKey = (event: KeyboardEvent<HTMLInputElement>) => {
    // While a syllable is being composed, the keys belong to the input method.
    if (event.nativeEvent.isComposing) return
    const act = actionOf(event)
    if (!act) return
    event.preventDefault()
    // Neither the dialog around nor the photo below is meant.
    event.stopPropagation()
    act()
  }

  const actionOf = ({ key, shiftKey }: KeyboardEvent): (() => void) | undefined => {
    if (key === 'ArrowDown') return () => (open ? move(1) : wake())
    if (key === 'ArrowUp' && open) return () => move(-1)
    if (key === 'Escape' && open) return close
    if (key === 'Tab' && !shiftKey && chosen !== undefined) return () => add(chosen)
    if (key === 'Enter' && (chosen ?? text.trim()) !== '') return () => add(chosen ?? text)
    const last = props.tags.at(-1)
    return key === 'Backspace' && text === '' && last !== undefined ? () => props.onRemove(last) : undefined
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only makes the field's own frame part of the field
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field itself is reached by keyboard
    <div className={styles.frame} style={{ anchorName: `--${listId}` }} onClick={() => field.current?.focus()}>
      {props.tags.map((tag) => (
        <span key={tag} className={classNames(styles.chip, props.noteOf?.(tag) && styles.partial)}>
          <bdi>{tag}</bdi>
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
          role="combobox"
          aria-label={props.id ? undefined : props.placeholder}
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={open && chosen !== undefined ? `${listId}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={props.placeholder}
          maxLength={LONGEST_ENTRY}
          value={text}
          onChange={takeText}
          onKeyDown={takeKey}
          onBlur={() => add(text)}
        />
      </span>
      {open && <TagOptions id={listId} anchor={`--${listId}`} options={options} active={active} onTake={add} />}
    </div>
  )
}
