import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type EditLibrary, openEditLibrary } from '#tests/support/edit-library.ts'
import { createSuggestService, type SuggestService } from './suggest-service.ts'

let opened: EditLibrary
let service: SuggestService
beforeEach(() => {
  opened = openEditLibrary()
  service = createSuggestService({ ...opened, search: opened.library.search })
})
afterEach(() => opened.close())

async function suggested(text: string, limit = 5) {
  const { tags, years, albums, recent } = await service.suggest(text, limit)
  return { tags: tags.map(({ tag }) => tag), years: years.map(({ year }) => year), albums: albums.map(({ name }) => name), recent }
}

async function fill() {
  const ids = opened.add([
    { takenAt: '2024-05-04T10:00:00', tags: ['가족', '제주 여행'] },
    { takenAt: '2024-12-31T23:59:59', tags: ['가족'] },
    { takenAt: '2019-01-01T00:00:00', tags: ['가죽공방'] },
    { takenAt: '2011-07-01T00:00:00', tags: ['지움'], removed: true },
  ])
  await opened.albums.create('제주도 한 달', ids.slice(0, 2))
  await opened.albums.create('할머니 칠순')
}

describe('suggestions', () => {
  it('are, before anything is typed, the most used tags, the newest years and the last searches', async () => {
    await fill()
    service.remember('바다')
    service.remember('할머니')
    expect(await service.suggest('', 2)).toEqual({
      tags: [
        { tag: '가족', count: 2 },
        { tag: '가죽공방', count: 1 },
      ],
      years: [
        { year: 2024, count: 2 },
        { year: 2019, count: 1 },
      ],
      albums: [],
      recent: ['할머니', '바다'],
    })
  })

  it.each([
    ['ㄱㅈ', { tags: ['가족', '가죽공방'] }],
    ['갖', { tags: ['가족', '가죽공방'] }],
    ['#가조', { tags: ['가족'] }],
    ['ㅈㅈ', { tags: ['제주 여행'], albums: ['제주도 한 달'] }],
    ['제주 여', { tags: ['제주 여행'] }],
    ['할머니 제', { tags: ['제주 여행'], albums: ['제주도 한 달'] }],
    ['할', { albums: ['할머니 칠순'] }],
    ['wpwn', { tags: ['제주 여행'], albums: ['제주도 한 달'] }],
    ['20', { years: [2024, 2019] }],
    ['2019ㄴ', { years: [2019] }],
    ['바다 24년', { years: [2024] }],
    ['24', { years: [2024] }],
    ['-가족', {}],
    ['가족 ', { tags: ['가족'] }],
    ['바다 -가', {}],
    ['"가', {}],
    ['%_"', {}],
  ])('for %j are %j', async (text, expected) => {
    await fill()
    const nothing = { tags: [], years: [], albums: [], recent: [] }
    expect(await suggested(text)).toEqual({ ...nothing, ...expected })
    expect(await suggested(text.normalize('NFD'))).toEqual({ ...nothing, ...expected })
  })

  it('follow what is done to the library', async () => {
    await fill()
    expect((await suggested('가')).tags).toEqual(['가족', '가죽공방'])
    await opened.edits.remove([3])
    expect(await suggested('가')).toMatchObject({ tags: ['가족'] })
    expect(await suggested('2019')).toMatchObject({ years: [] })
    await opened.albums.create('가을')
    expect((await suggested('가')).albums).toEqual(['가을'])
  })

  it('are at most so many of each', async () => {
    opened.add(Array.from({ length: 30 }, (_, index) => ({ tags: [`나무${index}`], takenAt: `${1990 + index}-01-01T00:00:00` })))
    const { tags, years } = await service.suggest('', 3)
    expect([tags, years.map(({ year }) => year)]).toEqual([expect.objectContaining({ length: 3 }), [2019, 2018, 2017]])
    expect((await suggested('나무', 4)).tags).toHaveLength(4)
  })
})

describe('the last searches', () => {
  const list = async () => (await service.suggest('', 20)).recent

  it('are kept newest first and each only once, twenty of them', async () => {
    for (let index = 0; index < 25; index++) service.remember(`사진 ${index}`)
    service.remember('  사진   10 ')
    service.remember('사진 12'.normalize('NFD'))
    const recent = await list()
    expect(recent.slice(0, 3)).toEqual(['사진 12', '사진 10', '사진 24'])
    expect(recent).toHaveLength(20)
    expect(new Set(recent).size).toBe(20)
  })

  it('do not hold what says nothing or is too long to be read', async () => {
    service.remember('   ')
    service.remember('가'.repeat(500))
    expect(await list()).toEqual([])
  })

  it('are offered while they are typed, but not what is there already', async () => {
    for (const text of ['바다', '할머니 칠순', '할머니']) service.remember(text)
    expect((await suggested('할머니')).recent).toEqual(['할머니 칠순'])
    expect((await suggested('ㅎㅁ')).recent).toEqual(['할머니', '할머니 칠순'])
  })

  it('can be forgotten, one or all, and stay forgotten', async () => {
    for (const text of ['바다', '산', '들']) service.remember(text)
    service.forget('산')
    expect(await list()).toEqual(['들', '바다'])
    service.forget()
    expect(await list()).toEqual([])
    expect(opened.db.prepare("SELECT value FROM settings WHERE key = 'recentSearches'").pluck().get()).toBe('[]')
  })

  it('that cannot be read are none', async () => {
    opened.db.prepare("INSERT INTO settings (key, value) VALUES ('recentSearches', '{broken')").run()
    expect(await list()).toEqual([])
    service.remember('바다')
    expect(await list()).toEqual(['바다'])
  })
})

describe('the nearest', () => {
  beforeEach(() =>
    opened.add([
      { caption: '할머니랑 제주도에서 바다를 봤다', tags: ['크리스마스'] },
      { caption: '할머니 생신' },
      { caption: '유람선을 타고', tags: ['여름휴가'] },
    ]),
  )
  const words = async (text: string) => (await service.nearest(text)).words

  it('word takes the place of the one that is nowhere', async () => {
    expect(await words('크리스미스트리')).toEqual([{ text: '크리스마스', count: 1 }])
    expect(await words('제주도신혼여행')).toEqual([{ text: '제주도', count: 1 }])
    expect(await words('#여름휴게')).toEqual([{ text: '#여름휴가', count: 1 }])
  })

  it('query holds the other words, or one of them where they do not go together', async () => {
    expect(await words('생신 제주도')).toEqual([
      { text: '제주도', count: 1 },
      { text: '생신', count: 1 },
    ])
    expect(await words('할머니 유람산업')).toContainEqual({ text: '유람선', count: 1 })
  })

  it('says what was tried, and what would be found without filters', async () => {
    expect(await service.nearest('베란다에서')).toMatchObject({
      tried: [
        { how: 'stem', text: '베란다' },
        { how: 'keyboard', text: expect.any(String) },
        { how: 'sound', text: '베란다에서' },
      ],
      everywhere: 0,
    })
    expect(await service.nearest('할머니')).toMatchObject({ everywhere: 2, words: [] })
    expect(await service.nearest('gkfajsl')).toMatchObject({ everywhere: 2, words: [{ text: '할머니', count: 2 }], common: [] })
  })

  it('are the most used tags where nothing is near, and nothing is asked where nothing is said', async () => {
    const { words: none, common } = await service.nearest('쿠알라룸푸르')
    expect([none, common.map(({ tag }) => tag)]).toEqual([[], ['여름휴가', '크리스마스'].sort()])
    expect(await service.nearest('!!')).toMatchObject({ tried: [], words: [] })
  })
})
