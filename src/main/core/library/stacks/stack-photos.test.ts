import { expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import type { JournalEntry } from '../../backup/journal.ts'
import { type Db, openDatabase } from '../../database/open-database.ts'
import { createImportRepository, type NewPhoto } from '../import/import-repository.ts'
import { createCarriedWords } from './carry-words.ts'
import { createStackPhotos } from './stack-photos.ts'

const FORMATS = { JPG: 'jpeg', jpeg: 'jpeg', HEIC: 'heic', CR3: 'raw', png: 'png' } as const
const STARTED_AT = '2026-01-01T00:00:00.000Z'

function newPhoto(path: string, takenAt = '2024-05-04T10:23:11'): NewPhoto {
  const ending = path.slice(path.lastIndexOf('.') + 1) as keyof typeof FORMATS
  return {
    ...{ sha256: path, bytes: 1, path, modifiedMs: 0, fileName: path.slice(path.lastIndexOf('/') + 1), format: FORMATS[ending], takenAt },
    ...{ width: 3, height: 2, thumbnail: 'waiting', camera: '', latitude: null, longitude: null, caption: '', rating: 0, tags: [] },
    exposure: { aperture: null, shutter: null, iso: null, focalLength: null },
  }
}

function openLibrary() {
  const { db, close } = openDatabase(makeTempDir())
  const repository = createImportRepository(db)
  const sayCarried = createCarriedWords(db)
  const journal: JournalEntry[] = []
  const add = (...photos: NewPhoto[]) =>
    repository.take(
      photos.map((photo) => ({ photo, goneFrom: null })),
      STARTED_AT,
      (_taken, carried) => void journal.push(...sayCarried(carried)),
    )
  return { db, close, add, journal }
}

/** Each photo that stands behind another, as `behind: front`. */
function stacks(db: Db): Record<string, string> {
  const rows = db.prepare('SELECT b.path AS behind, f.path AS front FROM photos b JOIN photos f ON f.id = b.stack_of ORDER BY b.path').all()
  return Object.fromEntries((rows as { behind: string; front: string }[]).map(({ behind, front }) => [behind, front]))
}

const idOf = (db: Db, path: string) => Number(db.prepare('SELECT id FROM photos WHERE path = ?').pluck().get(path))

it.each([
  ['JPEG first', ['/a/IMG_1.JPG', '/a/IMG_1.CR3', '/a/IMG_1.HEIC']],
  ['JPEG last', ['/a/IMG_1.CR3', '/a/IMG_1.HEIC', '/a/IMG_1.JPG']],
])('files of one moment are stacked in whatever order they come, %s', (_what, paths) => {
  const expected = { '/a/IMG_1.CR3': '/a/IMG_1.JPG', '/a/IMG_1.HEIC': '/a/IMG_1.JPG' }
  const together = openLibrary()
  together.add(...paths.map((path) => newPhoto(path)))
  expect(stacks(together.db)).toEqual(expected)
  together.close()
  const oneByOne = openLibrary()
  for (const path of paths) oneByOne.add(newPhoto(path))
  expect(stacks(oneByOne.db)).toEqual(expected)
  oneByOne.close()
})

it('what is in another folder, has another name or was taken later is left alone', () => {
  const { db, close, add } = openLibrary()
  add(newPhoto('/a/IMG_1.JPG'), newPhoto('/b/IMG_1.CR3'), newPhoto('/a/IMG_1.x.CR3'), newPhoto('/a/IMG_11.CR3'), newPhoto('/a/IMG_1.png'))
  add(newPhoto('/a/IMG_1.CR3', '2024-05-04T10:23:12'), newPhoto('/a/IMG_1.jpeg'))
  expect(stacks(db)).toEqual({})
  close()
})

it('a photo that does not say when it was taken has its file time, which says nothing', () => {
  const { db, close, add } = openLibrary()
  const epoch = new Date(-new Date(0).getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
  add(newPhoto('/a/IMG_1.JPG', epoch), newPhoto('/a/IMG_1.CR3'))
  expect(stacks(db)).toEqual({ '/a/IMG_1.CR3': '/a/IMG_1.JPG' })
  close()
})

it('the next stands in front when the first is removed, and goes back behind it when it is restored', () => {
  const { db, close, add } = openLibrary()
  const paths = ['/a/IMG_1.JPG', '/a/IMG_1.HEIC', '/a/IMG_1.CR3']
  add(...paths.map((path) => newPhoto(path)))
  const photos = createStackPhotos(db)
  const ids = paths.map((path) => idOf(db, path))
  db.prepare('UPDATE photos SET removed_at = ? WHERE id = ?').run('now', ids[0])
  expect(photos.settle(ids.slice(0, 1)).sort()).toEqual(ids.slice(1).sort())
  expect(stacks(db)).toEqual({ '/a/IMG_1.CR3': '/a/IMG_1.HEIC' })
  db.prepare('UPDATE photos SET removed_at = NULL WHERE id = ?').run(ids[0])
  photos.settle(ids.slice(0, 1))
  expect(stacks(db)).toEqual({ '/a/IMG_1.CR3': '/a/IMG_1.JPG', '/a/IMG_1.HEIC': '/a/IMG_1.JPG' })
  expect(photos.settle(ids)).toEqual([])
  close()
})

it('what was stacked stays so when its files were moved apart', () => {
  const { db, close, add } = openLibrary()
  add(newPhoto('/a/IMG_1.JPG'), newPhoto('/a/IMG_1.CR3'))
  db.prepare('UPDATE photos SET path = ? WHERE path = ?').run('/raw/IMG_1.CR3', '/a/IMG_1.CR3')
  createStackPhotos(db).settle([idOf(db, '/a/IMG_1.JPG')])
  expect(stacks(db)).toEqual({ '/raw/IMG_1.CR3': '/a/IMG_1.JPG' })
  close()
})

/** All that is said of a photo. */
const wordsOf = (db: Db, path: string) =>
  db
    .prepare(
      `SELECT caption, rating, favorite, (SELECT json_group_array(tag) FROM photo_tags WHERE photo_id = photos.id) AS tags,
         (SELECT json_group_array(album_id) FROM album_photos WHERE photo_id = photos.id) AS albums FROM photos WHERE path = ?`,
    )
    .get(path)

const SAY_OF_RAW = `UPDATE photos SET caption = '제주도 여행', rating = 5, favorite = 1 WHERE id = 1;
  INSERT INTO photo_tags VALUES (1, '바다'); INSERT INTO albums (id, name, created_at) VALUES (7, '여름', ''); INSERT INTO album_photos VALUES (7, 1)`
const SAID = { caption: '제주도 여행', rating: 5, favorite: 1, tags: '["바다"]', albums: '[7]' }

it('what goes behind a new photo gives it its words, its heart and its albums, and keeps them', () => {
  const { db, close, add, journal } = openLibrary()
  add(newPhoto('/a/IMG_1.CR3'))
  db.exec(SAY_OF_RAW)
  expect(add(newPhoto('/a/IMG_1.JPG')).stacked).toContain(idOf(db, '/a/IMG_1.JPG'))
  expect(stacks(db)).toEqual({ '/a/IMG_1.CR3': '/a/IMG_1.JPG' })
  expect(wordsOf(db, '/a/IMG_1.JPG')).toEqual(SAID)
  expect(wordsOf(db, '/a/IMG_1.CR3')).toEqual(SAID)
  expect(journal).toEqual([
    {
      photo: '/a/IMG_1.JPG',
      said: { caption: '제주도 여행', rating: 5, favorite: true, tags: ['바다'], takenAt: '2024-05-04T10:23:11', removed: false },
    },
    { album: '여름', add: ['/a/IMG_1.JPG'], remove: [] },
  ])
  close()
})

it('what the photo in front says itself stays', () => {
  const { db, close, add } = openLibrary()
  add(newPhoto('/a/IMG_1.CR3'))
  db.exec(SAY_OF_RAW)
  add({ ...newPhoto('/a/IMG_1.JPG'), caption: '한라산', rating: 2, tags: ['산'] })
  expect(wordsOf(db, '/a/IMG_1.JPG')).toEqual({ ...SAID, caption: '한라산', rating: 2, tags: '["바다","산"]' })
  close()
})

it('what was taken from the front since does not come back to it from behind', () => {
  const { db, close, add, journal } = openLibrary()
  add(newPhoto('/a/IMG_1.CR3'))
  db.exec(SAY_OF_RAW)
  add(newPhoto('/a/IMG_1.HEIC'))
  db.exec("UPDATE photos SET caption = '' WHERE id = 2")
  journal.length = 0
  createStackPhotos(db).settle([1, 2])
  add(newPhoto('/a/IMG_1.JPG'))
  expect(stacks(db)).toEqual({ '/a/IMG_1.CR3': '/a/IMG_1.JPG', '/a/IMG_1.HEIC': '/a/IMG_1.JPG' })
  expect(wordsOf(db, '/a/IMG_1.JPG')).toEqual({ ...SAID, caption: '' })
  close()
})

it('nor does it when the two are put back into the library one after the other', () => {
  for (const order of [
    ['/a/IMG_1.JPG', '/a/IMG_1.CR3'],
    ['/a/IMG_1.CR3', '/a/IMG_1.JPG'],
  ]) {
    const { db, close, add } = openLibrary()
    add({ ...newPhoto('/a/IMG_1.CR3'), caption: '바다', rating: 5, tags: ['여름'] })
    add(newPhoto('/a/IMG_1.JPG'))
    const front = idOf(db, '/a/IMG_1.JPG')
    db.prepare("UPDATE photos SET caption = '', rating = 0 WHERE id = ?").run(front)
    db.prepare('DELETE FROM photo_tags WHERE photo_id = ?').run(front)
    const stacked = createStackPhotos(db)
    const carried: unknown[] = []
    const put = (paths: readonly string[], removedAt: string | null) => {
      const ids = paths.map((path) => idOf(db, path))
      for (const id of ids) db.prepare('UPDATE photos SET removed_at = ? WHERE id = ?').run(removedAt, id)
      stacked.settle(ids, (one) => carried.push(one))
    }
    put(order, '2026-01-02')
    for (const path of order) put([path], null)
    expect(stacks(db)).toEqual({ '/a/IMG_1.CR3': '/a/IMG_1.JPG' })
    expect(carried).toEqual([])
    close()
  }
})
