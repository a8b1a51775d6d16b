import type { PhotoFilter, PhotoIndexPage } from '#shared/contract/photos.ts'

/** What the library shows: what is looked for, and what it is narrowed to. */
export type LibraryView = {
  readonly text: string
  readonly typing: boolean
  /** Whether nothing may be looked for instead of the text. */
  readonly asIs?: boolean
  readonly filter: PhotoFilter
}

/** So many photos of one day, in the order of the index. */
export type DayRun = readonly [day: string, count: number]

/** Which photos a view shows, in order, and enough of each to lay them out. `text`, `typing` and `filter` are what it answers. */
export type IndexData = LibraryView & {
  readonly ids: readonly number[]
  /** Width by height, upright, in thousandths; as many as ids. */
  readonly aspects: readonly number[]
  /** Null where the order is not by time. */
  readonly days: readonly DayRun[] | null
  /** Of all that match, whether in `ids` already or not. */
  readonly total: number
  /** Whether all of them are in `ids`. */
  readonly complete: boolean
  /** What was looked for instead, where `text` finds nothing as it stands. */
  readonly corrected: string | undefined
}

/** One index out of its pages. A day that one page ends with and the next begins with is one day. */
export function assembleIndex(view: LibraryView, pages: readonly PhotoIndexPage[]): IndexData {
  const last = pages.at(-1)
  const complete = last?.cursor === undefined
  const ids = pages.flatMap((page) => page.ids)
  return {
    ...view,
    ids,
    aspects: pages.flatMap((page) => page.aspects),
    days: joinDays(pages),
    total: complete ? ids.length : (last?.total ?? 0),
    complete,
    corrected: pages[0]?.corrected?.text,
  }
}

function joinDays(pages: readonly PhotoIndexPage[]): DayRun[] | null {
  const runs: DayRun[] = []
  for (const { days } of pages) {
    if (!days) return null
    for (const [day, count] of days) {
      const last = runs.at(-1)
      if (last?.[0] === day) runs[runs.length - 1] = [day, last[1] + count]
      else runs.push([day, count])
    }
  }
  return runs
}

/** The index after these photos have left it. */
export function withoutPhotos(index: IndexData, gone: ReadonlySet<number>): IndexData {
  const stays = index.ids.map((id) => !gone.has(id))
  const ids = index.ids.filter((_, at) => stays[at])
  if (ids.length === index.ids.length) return index
  let from = 0
  const days = index.days?.flatMap(([day, count]): DayRun[] => {
    const left = stays.slice(from, from + count).filter(Boolean).length
    from += count
    return left > 0 ? [[day, left]] : []
  })
  return {
    ...index,
    ids,
    aspects: index.aspects.filter((_, at) => stays[at]),
    days: days ?? null,
    total: index.total - (index.ids.length - ids.length),
  }
}
