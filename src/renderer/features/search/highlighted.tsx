import { findMatches } from '#shared/hangul/match-text.ts'
import { excerptStart } from './excerpt-start.ts'

/** The text with what was looked for marked in it. `room`: how many characters can be seen; the first hit is kept among them. */
export function Highlighted({ text, query, typing, room }: { text: string; query: string; typing: boolean; room: number }) {
  if (query === '') return text
  const matches = findMatches(text, query, typing)
  const parts: { text: string; hit: boolean; start: number }[] = []
  let at = excerptStart(text, matches[0], room)
  const begin = at
  for (const { start, end } of matches) {
    if (start > at) parts.push({ text: text.slice(at, start), hit: false, start: at })
    parts.push({ text: text.slice(start, end), hit: true, start })
    at = end
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: false, start: at })
  return (
    <>
      {begin > 0 && '…'}
      {parts.map((part) => (part.hit ? <mark key={part.start}>{part.text}</mark> : <span key={part.start}>{part.text}</span>))}
    </>
  )
}
