import { createAlbumsService } from '#core/albums/albums-service.ts'
import type { JournalEntry } from '#core/backup/journal.ts'
import { type Db, openDatabase } from '#core/database/open-database.ts'
import { createEditRunner } from '#core/edits/edit-runner.ts'
import { createEditsService } from '#core/edits/edits-service.ts'
import { createLibraryService } from '#core/library/library-service.ts'
import { createStackPhotos } from '#core/library/stacks/stack-photos.ts'
import { createCaptionReader } from '#core/search/caption-reader.ts'
import { createSearchEngine } from '#core/search/search-engine.ts'
import { createTagsService } from '#core/tags/tags-service.ts'
import type { AppEvent } from '#shared/contract/jobs.ts'
import { makeTempDir } from './temp-dir.ts'

export type PhotoOfTest = {
  takenAt?: string
  caption?: string
  tags?: readonly string[]
  rating?: number
  favorite?: boolean
  camera?: string
  latitude?: number | null
  longitude?: number | null
  missing?: boolean
  damaged?: boolean
  removed?: boolean
  stackOf?: number | null
  path?: string
  format?: string
  width?: number
  height?: number
}

export type EditLibrary = ReturnType<typeof openEditLibrary>

/** Queries and edits on a real database, without files, jobs, processes and threads. `events` and `journal` are what was told so far. */
export function openEditLibrary(dataDir: string = makeTempDir()) {
  const { db, close } = openDatabase(dataDir)
  // Nobody pulls the plug on a test; a property test writes thousands of times.
  db.pragma('synchronous = OFF')
  const events: AppEvent[] = []
  const journal: JournalEntry[] = []
  const engine = createSearchEngine(createCaptionReader(db), { read: () => undefined, write: () => {} })
  void engine.start()
  const find = (text: string) => [...engine.find(text, false).ids]
  const rank = async ({ text, typing }: { text: string; typing: boolean }) => {
    // After very many changes a plain scan answers until the index is there.
    if (engine.find(text, typing).provisional) await engine.start()
    return engine.find(text, typing)
  }
  const library = createLibraryService({ db, rank })
  const runner = createEditRunner({
    db,
    jobs: {
      announce: (area) => events.push({ type: 'changed', area }) > 0,
      announcePhotos: (change) => events.push({ type: 'photos-changed', ...change }) > 0,
    },
    journal: { append: (entries) => void journal.push(...entries) },
    settleStacks: createStackPhotos(db).settle,
  })
  return {
    db,
    library,
    /** What the search finds, best first. */
    find,
    runner,
    edits: createEditsService(runner),
    albums: createAlbumsService(db, runner),
    tags: createTagsService(db, runner),
    events,
    journal,
    add: (photos: readonly PhotoOfTest[]) => addPhotos(db, photos),
    close() {
      void engine.close()
      close()
    },
  }
}

/** Returns their ids, which count from 1 in a new database. */
export function addPhotos(db: Db, photos: readonly PhotoOfTest[]): number[] {
  const insert = db.prepare(`
    INSERT INTO photos (sha256, bytes, path, modified_ms, file_name, format, taken_at, width, height, colour, thumbnail, damaged, missing, camera,
      latitude, longitude, caption, rating, favorite, removed_at, stack_of, added_at)
    VALUES (@sha256, 1000, @path, 0, @fileName, @format, @takenAt, @width, @height, '#888888', 'made', @damaged, @missing, @camera,
      @latitude, @longitude, @caption, @rating, @favorite, @removedAt, @stackOf, '2026-01-01T00:00:00.000Z')`)
  const addTag = db.prepare('INSERT INTO photo_tags (photo_id, tag) VALUES (?, ?)')
  const highest = db.prepare('SELECT coalesce(max(id), 0) FROM photos').pluck()
  return db.transaction(() =>
    photos.map((photo) => {
      const { tags, removed, favorite, missing, damaged, path, ...rest } = { ...PLAIN, ...photo }
      const id = Number(highest.get()) + 1
      const fileName = `IMG_${id}.jpg`
      insert.run({
        ...rest,
        sha256: String(id).padStart(64, '0'),
        path: path ?? `/photos/${fileName}`,
        fileName: path?.split('/').at(-1) ?? fileName,
        removedAt: removed ? '2026-01-02T00:00:00.000Z' : null,
        ...{ favorite: Number(favorite), missing: Number(missing), damaged: Number(damaged) },
      })
      for (const tag of new Set(tags)) addTag.run(id, tag)
      return id
    }),
  )()
}

const PLAIN: Required<Omit<PhotoOfTest, 'path'>> & { path?: string } = {
  takenAt: '2024-05-04T10:00:00',
  caption: '',
  tags: [],
  rating: 0,
  favorite: false,
  camera: '',
  latitude: null,
  longitude: null,
  missing: false,
  damaged: false,
  removed: false,
  stackOf: null,
  format: 'jpeg',
  width: 400,
  height: 300,
}
