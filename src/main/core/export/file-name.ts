import { cleanText } from '#shared/text/plain-text.ts'

/** What file systems allow, less what ` (999)`, an ending and a sidecar's second one need. */
const MAX_STEM_BYTES = 200
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** A name that every system can hold, on one line, in NFC. `ending` with its dot. */
export function safeFileName(stem: string, ending: string): string {
  const safe = cleanText(stem)
    .replace(/[<>:"/\\|?*\s]/gu, (character) => (character === ' ' ? ' ' : '_'))
    .replace(RESERVED, '_$&')
  // Windows drops these silently; what begins with a dot is hidden, and with a dash an option elsewhere.
  const trimmed = shorten(safe)
    .replace(/[. ]+$/, '')
    .replace(/^[.-]/, '_')
  return `${trimmed || 'photo'}${ending}`
}

/** `name (2).jpg` and so on; the first is the name itself. */
export function numberedName(name: string, number: number): string {
  if (number === 1) return name
  const { stem, ending } = splitName(name)
  return `${stem} (${number})${ending}`
}

/** The ending with its dot; a name that is nothing but an ending has none. */
export function splitName(name: string): { stem: string; ending: string } {
  const at = name.lastIndexOf('.')
  return at > 0 ? { stem: name.slice(0, at), ending: name.slice(at) } : { stem: name, ending: '' }
}

/** At whole characters, as people see them. */
function shorten(text: string): string {
  let bytes = 0
  let kept = ''
  for (const { segment } of new Intl.Segmenter('ko').segment(text)) {
    bytes += Buffer.byteLength(segment)
    if (bytes > MAX_STEM_BYTES) return kept
    kept += segment
  }
  return kept
}
