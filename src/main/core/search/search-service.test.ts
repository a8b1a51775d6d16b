import { beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '#core/create-core.ts'
import { writePhotos } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { importPaths, listPhotos, startTestCore } from '#tests/support/test-core.ts'

let core: Core
let ids: number[]

beforeAll(async () => {
  core = await startTestCore()
  await importPaths(core, ...(await writePhotos(makeTempDir(), 7)))
  ids = listPhotos(core).map(({ id }) => id)
})

const search = (text: string, options: { typing?: boolean; limit?: number; cursor?: string } = {}) =>
  core.library.search({ text, typing: false, limit: 100, ...options })
const found = async (text: string, typing = false) => (await search(text, { typing })).photos.map(({ id }) => id)

describe('a search', () => {
  it('of nothing is all photos, newest first, as the list has them', async () => {
    expect(await found('')).toEqual(ids)
    expect(await found('   ')).toEqual(ids)
  })

  it('looks into captions and tags together: every word may stand in another place', async () => {
    const [first = 0, second = 0] = ids
    await core.edits.update([first], { caption: '할머니 생신 잔치', addTags: ['가족'] })
    await core.edits.update([second], { caption: '바닷가', addTags: ['가족', '여름'] })
    expect(await found('ㅎㅁㄴ')).toEqual([first])
    expect((await found('가족')).sort()).toEqual([first, second].sort())
    expect(await found('여름 바닷가')).toEqual([second])
    expect(await found('여름 할머니')).toEqual([])
    expect(await found('할먼', true)).toEqual([first])
    expect(await found('할먼칠')).toEqual([])
  })

  it('knows what was said a moment ago, and forgets what was taken back', async () => {
    const [, , third = 0] = ids
    await core.edits.update([third], { caption: '유채꽃' })
    expect(await found('유채꽃')).toEqual([third])
    await core.edits.update([third], { caption: '', addTags: ['제주'] })
    expect(await found('유채꽃')).toEqual([])
    await core.edits.update([third], { removeTags: ['제주'] })
    expect(await found('제주')).toEqual([])
  })

  it('finds photos by their date, as people write it', async () => {
    const { takenAt } = (await core.library.list({ limit: 1 })).photos[0] ?? { takenAt: '' }
    const [year = '', month = '', day = ''] = takenAt.slice(0, 10).split('-')
    for (const text of [takenAt.slice(0, 10), `${year}년`, `${Number(month)}월 ${Number(day)}일`, `${year}년${Number(month)}월`])
      expect((await search(text)).total).toBeGreaterThan(0)
    expect((await search('1999년')).total).toBe(0)
  })

  it('takes text for text, not for a pattern', async () => {
    await core.edits.update([ids[3] ?? 0], { caption: '100% 성공 (50.5) [끝]' })
    for (const text of ['100%', '(50.5)', '[끝]']) expect((await search(text)).total).toBe(1)
    for (const text of ['.*', '2..%', '%%']) expect((await search(text)).total).toBe(0)
  })
})

it('a filter leaves only some of what was found', async () => {
  const [first = 0, second = 0] = ids
  await core.edits.update([first, second], { caption: '운동회' })
  await core.edits.update([second], { rating: 5 })
  const page = await core.library.search({ text: '운동회', typing: false, filter: { minRating: 4 }, limit: 10 })
  expect(page).toMatchObject({ total: 1, photos: [{ id: second }] })
})

describe('pages', () => {
  it('together are all that was found, once each', async () => {
    const pages: number[][] = []
    let cursor: string | undefined
    do {
      const page = await search('', { limit: 3, ...(cursor === undefined ? {} : { cursor }) })
      expect(page.total).toBe(ids.length)
      pages.push(page.photos.map(({ id }) => id))
      cursor = page.cursor
    } while (cursor !== undefined)
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1])
    expect(pages.flat()).toEqual(ids)
  })

  it('have no cursor where nothing follows', async () => {
    expect(await search('', { limit: 7 })).not.toHaveProperty('cursor')
    expect(await search('없는 말')).toEqual({ total: 0, photos: [] })
  })

  it.each(['-1', 'x', '1.5', '99999999999', ''])('refuse the cursor %j', async (cursor) => {
    await expect(search('', { cursor })).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { field: 'cursor' } })
  })
})
