import { setImmediate } from 'node:timers/promises'
import type { EditKind } from '#shared/contract/edits.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { inSlices } from '../library/slices.ts'
import { type AlbumValues, createEditLog, type Edit, type LoggedPart, type PartRun } from './edit-log.ts'
import { createEditWriter, type NextOf, type OpenWriter, SLICE, type WriterParts } from './edit-writer.ts'
import { type Change, exchangeValues } from './photo-values.ts'

/** Ids that are looked up at once. */
const IDS_A_LOOK = 5_000

/** An edit while it is being made: what is done through it is written and logged together. */
export type OpenEdit = {
  /** In slices. Returns how many photos are different now. */
  changePhotos(ids: readonly number[], nextOf: NextOf): Promise<number>
  /** Returns the id of the new album. */
  createAlbum(name: string): number
  renameAlbum(album: AlbumValues, name: string): Promise<void>
  deleteAlbum(album: AlbumValues): void
}

export type EditRunner = ReturnType<typeof createEditRunner>
type Direction = { backwards: boolean; from: 'before' | 'after'; to: 'before' | 'after' }

/**
 * Edits one after the other, each in slices of one transaction: one that a crash cuts off is whole as far as it came, and can be
 * taken back. Nothing is logged where nothing is different.
 */
export function createEditRunner(parts: WriterParts) {
  const { db } = parts
  const log = createEditLog(db)
  const writer = createEditWriter(parts)
  const { albums } = writer
  let turn: Promise<unknown> = Promise.resolve()
  let closed = false

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = turn.then(work)
    turn = mine.catch(() => {})
    return mine
  }

  /** What is done so far is kept when the program ends in the midst of an edit. */
  function throwIfClosed(): void {
    if (closed) throw new AppError('CANCELLED', {})
  }

  function openEdit(kind: EditKind, open: OpenWriter): OpenEdit & { id(): number | null; slices(): number } {
    let id: number | null = null
    let position = 0
    let slices = 0

    function record(photoId: number | null, change: Change<unknown>): void {
      id ??= log.begin(kind)
      log.add(id, position, photoId, change)
      position += 1
    }

    const writeAlbum = db.transaction((before: AlbumValues | null, after: AlbumValues | null) => {
      record(null, { before, after })
      open.writeAlbum(before, after)
    })

    return {
      id: () => id,
      slices: () => slices,
      async changePhotos(ids, nextOf) {
        const from = position
        for await (const slice of inSlices(ids, SLICE)) {
          throwIfClosed()
          open.writeSlice(slice, nextOf, record)
          slices += 1
        }
        return position - from
      },
      createAlbum: db.transaction((name: string): number => {
        const createdAt = new Date().toISOString()
        const albumId = albums.insert(null, name, createdAt)
        record(null, { before: null, after: { albumId, name, createdAt } })
        open.createdAlbum(name)
        return albumId
      }),
      async renameAlbum(album, name) {
        await open.prepareRename(album.albumId, name)
        writeAlbum(album, { ...album, name })
      },
      deleteAlbum: (album) => writeAlbum({ ...album, awaited: albums.awaited(album.name) }, null),
    }
  }

  /** Keeps the log short: as much as an edit adds, and a little more. */
  async function forget(slices: number): Promise<void> {
    for (let left = slices + 4; left > 0 && !closed && log.forgetSome(SLICE); left--) await setImmediate()
  }

  async function turnAlbum(
    edit: Edit,
    { before, after, position }: LoggedPart<Change<AlbumValues | null>>,
    open: OpenWriter,
    to: Direction['to'],
  ) {
    const [from, wanted] = to === 'before' ? [after, before] : [before, after]
    const current = albums.get(wanted?.albumId ?? from?.albumId ?? 0) ?? null
    if (current?.name !== from?.name) return
    // Photos were put into it since: they are not to lose their album.
    if (!wanted && current && !albums.isEmpty(current.albumId)) return
    const next = wanted && { ...wanted, name: albums.freeName(wanted.name, wanted.albumId) }
    const differs = current?.name !== next?.name
    const gone = current && !next ? { ...current, awaited: albums.awaited(current.name) } : null
    if (differs && current && next) await open.prepareRename(current.albumId, next.name)
    db.transaction(() => {
      if (differs) open.writeAlbum(current, next)
      // Where its name was taken meanwhile, what is done again or taken back next begins with the other name.
      if (next?.name !== wanted?.name) log.rewrite(edit.id, position, { before, after, [to]: next })
      if (gone) log.rewrite(edit.id, position, { before: gone, after: gone, [to]: null })
    }).immediate()
  }

  /** Returns the photos, of each moment the one in front, that are different now. */
  function turnPhotos(run: NonNullable<PartRun['photos']>, open: OpenWriter, { from, to }: Direction): Set<number> {
    const partOf = new Map(run.map((part) => [part.photoId, part]))
    const frontOf = new Map<number, number>()
    const turned = new Set<number>()
    const nextOf: NextOf = (photo) => {
      const part = partOf.get(photo.id)
      if (!part) return {}
      if (photo.stackOf !== null) frontOf.set(photo.id, photo.stackOf)
      const wanted = part[to].albums ? { ...part[to], albums: part[to].albums.filter((album) => albums.get(album)) } : part[to]
      return exchangeValues(photo, part[from], wanted)
    }
    open.writeSlice([...partOf.keys()], nextOf, (photoId) => turned.add(frontOf.get(photoId) ?? photoId))
    return turned
  }

  /** Takes an edit back or does it again, where nothing else was said since. Cut off, it can be begun anew. */
  async function turnEdit(edit: Edit, direction: Direction): Promise<number> {
    const { backwards, to } = direction
    const open = writer.open()
    let photos = 0
    try {
      let at = backwards ? Number.MAX_SAFE_INTEGER : -1
      for (let run = log.nextRun(edit.id, at, backwards, SLICE); run; run = log.nextRun(edit.id, at, backwards, SLICE)) {
        throwIfClosed()
        if (run.album) await turnAlbum(edit, run.album, open, to)
        else photos += turnPhotos(run.photos, open, direction).size
        at = run.album?.position ?? run.photos?.at(-1)?.position ?? at
        await setImmediate()
      }
    } finally {
      open.tell()
    }
    return photos
  }

  return {
    albums,

    /** Makes an edit when those before it are done. Returns its id; null where nothing is different. */
    run: <Result>(kind: EditKind, work: (edit: OpenEdit) => Promise<Result>): Promise<{ editId: number | null; result: Result }> =>
      inTurn(async () => {
        throwIfClosed()
        const open = writer.open()
        const edit = openEdit(kind, open)
        try {
          const result = await work(edit)
          await forget(edit.slices())
          return { editId: edit.id(), result }
        } finally {
          open.tell()
        }
      }),

    /** Does something that no edit may run through, when those before it are done: those after it find the library as it is then. */
    runAlone: <Result>(work: () => Promise<Result>): Promise<Result> =>
      inTurn(() => {
        throwIfClosed()
        return work()
      }),

    /** Each id once. Throws PHOTO_NOT_FOUND where one of them is unknown. */
    async requireIds(ids: readonly number[]): Promise<number[]> {
      const distinct = new Set<number>()
      for await (const slice of inSlices(ids, IDS_A_LOOK)) {
        const unknown = writer.photos.firstUnknown(slice)
        if (unknown !== undefined) throw new AppError('PHOTO_NOT_FOUND', { id: unknown })
        for (const id of slice) distinct.add(id)
      }
      return [...distinct]
    },

    /** All files of the moments of these photos, each with the one that stands in front; those of one moment together, that one first. */
    async momentsOf(ids: readonly number[]): Promise<Map<number, number>> {
      const moments = new Map<number, number>()
      for await (const slice of inSlices(ids, IDS_A_LOOK))
        for (const { id, front } of writer.photos.momentsOf(slice)) moments.set(id, front)
      return moments
    },

    /** Throws NOTHING_TO_UNDO. */
    undo: (editId?: number) =>
      inTurn(async () => {
        const edit = editId === undefined ? log.lastStanding() : log.standing(editId)
        if (!edit) throw new AppError('NOTHING_TO_UNDO', {})
        const photos = await turnEdit(edit, { backwards: true, from: 'after', to: 'before' })
        log.markUndone(edit.id)
        return { editId: edit.id, kind: edit.kind, photos }
      }),

    /** Throws NOTHING_TO_REDO. */
    redo: () =>
      inTurn(async () => {
        const edit = log.lastUndone()
        if (!edit) throw new AppError('NOTHING_TO_REDO', {})
        const photos = await turnEdit(edit, { backwards: false, from: 'before', to: 'after' })
        log.markDone(edit.id)
        return { editId: edit.id, kind: edit.kind, photos }
      }),

    /** Ends an edit that is under way after the slice that it is at. */
    async close(): Promise<void> {
      closed = true
      await turn
    },
  }
}
