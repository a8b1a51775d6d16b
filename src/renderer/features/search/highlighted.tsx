import { findMatches } from '#shared/hangul/match-text.ts'

/** The text with what was looked for marked in it. */
export function Highlighted({ text, query, typing }: { text: string; query: string; typing: boolean }) {
  if (query === '') return text
  const parts: { text: string; hit: boolean; start: number }[] = []
  let at = 0
  for (const { start, end } of findMatches(text, query, typing)) {
    if (start > at) parts.push({ text: text.slice(at, start), hit: false, start: at })
    parts.push({ text: text.slice(start, end), hit: true, start })
    at = end
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: false, start: at })
  return parts.map((part) => (part.hit ? <mark key={part.start}>{part.text}</mark> : <span key={part.start}>{part.text}</span>))
}
