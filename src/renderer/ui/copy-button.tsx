import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { useMessages } from './use-messages.tsx'

const SHOWN_MS = 2000

/** Copies `text`; `label` says what that is. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { common } = useMessages()
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [copied])

  return (
    <Button aria-label={label} title={label} onClick={() => void copyText(text).then(() => setCopied(true))}>
      {copied ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />}
      <span role="status">{copied ? common.copied : common.copy}</span>
    </Button>
  )
}

/** The clipboard API may be denied to a window; selecting and copying never is. */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const field = document.createElement('textarea')
    field.value = text
    document.body.append(field)
    field.select()
    document.execCommand('copy')
    field.remove()
  }
}
