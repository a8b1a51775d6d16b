import { useLayoutEffect, useRef } from 'react'
import { classNames } from './class-names.ts'
import styles from './tag-options.module.css'
import { useMessages } from './use-messages.tsx'
import type { TagOption } from './use-tag-options.ts'

/** The list below a field for tags. A popover, so that no dialog or panel around the field cuts it off. */
export function TagOptions(props: {
  id: string
  /** The `anchor-name` of what it stands below. */
  anchor: string
  options: readonly TagOption[]
  active: number
  onTake: (tag: string) => void
}) {
  const { describe, filters } = useMessages()
  const list = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    list.current?.showPopover()
  }, [])

  return (
    <div
      ref={list}
      id={props.id}
      popover="manual"
      role="listbox"
      aria-label={describe.tagList}
      className={styles.list}
      style={{ positionAnchor: props.anchor }}
    >
      {props.options.map(({ tag, count }, index) => (
        <div
          key={tag}
          id={`${props.id}-${index}`}
          role="option"
          aria-selected={index === props.active}
          aria-label={describe.tagOption(tag, count)}
          tabIndex={-1}
          className={classNames(styles.option, index === props.active && styles.active)}
          onPointerDown={(event) => {
            // The field keeps the focus, and with it what was typed.
            event.preventDefault()
            if (event.button === 0) props.onTake(tag)
          }}
        >
          <bdi className={styles.tag}>{tag}</bdi>
          <small>{filters.count(count)}</small>
        </div>
      ))}
    </div>
  )
}
