import type { PhotoFilter } from '#shared/contract/photos.ts'
import type { Messages } from '#shared/messages/index.ts'

/** One thing that the photos are narrowed by, and the parts of the filter that go when it is taken away. */
export type FilterChip = { parts: readonly (keyof PhotoFilter)[]; label: string }

const YES_OR_NO = ['favorite', 'placed', 'tagged', 'captioned', 'ordered', 'inBasket', 'missing', 'damaged'] as const

/** The sentences for a filter, in the order of the panel. What a place narrows to (album, removed) is not among them. */
export function chipsOf(filter: PhotoFilter, { filters }: Messages): FilterChip[] {
  const chips: FilterChip[] = []
  const date = dateLabel(filter, filters.chips)
  if (date !== undefined) chips.push({ parts: ['from', 'to'], label: date })
  if (filter.camera !== undefined) chips.push({ parts: ['camera'], label: filter.camera })
  if (filter.near) chips.push({ parts: ['near'], label: filters.chips.near(filter.near.km) })
  if (filter.tag !== undefined) chips.push({ parts: ['tag'], label: filters.chips.tag(filter.tag) })
  if (filter.minRating !== undefined) chips.push({ parts: ['minRating'], label: filters.starsFrom(filter.minRating) })
  for (const part of YES_OR_NO) {
    const wanted = filter[part]
    if (wanted !== undefined) chips.push({ parts: [part], label: filters.chips[part][wanted ? 'true' : 'false'] })
  }
  return chips
}

function dateLabel({ from, to }: PhotoFilter, chips: Messages['filters']['chips']): string | undefined {
  if (from === undefined) return to === undefined ? undefined : chips.to(to)
  if (to === undefined) return chips.from(from)
  if (from === to) return chips.day(from)
  const span = wholeSpan(from, to)
  return span === null ? chips.range(from, to) : chips[span](from)
}

/** Whether two days are the first and the last of one year or of one month. */
export function wholeSpan(from: string, to: string): 'year' | 'month' | null {
  const year = from.slice(0, 4)
  if (from === `${year}-01-01` && to === `${year}-12-31`) return 'year'
  const month = from.slice(0, 7)
  return from === `${month}-01` && to === lastDayOf(month) ? 'month' : null
}

/** `2024-02` → `2024-02-29` */
export function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return `${month}-${String(last).padStart(2, '0')}`
}
