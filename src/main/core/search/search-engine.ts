import { setImmediate } from 'node:timers/promises'
import { parseQuery } from '#shared/hangul/parse-query.ts'
import { type CaptionIndex, createCaptionIndexBuilder, indexCaptions } from './caption-index.ts'
import type { CaptionReader } from './caption-reader.ts'
import type { IndexCache } from './index-cache.ts'
import { type Hits, rankPhotos } from './rank-photos.ts'

/** Ids best first. `provisional`: found by a plain scan of the database, since the index was not there yet. */
export type Found = Hits & { provisional: boolean }

type EngineEvents = {
  /** An index has taken the place of plain scans. */
  ready?(): void
  /** What the log has up to here is in the kept index. */
  saved?(seq: number): void
}

// Beyond so many photos that the large index holds in vain, it is made anew beside the one in use.
const MOST_CHANGED = 2000
const CHANGED_SHARE = 20
/** So many changes are not read while somebody waits. */
const MOST_CHANGES_AT_ONCE = 20_000
/** Photos indexed before a question gets its turn. */
const PHOTOS_A_SLICE = 2000

/**
 * Finds photos by what is said of them, over an index in memory that is only a cache of the database: kept in a file, brought up to
 * date before each search from the log of changes that the database writes by itself, made anew where it is stale or damaged.
 */
export function createSearchEngine(reader: CaptionReader, cache: IndexCache, on: EngineEvents = {}) {
  let main: CaptionIndex | undefined
  /** What was said since then, the newest last; each at least twice as large as the next, so that there are few. */
  let recent: CaptionIndex[] = []
  /** How many photos have been read again for `recent`. */
  let changed = 0
  /** How far the log of changes has been read. */
  let seq = 0
  let building: Promise<void> | undefined
  let closed = false

  /** Whether all that changed after a place is in the log: after a power cut the kept index may be an older one than it was shortened for. */
  function logReaches(from: number): boolean {
    const last = reader.lastSeq()
    const first = reader.firstSeq()
    return from === last || (from < last && first !== null && first <= from + 1)
  }

  function load(): void {
    const kept = cache.read()
    if (!kept || kept.stamp.libraryId !== reader.libraryId() || !logReaches(kept.stamp.seq)) return
    main = kept.index
    seq = kept.stamp.seq
  }

  /** Takes in what the database has logged since. */
  function catchUp(): void {
    const last = reader.lastSeq()
    if (!main || last === seq) return
    const ids = new Set(reader.changedBetween(seq, last))
    for (const index of [main, ...recent]) bury(index, ids)
    seq = last
    changed += ids.size
    // Small indexes are made one with the new one: each photo is read again some few times, however many edits there are.
    for (let small = recent.at(-1); small && small.ids.length < ids.size * 2; small = recent.at(-1)) {
      for (const [number, id] of small.ids.entries()) if (small.gone[number] !== 1) ids.add(id)
      recent.pop()
    }
    recent.push(indexCaptions(reader.read([...ids])))
  }

  /** Makes the index anew beside the one in use; what changes meanwhile is in the log after `from`. */
  async function build(): Promise<void> {
    const from = reader.lastSeq()
    const builder = createCaptionIndexBuilder()
    let first = true
    for (const photos of reader.slices(PHOTOS_A_SLICE)) {
      if (!first) await setImmediate()
      if (closed) return
      first = false
      for (const photo of photos) builder.add(photo)
    }
    const takesOver = main === undefined
    main = builder.build()
    recent = []
    changed = 0
    seq = from
    save()
    if (takesOver) on.ready?.()
  }

  function save(): void {
    if (!main) return
    // A full disk costs the next start some time and nothing else.
    try {
      cache.write(main, { libraryId: reader.libraryId(), seq })
      on.saved?.(seq)
    } catch {}
  }

  function rebuild(): Promise<void> {
    building ??= build().finally(() => {
      building = undefined
    })
    return building
  }

  return {
    /** Resolves when there is an index, be it from the file or made anew. */
    async start(): Promise<void> {
      load()
      if (main) on.ready?.()
      else await rebuild()
    },

    /** `asIs`: what finds nothing is not looked for in another spelling. */
    find(text: string, typing: boolean, asIs = false): Found {
      const clauses = parseQuery(text, typing)
      // Nothing was asked, so everything answers; but nothing answers to punctuation.
      if (clauses.length === 0 && text.trim() !== '') return { ids: new Uint32Array(), provisional: false }
      if (main && reader.lastSeq() - seq > MOST_CHANGES_AT_ONCE) main = undefined
      if (!main) {
        void rebuild()
        return { ids: reader.scan(clauses), provisional: true }
      }
      catchUp()
      if (changed > Math.max(MOST_CHANGED, main.ids.length / CHANGED_SHARE)) void rebuild()
      return { ...rankPhotos([main, ...recent], clauses, asIs), provisional: false }
    },

    /** What changed since the index was kept is sooner read again from the log than all is written. */
    async close(): Promise<void> {
      closed = true
      await building
    },
  }
}

/** These photos are passed over from now on, for a newer index has them or the library has them no more. */
function bury({ numberOf, gone }: CaptionIndex, ids: Iterable<number>): void {
  for (const id of ids) {
    const number = numberOf(id)
    if (number >= 0) gone[number] = 1
  }
}
