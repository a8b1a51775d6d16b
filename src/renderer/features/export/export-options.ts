import type { ExportOptions } from '#shared/contract/library.ts'

/** What the dialog holds; `own` is what was typed for the longest edge. */
export type ExportForm = {
  format: ExportOptions['format']
  size: 'full' | '3000' | '2000' | '1200' | 'own'
  own: string
  metadata: ExportOptions['metadata']
  withWords: boolean
}

export const FIRST_FORM: ExportForm = { format: 'original', size: 'full', own: '1600', metadata: 'keep', withWords: true }

/** What the contract takes, in px. */
const SMALLEST = 16
const LARGEST = 30_000

/** The longest edge in px, null for the size as it is; undefined where what was typed is none. A copy as it is has no other size. */
export function longEdgeOf({ format, size, own }: ExportForm): number | null | undefined {
  if (format === 'original' || size === 'full') return null
  const edge = Number(size === 'own' ? own.replace(/[,\s]/g, '') : size)
  return Number.isInteger(edge) && edge >= SMALLEST && edge <= LARGEST ? edge : undefined
}
