import type { Suggestions } from '#shared/contract/search.ts'

export type Suggestion =
  | { kind: 'tags'; name: string; count: number }
  | { kind: 'years'; year: number; count: number }
  | { kind: 'albums'; albumId: number; name: string; count: number }
  | { kind: 'recent'; text: string }

/** The suggestions of one kind, side by side in one row. Never empty. */
export type SuggestionRow = { kind: Suggestion['kind']; suggestions: readonly Suggestion[] }
/** Which suggestion the keys have gone to. */
export type Place = { row: number; column: number }

export function rowsOf({ tags, years, albums, recent }: Suggestions): SuggestionRow[] {
  const rows: SuggestionRow[] = [
    { kind: 'tags', suggestions: tags.map(({ tag, count }) => ({ kind: 'tags', name: tag, count })) },
    { kind: 'years', suggestions: years.map((year) => ({ kind: 'years', ...year })) },
    { kind: 'albums', suggestions: albums.map((album) => ({ kind: 'albums', ...album })) },
    { kind: 'recent', suggestions: recent.map((text) => ({ kind: 'recent', text })) },
  ]
  return rows.filter(({ suggestions }) => suggestions.length > 0)
}

/** Up and down go from row to row, and above the first and below the last back to the text; left and right stay in the row. */
export function movePlace(rows: readonly SuggestionRow[], at: Place | null, key: string): Place | null {
  if (key === 'ArrowDown') return at ? begin(rows, at.row + 1) : begin(rows, 0)
  if (key === 'ArrowUp') return begin(rows, at ? at.row - 1 : rows.length - 1)
  if (!at) return null
  const last = (rows[at.row]?.suggestions.length ?? 1) - 1
  return { row: at.row, column: Math.max(0, Math.min(last, at.column + (key === 'ArrowRight' ? 1 : -1))) }
}

function begin(rows: readonly SuggestionRow[], row: number): Place | null {
  return rows[row] ? { row, column: 0 } : null
}
