import { type RefObject, useEffect, useRef, useState } from 'react'

export type Popover = {
  open: boolean
  setOpen: (open: boolean) => void
  /** Holds the button and what it opens. */
  wrapper: RefObject<HTMLDivElement | null>
  button: RefObject<HTMLButtonElement | null>
}

/** A panel beside its button: a press or a focus elsewhere closes it, and so does Esc, which gives the focus back. */
export function usePopover(): Popover {
  const [open, setOpen] = useState(false)
  const wrapper = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!open) return
    // A dialog that was opened from the panel is above it and not beside it.
    const isBeside = (target: EventTarget | null) =>
      target instanceof Element && !wrapper.current?.contains(target) && target.closest('dialog') === null
    const closeWhenBeside = (event: Event) => {
      if (isBeside(event.target)) setOpen(false)
    }
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || document.querySelector('dialog[open]')) return
      // Esc means something to the screen below as well.
      event.stopPropagation()
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', closeWhenBeside)
    document.addEventListener('focusin', closeWhenBeside)
    document.addEventListener('keydown', closeByKey, true)
    return () => {
      document.removeEventListener('pointerdown', closeWhenBeside)
      document.removeEventListener('focusin', closeWhenBeside)
      document.removeEventListener('keydown', closeByKey, true)
    }
  }, [open])

  return { open, setOpen, wrapper, button }
}
