import { X } from 'lucide-react'
import { type PointerEvent, useEffect, useRef } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { Highlighted } from './highlighted.tsx'
import type { Place, Suggestion, SuggestionRow } from './suggestion.ts'
import styles from './suggestion-list.module.css'

type SuggestionListProps = {
  id: string
  rows: readonly SuggestionRow[]
  place: Place | null
  /** What is typed, to be marked in what it may become. */
  text: string
  onTake: (suggestion: Suggestion) => void
  /** One search, or all. */
  onForget: (text?: string) => void
}

/** Below the search box, a row for each kind. The field keeps the focus and takes the keys. */
export function SuggestionList({ id, rows, place, text, onTake, onForget }: SuggestionListProps) {
  const { search } = useMessages()
  return (
    <div id={id} role="listbox" aria-label={search.suggestions} className={styles.list}>
      {rows.map(({ kind, suggestions }, row) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
        <div key={kind} role="group" aria-label={search.groups[kind]} className={styles.row}>
          <span className={styles.kind} aria-hidden>
            {search.groups[kind]}
          </span>
          <div role="presentation" className={styles.suggestions}>
            {suggestions.map((suggestion, column) => (
              <Option
                key={labelOf(suggestion)}
                id={optionId(id, { row, column })}
                suggestion={suggestion}
                active={place?.row === row && place.column === column}
                text={text}
                onTake={onTake}
                onForget={onForget}
              />
            ))}
          </div>
          {kind === 'recent' && text.trim() === '' && (
            <button type="button" tabIndex={-1} className={styles.forgetAll} onPointerDown={onPress(() => onForget())}>
              {search.forgetAll}
            </button>
          )}
        </div>
      ))}
    </div>
  )
}

export function optionId(listId: string, { row, column }: Place): string {
  return `${listId}-${row}-${column}`
}

function Option(props: {
  id: string
  suggestion: Suggestion
  active: boolean
  text: string
  onTake: (suggestion: Suggestion) => void
  onForget: (text?: string) => void
}) {
  const { suggestion, active } = props
  const { search, filters } = useMessages()
  const option = useRef<HTMLDivElement>(null)
  const name = suggestion.kind === 'years' ? search.year(suggestion.year) : labelOf(suggestion)

  useEffect(() => {
    if (active) option.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [active])

  return (
    <div
      ref={option}
      id={props.id}
      role="option"
      aria-selected={active}
      aria-label={suggestion.kind === 'recent' ? name : search.option(name, suggestion.count)}
      tabIndex={-1}
      className={classNames(styles.option, active && styles.active)}
      onPointerDown={onPress(() => props.onTake(suggestion))}
    >
      <span className={styles.name}>
        <Highlighted text={name} query={lastWordOf(props.text)} typing room={40} />
      </span>
      {suggestion.kind === 'recent' ? (
        <button
          type="button"
          tabIndex={-1}
          aria-label={search.forget(suggestion.text)}
          title={search.forget(suggestion.text)}
          className={styles.forget}
          onPointerDown={onPress(() => props.onForget(suggestion.text))}
        >
          <X size={14} aria-hidden />
        </button>
      ) : (
        <small>{filters.count(suggestion.count)}</small>
      )}
    </div>
  )
}

/** The field keeps the focus, and with it what was typed. */
function onPress(act: () => void) {
  return (event: PointerEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (event.button === 0) act()
  }
}

function labelOf(suggestion: Suggestion): string {
  if (suggestion.kind === 'recent') return suggestion.text
  return suggestion.kind === 'years' ? String(suggestion.year) : suggestion.name
}

function lastWordOf(text: string): string {
  return (/\S*$/.exec(text)?.[0] ?? '').replace(/^#/, '')
}
