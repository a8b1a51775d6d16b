import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { PhotoFilter, PhotoIndexPage } from '#shared/contract/photos.ts'
import { fillLibrary } from '#tests/support/big-library.ts'
import { type EditLibrary, openEditLibrary } from '#tests/support/edit-library.ts'
import { createPhotoIndex } from './photo-index.ts'

// More than one slice of rows, so that lists are put together from several.
const PHOTOS = 21_000

let big: EditLibrary
beforeAll(() => {
  big = openEditLibrary()
  fillLibrary(big.db, { photos: PHOTOS })
  big.db.exec("UPDATE photos SET removed_at = '2026-01-01' WHERE id % 7 = 0; UPDATE photos SET stack_of = 1 WHERE id % 11 = 3")
})
afterAll(() => big.close())

const IN_LIBRARY = 'removed_at IS NULL AND stack_of IS NULL'
const listed = (where: string) =>
  big.db
    .prepare(`SELECT id, substr(taken_at, 1, 10) AS day, width, height FROM photos WHERE ${where} ORDER BY taken_at DESC, id DESC`)
    .all() as {
    id: number
    day: string
    width: number
    height: number
  }[]

async function allPages(input: { text?: string; filter?: PhotoFilter; limit: number }): Promise<PhotoIndexPage[]> {
  const pages = [await big.library.index(input)]
  for (let cursor = pages[0]?.cursor; cursor !== undefined; cursor = pages.at(-1)?.cursor)
    pages.push(await big.library.index({ ...input, cursor }))
  return pages
}

describe('the index by time', () => {
  it.each<[name: string, filter: PhotoFilter, where: string]>([
    ['of everything', {}, IN_LIBRARY],
    ['of a rare kind', { favorite: true }, `${IN_LIBRARY} AND favorite = 1`],
    ['of some days', { from: '2010-01-01', to: '2015-06-30' }, `${IN_LIBRARY} AND taken_at BETWEEN '2010-01-01' AND '2015-06-30T99'`],
    ['of nothing', { minRating: 5, camera: 'none' }, '0'],
    ['of what was removed', { removed: true }, 'removed_at IS NOT NULL AND stack_of IS NULL'],
  ])('%s: its pages are the list, each photo once', async (_name, filter, where) => {
    const expected = listed(where)
    const pages = await allPages({ filter, limit: 1_700 })
    expect(pages.flatMap(({ ids }) => ids)).toEqual(expected.map(({ id }) => id))
    expect(pages.flatMap(({ aspects }) => aspects)).toEqual(expected.map(({ width, height }) => Math.round((width / height) * 1000)))
    const days = pages.flatMap((page) => (page.days ?? []).flatMap(([day, count]) => Array.from({ length: count }, () => day)))
    expect(days).toEqual(expected.map(({ day }) => day))
    expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([expected.length]))
    expect(pages).toHaveLength(Math.max(1, Math.ceil(expected.length / 1_700)))
  })

  it('has runs of days, not a day a photo', async () => {
    const { days } = await big.library.index({ limit: 5_000 })
    const names = (days ?? []).map(([day]) => day)
    expect(new Set(names).size).toBe(names.length)
  })

  it('is read from its index alone', () => {
    const prepare = vi.spyOn(big.db, 'prepare')
    createPhotoIndex(big.db)
    const [page = ''] = prepare.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes('LIMIT @limit'))
    prepare.mockRestore()
    const plan = big.db.prepare(`EXPLAIN QUERY PLAN ${page}`).all({ takenAt: '~', id: 0, limit: 5_000 }) as { detail: string }[]
    expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('USING COVERING INDEX photos_in_library')])
  })

  it('and the list have the same order', async () => {
    const filter = { favorite: true }
    const { ids } = await big.library.index({ filter, limit: 300 })
    const first = await big.library.list({ filter, limit: 200 })
    const second = await big.library.list({ filter, limit: 100, cursor: first.cursor })
    expect([...first.photos, ...second.photos].map(({ id }) => id)).toEqual(ids)
  })

  it.each(['', 'x', '2024-01-01T00:00:00/1', '2024/1/-1', '1/2'])('refuses the cursor %j', async (cursor) => {
    await expect(big.library.index({ limit: 5, cursor })).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { field: 'cursor' } })
  })
})

describe('the index of a search', () => {
  it('is what the search finds, as far as the filter leaves it, best first', async () => {
    const ranked = big.find('할머니')
    const favorites = new Set(listed(`${IN_LIBRARY} AND favorite = 1`).map(({ id }) => id))
    const expected = ranked.filter((id) => favorites.has(id))
    expect(expected.length).toBeGreaterThan(20)
    const pages = await allPages({ text: '할머니', filter: { favorite: true }, limit: 9 })
    expect(pages.flatMap(({ ids }) => ids)).toEqual(expected)
    expect(
      pages.every(({ total, days, aspects, ids }) => total === expected.length && days === null && aspects.length === ids.length),
    ).toBe(true)
    expect((await allPages({ text: '할머니', limit: 1_000 })).flatMap(({ ids }) => ids)).toEqual(ranked)
  })

  it('names the query that it answers instead', async () => {
    expect(await big.library.index({ text: '설학산', limit: 5 })).toMatchObject({ corrected: { text: '설악산' } })
    expect(await big.library.index({ text: '설악산', limit: 5 })).not.toHaveProperty('corrected')
  })

  it.each(['', 'x', '-1/2', '2024-01-01T00:00:00/1/2'])('refuses the cursor %j', async (cursor) => {
    await expect(big.library.index({ text: '할머니', limit: 5, cursor })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})

it('getMany keeps the order that was asked for and leaves out what there is not', () => {
  expect(big.library.getMany([30, 999_999, 7, 12]).map(({ id }) => id)).toEqual([30, 7, 12])
})
