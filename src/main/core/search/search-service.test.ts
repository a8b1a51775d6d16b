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
  core.search.search({ text, typing: false, limit: 100, ...options })
const found = (text: string, typing = false) => search(text, { typing }).photos.map(({ id }) => id)

describe('a search', () => {
  it('of nothing is all photos, newest first, as the list has them', () => {
    expect(found('')).toEqual(ids)
    expect(found('   ')).toEqual(ids)
  })

  it('looks into captions and tags together: every word may stand in another place', () => {
    const [first = 0, second = 0] = ids
    core.library.update([first], { caption: '할머니 생신 잔치', addTags: ['가족'] })
    core.library.update([second], { caption: '바닷가', addTags: ['가족', '여름'] })
    expect(found('ㅎㅁㄴ')).toEqual([first])
    expect(found('가족').sort()).toEqual([first, second].sort())
    expect(found('여름 바닷가')).toEqual([second])
    expect(found('여름 할머니')).toEqual([])
    expect(found('할먼', true)).toEqual([first])
    expect(found('할먼칠')).toEqual([])
  })

  it('knows what was said a moment ago, and forgets what was taken back', () => {
    const [, , third = 0] = ids
    core.library.update([third], { caption: '유채꽃' })
    expect(found('유채꽃')).toEqual([third])
    core.library.update([third], { caption: '', addTags: ['제주'] })
    expect(found('유채꽃')).toEqual([])
    core.library.update([third], { removeTags: ['제주'] })
    expect(found('제주')).toEqual([])
  })

  it('finds photos by their date, as people write it', () => {
    const { takenAt } = core.library.list({ limit: 1 }).photos[0] ?? { takenAt: '' }
    const [year = '', month = '', day = ''] = takenAt.slice(0, 10).split('-')
    for (const text of [takenAt.slice(0, 10), `${year}년`, `${Number(month)}월 ${Number(day)}일`, `${year}년${Number(month)}월`])
      expect(search(text).total).toBeGreaterThan(0)
    expect(search('1999년').total).toBe(0)
  })

  it('takes text for text, not for a pattern', () => {
    core.library.update([ids[3] ?? 0], { caption: '100% 성공 (50.5) [끝]' })
    for (const text of ['100%', '(50.5)', '[끝]']) expect(search(text).total).toBe(1)
    for (const text of ['.*', '2..%', '%%']) expect(search(text).total).toBe(0)
  })
})

describe('pages', () => {
  it('together are all that was found, once each', () => {
    const pages: number[][] = []
    let cursor: string | undefined
    do {
      const page = search('', { limit: 3, ...(cursor === undefined ? {} : { cursor }) })
      expect(page.total).toBe(ids.length)
      pages.push(page.photos.map(({ id }) => id))
      cursor = page.cursor
    } while (cursor !== undefined)
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1])
    expect(pages.flat()).toEqual(ids)
  })

  it('have no cursor where nothing follows', () => {
    expect(search('', { limit: 7 })).not.toHaveProperty('cursor')
    expect(search('없는 말')).toEqual({ total: 0, photos: [] })
  })

  it.each(['-1', 'x', '1.5', '99999999999', ''])('refuse the cursor %j', (cursor) => {
    expect(() => search('', { cursor })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', data: { field: 'cursor' } }))
  })
})
