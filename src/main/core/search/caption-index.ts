import type { Photo } from '#shared/contract/photos.ts'
import { type Dictionary, makeDictionary } from '#shared/hangul/dictionary.ts'
import { CAPTION, createHaystackBuilder, type Haystack, TAG } from '#shared/hangul/haystack.ts'

export type Captioned = Pick<Photo, 'id' | 'caption' | 'tags' | 'takenAt'>

/**
 * What is said of photos, newest first, in one haystack. Photo number i has the units from `offsets[i]` up to `offsets[i + 1]`.
 * `taken` is the wall-clock time as digits, 20240504102311. `gone` is 1 for a photo that another index now knows better.
 */
export type CaptionIndex = {
  haystack: Haystack
  offsets: Uint32Array
  ids: Float64Array
  taken: Float64Array
  gone: Uint8Array
  numberOf: ReadonlyMap<number, number>
  dictionary(): Dictionary
}

export function indexCaptions(photos: Iterable<Captioned>): CaptionIndex {
  const ordered = [...photos].sort((a, b) => compareText(b.takenAt, a.takenAt) || b.id - a.id)
  const builder = createHaystackBuilder()
  const offsets = new Uint32Array(ordered.length + 1)
  for (const [number, { caption, tags }] of ordered.entries()) {
    offsets[number] = builder.length()
    builder.add(caption, CAPTION)
    for (const tag of tags) builder.add(tag, TAG)
  }
  offsets[ordered.length] = builder.length()
  const haystack = builder.build()
  let dictionary: Dictionary | undefined
  return {
    haystack,
    offsets,
    ids: Float64Array.from(ordered, ({ id }) => id),
    taken: Float64Array.from(ordered, ({ takenAt }) => timeOf(takenAt)),
    gone: new Uint8Array(ordered.length),
    numberOf: new Map(ordered.map(({ id }, number) => [id, number])),
    dictionary: () => {
      dictionary ??= makeDictionary(haystack)
      return dictionary
    },
  }
}

/** The number of the photo that holds a unit. `near`: where the one before was found; places mostly come in order. */
export function photoAt(offsets: Uint32Array, unit: number, near: number): number {
  if (unit >= (offsets[near] ?? 0) && unit < (offsets[near + 1] ?? 0)) return near
  let low = unit >= (offsets[near] ?? 0) ? near : 0
  let high = offsets.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? 0) <= unit) low = middle
    else high = middle
  }
  return low
}

function compareText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

function timeOf(takenAt: string): number {
  return Number(takenAt.replace(/\D/g, '').slice(0, 14).padEnd(14, '0'))
}
