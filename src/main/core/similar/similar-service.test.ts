import { expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { openDatabase } from '../database/open-database.ts'
import { createSimilarService } from './similar-service.ts'

const PORTRAIT = '0f1e2d3c4b5a6978'
const PORTRAIT_AGAIN = '0f1e2d3c4b5a6979'
const LANDSCAPE = 'f0c3a5963c5ac369'

type Given = { likeness: string | null; at?: string; favorite?: number; rating?: number; width?: number; bytes?: number; removed?: boolean }

function openLibrary(...given: Given[]) {
  const { db } = openDatabase(makeTempDir())
  const insert = db.prepare(`
    INSERT INTO photos (id, sha256, bytes, path, modified_ms, file_name, taken_at, width, height, colour, added_at, likeness, favorite, rating, removed_at)
    VALUES (@id, @id, @bytes, @id, 0, 'a.jpg', @at, @width, 100, '#000000', '', @likeness, @favorite, @rating, @removedAt)`)
  for (const [index, photo] of given.entries()) {
    const { at = `2024-05-0${index + 1}T10:00:00`, favorite = 0, rating = 0, width = 100, bytes = 1, likeness, removed } = photo
    insert.run({ id: index + 1, at, favorite, rating, width, bytes, likeness, removedAt: removed ? at : null })
  }
  const workerScript = () => new URL('./likeness-worker.ts', import.meta.url)
  return createSimilarService({ db, workerScript })
}

it('finds what is alike, newest group first', async () => {
  const similar = openLibrary(
    { likeness: PORTRAIT },
    { likeness: LANDSCAPE },
    { likeness: LANDSCAPE, at: '2024-05-02T10:00:02' },
    { likeness: PORTRAIT_AGAIN },
    { likeness: null },
  )
  expect(await similar.find({})).toEqual({
    groups: [
      { kind: 'alike', ids: [4, 1] },
      { kind: 'burst', ids: [3, 2] },
    ],
  })
})

it('puts the best candidate first: favourite, stars, pixels, bytes, then the newest', async () => {
  const likeness = PORTRAIT
  const similar = openLibrary(
    { likeness },
    { likeness, bytes: 9 },
    { likeness },
    { likeness, width: 200 },
    { likeness, rating: 4 },
    { likeness, favorite: 1 },
  )
  expect((await similar.find({})).groups.map(({ ids }) => ids)).toEqual([[6, 5, 4, 2, 3, 1]])
})

it('looks only at what the filter leaves, and not at what was taken out', async () => {
  const likeness = PORTRAIT
  const similar = openLibrary({ likeness }, { likeness, rating: 3 }, { likeness, rating: 5 }, { likeness, rating: 5, removed: true })
  expect((await similar.find({ minRating: 3 })).groups.map(({ ids }) => ids)).toEqual([[3, 2]])
})

it('finds nothing among fewer than two', async () => {
  const similar = openLibrary({ likeness: PORTRAIT }, { likeness: null })
  expect(await similar.find({})).toEqual({ groups: [] })
})

it('reads a library of more than one slice whole', async () => {
  const apart = (index: number) => (index * 2654435761).toString(16).slice(-8).padStart(8, '0').repeat(2)
  const many = Array.from({ length: 4100 }, (_, index) => ({ likeness: apart(index), at: '2024-05-01T10:00:00' }))
  const similar = openLibrary({ likeness: PORTRAIT }, ...many, { likeness: PORTRAIT, at: '2024-05-02T10:00:00' })
  expect((await similar.find({})).groups.map(({ ids }) => ids)).toEqual([[4102, 1]])
})

it('ends with the program', async () => {
  const similar = openLibrary({ likeness: PORTRAIT }, { likeness: PORTRAIT })
  const finding = similar.find({})
  similar.close()
  await expect(finding).rejects.toMatchObject({ code: 'CANCELLED' })
})
