import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { buttonClass } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './menu.module.css'

/** `id`: where two entries may have the same label. */
export type MenuAction = { id?: string; label: string; note?: string; icon: ReactNode; run: () => void }
/** One line of small buttons that are told apart by what they show, such as one to five stars. */
export type MenuChoices = { label: string; icon: ReactNode; choices: readonly { label: string; icon: ReactNode; run: () => void }[] }
export type MenuItem = MenuAction | MenuChoices | 'line'

type MenuButtonProps = {
  label?: string
  children: ReactNode
  items: readonly MenuItem[]
  look?: 'primary' | 'plain' | 'ghost'
  size?: 'normal' | 'large'
  /** Where the list opens. */
  side?: 'below' | 'above'
}

/** A button that opens a short list of things to do. Arrow keys move, Esc closes and gives the focus back. */
export function MenuButton({ label, children, items, look, size, side = 'below' }: MenuButtonProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const wrapper = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  usePressBeside(wrapper, open, () => setOpen(false))

  return (
    <div className={styles.wrapper} ref={wrapper}>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        aria-label={label}
        title={label}
        className={buttonClass({ ...(look && { look }), ...(size && { size }) })}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <MenuList
          id={id}
          items={items}
          className={classNames(styles.menu, side === 'above' ? styles.above : styles.below)}
          onClose={(giveBack) => {
            setOpen(false)
            if (giveBack) button.current?.focus()
          }}
        />
      )}
    </div>
  )
}

/** How near the menu may come to the window's edge. */
const EDGE_PX = 8

/** The same list, open at a point of the window, as for a right-click. Gives the focus back to what had it. */
export function PointMenu({
  at,
  title,
  items,
  onClose,
}: {
  at: { x: number; y: number }
  title: string
  items: readonly MenuItem[]
  onClose: () => void
}) {
  const place = useRef<HTMLDivElement>(null)
  const [before] = useState(() => document.activeElement)
  const [corner, setCorner] = useState(at)
  usePressBeside(place, true, onClose)

  useLayoutEffect(() => {
    const box = place.current?.getBoundingClientRect()
    if (!box) return
    setCorner({
      x: Math.max(EDGE_PX, Math.min(at.x, window.innerWidth - box.width - EDGE_PX)),
      y: Math.max(EDGE_PX, Math.min(at.y, window.innerHeight - box.height - EDGE_PX)),
    })
  }, [at])

  useEffect(() => {
    const close = () => onClose()
    window.addEventListener('blur', close)
    window.addEventListener('resize', close)
    return () => {
      window.removeEventListener('blur', close)
      window.removeEventListener('resize', close)
    }
  }, [onClose])

  return (
    <div ref={place} className={styles.place} style={{ left: corner.x, top: corner.y }}>
      <MenuList
        title={title}
        items={items}
        className={styles.menu}
        onClose={(giveBack) => {
          onClose()
          if (giveBack && before instanceof HTMLElement) before.focus({ preventScroll: true })
        }}
      />
    </div>
  )
}

type MenuListProps = {
  id?: string
  title?: string
  items: readonly MenuItem[]
  className: string | undefined
  /** `giveBack`: whether the focus should return to where it was. */
  onClose: (giveBack: boolean) => void
}

function MenuList({ id, title, items, className, onClose }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector<HTMLButtonElement>('button')?.focus({ preventScroll: true })
  }, [])

  const moveFocus = (event: KeyboardEvent) => {
    const entries = [...(list.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])]
    const at = entries.findIndex((entry) => entry.matches(':focus'))
    const next = nextIndex(event.key, at, entries.length)
    if (next !== null) {
      event.preventDefault()
      entries[next]?.focus()
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      onClose(true)
    } else if (event.key === 'Tab') onClose(false)
  }
  const choose = (run: () => void) => {
    onClose(true)
    run()
  }

  return (
    <div
      ref={list}
      id={id}
      role="menu"
      aria-label={title}
      tabIndex={-1}
      className={className}
      onKeyDown={moveFocus}
      onContextMenu={(event) => event.preventDefault()}
    >
      {title && (
        <p className={styles.title} aria-hidden>
          {title}
        </p>
      )}
      {items.map((item, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing else to be told apart by
        if (item === 'line') return <hr key={index} className={styles.line} />
        return 'choices' in item ? (
          <Choices key={item.label} item={item} onChoose={choose} />
        ) : (
          <Action key={item.id ?? item.label} item={item} onChoose={choose} />
        )
      })}
    </div>
  )
}

function Action({ item, onChoose }: { item: MenuAction; onChoose: (run: () => void) => void }) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={classNames(styles.item, item.note !== undefined && styles.noted)}
      onClick={() => onChoose(item.run)}
    >
      <span className={styles.icon}>{item.icon}</span>
      <span>
        <span className={styles.label}>{item.label}</span>
        {item.note && <span className={styles.note}>{item.note}</span>}
      </span>
    </button>
  )
}

function Choices({ item, onChoose }: { item: MenuChoices; onChoose: (run: () => void) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
    <div role="group" aria-label={item.label} className={styles.choices}>
      <span className={styles.icon}>{item.icon}</span>
      <span className={classNames(styles.label, styles.choicesLabel)}>{item.label}</span>
      {item.choices.map((choice) => (
        <button
          key={choice.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-label={choice.label}
          title={choice.label}
          className={styles.choice}
          onClick={() => onChoose(choice.run)}
        >
          {choice.icon}
        </button>
      ))}
    </div>
  )
}

function usePressBeside(inside: RefObject<HTMLElement | null>, active: boolean, onPress: () => void): void {
  const latest = useRef(onPress)
  useEffect(() => {
    latest.current = onPress
  })
  useEffect(() => {
    if (!active) return
    const closeWhenBeside = (event: PointerEvent) => {
      if (event.target instanceof Node && !inside.current?.contains(event.target)) latest.current()
    }
    document.addEventListener('pointerdown', closeWhenBeside)
    return () => document.removeEventListener('pointerdown', closeWhenBeside)
  }, [inside, active])
}

function nextIndex(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown' || key === 'ArrowRight') return (at + 1) % count
  if (key === 'ArrowUp' || key === 'ArrowLeft') return (at - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return null
}
