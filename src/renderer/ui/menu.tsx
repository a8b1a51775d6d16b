import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { buttonClass } from './button.tsx'
import styles from './menu.module.css'

export type MenuItem = { label: string; note?: string; icon: ReactNode; run: () => void }

/** A button that opens a short list of things to do. Arrow keys move, Esc closes and gives the focus back. */
export function MenuButton({
  label,
  children,
  items,
  look,
  size,
}: {
  label?: string
  children: ReactNode
  items: readonly MenuItem[]
  look?: 'primary' | 'plain'
  size?: 'normal' | 'large'
}) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const wrapper = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!open) return
    list.current?.querySelector<HTMLButtonElement>('button')?.focus()
    const closeWhenBeside = (event: PointerEvent) => {
      if (event.target instanceof Node && !wrapper.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', closeWhenBeside)
    return () => document.removeEventListener('pointerdown', closeWhenBeside)
  }, [open])

  const moveFocus = (event: KeyboardEvent) => {
    const entries = [...(list.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])]
    const at = entries.findIndex((entry) => entry.matches(':focus'))
    const next = nextIndex(event.key, at, entries.length)
    if (next !== null) {
      event.preventDefault()
      entries[next]?.focus()
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      setOpen(false)
      button.current?.focus()
    } else if (event.key === 'Tab') setOpen(false)
  }

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
        <div ref={list} id={id} role="menu" tabIndex={-1} className={styles.menu} onKeyDown={moveFocus}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={styles.item}
              onClick={() => {
                setOpen(false)
                button.current?.focus()
                item.run()
              }}
            >
              <span className={styles.icon}>{item.icon}</span>
              <span>
                <span className={styles.label}>{item.label}</span>
                {item.note && <span className={styles.note}>{item.note}</span>}
              </span>
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

function nextIndex(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return null
}
