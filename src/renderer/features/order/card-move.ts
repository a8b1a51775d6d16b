/** Where a key leads from the card at `index`, among `count` in rows of `columns`; null for a key that leads nowhere. */
export function moveOf(key: string, index: number, count: number, columns: number, rowsInSight: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -columns * Math.max(1, rowsInSight),
    PageDown: columns * Math.max(1, rowsInSight),
  }
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = steps[key]
  if (step === undefined) return null
  const to = index + step
  if (to >= 0 && to < count) return to
  // By whole rows one stays in the column as far as it goes; from the last full row down to a shorter one it is its last card.
  if (Math.abs(step) < columns || columns === 1) return Math.min(count - 1, Math.max(0, to))
  if (to < 0) return index % columns
  return Math.floor(index / columns) === Math.floor((count - 1) / columns) ? index : count - 1
}
