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
  ids: Uint32Array
  taken: Float64Array
  gone: Uint8Array
  /** The number of a photo; −1 where this index does not hold it. */
  numberOf(id: number): number
  dictionary(): Dictionary
}

// Ids count up, so that mostly they are little more than the photos.
const MOST_IDS_A_PHOTO = 4

/** Photos in any order. */
export function indexCaptions(photos: Iterable<Captioned>): CaptionIndex {
  const builder = createCaptionIndexBuilder()
  for (const photo of [...photos].sort((a, b) => compareText(b.takenAt, a.takenAt) || b.id - a.id)) builder.add(photo)
  return builder.build()
}

/** Photos must be added newest first. */
export function createCaptionIndexBuilder() {
  const haystack = createHaystackBuilder()
  const offsets: number[] = []
  const ids: number[] = []
  const taken: number[] = []
  return {
    add({ id, caption, tags, takenAt }: Captioned): void {
      offsets.push(haystack.length())
      ids.push(id)
      taken.push(timeOf(takenAt))
      haystack.add(caption, CAPTION)
      for (const tag of tags) haystack.add(tag, TAG)
    },
    build(): CaptionIndex {
      offsets.push(haystack.length())
      return indexFrom(haystack.build(), Uint32Array.from(offsets), Uint32Array.from(ids), Float64Array.from(taken))
    },
  }
}

export function indexFrom(haystack: Haystack, offsets: Uint32Array, ids: Uint32Array, taken: Float64Array): CaptionIndex {
  let dictionary: Dictionary | undefined
  return {
    haystack,
    offsets,
    ids,
    taken,
    gone: new Uint8Array(ids.length),
    numberOf: numberLookup(ids),
    dictionary: () => {
      dictionary ??= makeDictionary(haystack)
      return dictionary
    },
  }
}

/** Made when it is first asked for. Either way a tenth of the memory of a Map. */
function numberLookup(ids: Uint32Array): (id: number) => number {
  let lookup: ((id: number) => number) | undefined
  return (id) => {
    lookup ??= lookupIn(ids)
    return lookup(id)
  }
}

function lookupIn(ids: Uint32Array): (id: number) => number {
  let last = 0
  for (const id of ids) last = Math.max(last, id)
  return last < ids.length * MOST_IDS_A_PHOTO ? tableLookup(ids, last) : sortedLookup(ids)
}

/** One more than the number of each id. */
function tableLookup(ids: Uint32Array, last: number): (id: number) => number {
  const table = new Uint32Array(last + 1)
  for (let number = 0; number < ids.length; number++) table[ids[number] ?? 0] = number + 1
  return (id) => (table[id] ?? 0) - 1
}

function sortedLookup(ids: Uint32Array): (id: number) => number {
  const order = Uint32Array.from(ids.keys()).sort((one, other) => (ids[one] ?? 0) - (ids[other] ?? 0))
  return (id) => {
    let low = 0
    let high = order.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ids[order[middle] ?? 0] ?? 0) < id) low = middle + 1
      else high = middle
    }
    const number = order[low]
    return number !== undefined && ids[number] === id ? number : -1
  }
}

/** The number of the photo that holds a unit. `near`: where the one before was found; places mostly come in order. */
export function photoAt(offsets: Uint32Array, unit: number, near: number): number {
  let low = unit >= (offsets[near] ?? 0) ? near : 0
  let high = low + 1
  for (let step = 1; high < offsets.length && (offsets[high] ?? 0) <= unit; step *= 2) {
    low = high
    high += step
  }
  high = Math.min(high, offsets.length - 1)
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
