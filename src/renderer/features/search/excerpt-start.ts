/** Words before the hit that are kept for the sake of reading, in characters. */
const LEAD_IN = 8

/** Where to begin showing a text of which only `room` characters can be seen, so that the match is among them: at a word, or at the match itself. */
export function excerptStart(text: string, match: { start: number; end: number } | undefined, room: number): number {
  if (!match || match.end <= room) return 0
  const from = Math.max(0, match.start - LEAD_IN)
  const space = text.slice(from, match.start).search(/\s/)
  return space < 0 ? match.start : from + space + 1
}
