import { Settings } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../ui/use-messages.tsx'
import { SettingsForm } from '../studio/settings-form.tsx'
import styles from './settings-menu.module.css'

/** The few settings of the app, in a small panel beside the button. */
export function SettingsMenu() {
  const { shell } = useMessages()
  const [open, setOpen] = useState(false)
  const wrapper = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!open) return
    const closeWhenBeside = (event: PointerEvent) => {
      if (event.target instanceof Node && !wrapper.current?.contains(event.target)) setOpen(false)
    }
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', closeWhenBeside)
    document.addEventListener('keydown', closeByKey)
    return () => {
      document.removeEventListener('pointerdown', closeWhenBeside)
      document.removeEventListener('keydown', closeByKey)
    }
  }, [open])

  return (
    <div ref={wrapper} className={styles.wrapper}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-label={shell.settings}
        title={shell.settings}
        onClick={() => setOpen(!open)}
      >
        <Settings size={20} />
        <span className={styles.label}>{shell.settings}</span>
      </button>
      {open && (
        <section aria-label={shell.settings} className={styles.panel}>
          <SettingsForm />
        </section>
      )}
    </div>
  )
}
