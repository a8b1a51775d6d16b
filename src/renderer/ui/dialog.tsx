import { X } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button, IconButton } from './button.tsx'
import styles from './dialog.module.css'
import { useMessages } from './use-messages.tsx'

/**
 * A native modal dialog; it stands open for as long as it is rendered. Esc and a press beside it close it, unless something was
 * typed: then a press beside it does nothing and Esc asks first. What bears `data-autofocus` begins with the focus.
 */
export function Dialog({
  title,
  onClose,
  children,
  footer,
  keepOpen = false,
}: {
  title: string
  onClose: () => void
  children: ReactNode
  footer?: ReactNode
  /** One for writing in: a press beside it never closes it. */
  keepOpen?: boolean
}) {
  const { common } = useMessages()
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => dialog?.close()
  }, [])

  const { noteTyping, isTyped } = useTyped()
  const [asking, setAsking] = useState(false)
  const pressedBeside = useRef(false)
  const leave = () => {
    if (isTyped()) setAsking((before) => !before)
    else onClose()
  }
  // Text that is being selected may be let go of beside the dialog.
  const press = (event: MouseEvent) => {
    pressedBeside.current = event.target === ref.current
  }
  const closeWhenBeside = (event: MouseEvent) => {
    if (event.target === ref.current && pressedBeside.current && !keepOpen && !isTyped()) onClose()
  }
  // Taken before the browser makes a cancel event of it: that one can't be refused twice.
  const takeKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    leave()
  }

  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      aria-labelledby={titleId}
      onMouseDown={press}
      onClick={closeWhenBeside}
      onKeyDown={takeKey}
      onInput={noteTyping}
      onCancel={(event) => {
        event.preventDefault()
        leave()
      }}
    >
      <div className={styles.sheet}>
        <header className={styles.header}>
          <h2 id={titleId}>{title}</h2>
          <IconButton label={common.close} onClick={leave}>
            <X size={20} />
          </IconButton>
        </header>
        <div className={styles.body} inert={asking}>
          {children}
        </div>
        {asking && (
          <footer role="alert" className={styles.footer}>
            <p className={styles.ask}>{common.leaveAsk}</p>
            <Button ref={(button) => button?.focus()} onClick={() => setAsking(false)}>
              {common.keepWriting}
            </Button>
            <Button look="primary" onClick={onClose}>
              {common.cancel}
            </Button>
          </footer>
        )}
        {footer && !asking && <footer className={styles.footer}>{footer}</footer>}
      </div>
    </dialog>
  )
}

const NOT_WRITTEN = new Set(['search', 'radio', 'checkbox', 'range'])

/** Whether something was typed that would be lost; what was typed in a field that is gone since is not. */
function useTyped() {
  const fields = useRef(new Set<Element>())
  const noteTyping = ({ target }: FormEvent) => {
    if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !NOT_WRITTEN.has(target.type)))
      fields.current.add(target)
  }
  return { noteTyping, isTyped: () => [...fields.current].some((field) => field.isConnected) }
}
