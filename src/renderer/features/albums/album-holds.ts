/** How much of what is selected an album holds. */
export type Holds = 'all' | 'some' | 'none'

export function holdsOf(selected: ReadonlySet<number>, inAlbum: readonly number[]): Holds {
  let held = 0
  for (const id of inAlbum) if (selected.has(id)) held += 1
  if (held === 0) return 'none'
  return held === selected.size ? 'all' : 'some'
}
