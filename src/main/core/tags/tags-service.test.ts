import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type EditLibrary, openEditLibrary } from '#tests/support/edit-library.ts'

let opened: EditLibrary
beforeEach(() => {
  opened = openEditLibrary()
})
afterEach(() => opened.close())

const names = async (text = '', limit = 20) => (await opened.tags.list(text, limit)).map(({ tag }) => tag)

describe('the list of tags', () => {
  it('has the most used first, and counts only photos in the library', async () => {
    opened.add([
      { tags: ['바다', '가족'] },
      { tags: ['바다'] },
      { tags: ['바다', '산', '눈'] },
      { tags: ['산', '눈'], removed: true },
      { tags: ['눈'], stackOf: 1 },
    ])
    expect(await opened.tags.list('', 20)).toEqual([
      { tag: '바다', count: 3 },
      { tag: '가족', count: 1 },
      { tag: '눈', count: 1 },
      { tag: '산', count: 1 },
    ])
    expect(await names('', 2)).toEqual(['바다', '가족'])
    await opened.edits.remove([3])
    expect(await names()).toEqual(['바다', '가족'])
    await opened.edits.undo()
    expect(await names()).toEqual(['바다', '가족', '눈', '산'])
  })

  it.each([
    ['ㄱㅈ', ['가족', '가족여행', '가죽 공방']],
    ['가', ['가족', '가족여행', '가죽 공방']],
    ['가조', ['가족', '가족여행']],
    ['갖', ['가족', '가족여행', '가죽 공방']],
    ['가죽공', ['가죽 공방']],
    ['여행', ['가족여행']],
    ['fam', ['Family']],
    ['FAMILY', ['Family']],
    ['🌊', ['🌊']],
    ['없음', []],
    ['%', []],
    ['"', []],
  ])('offers for %j %j', async (text, expected) => {
    opened.add([{ tags: ['가족', '가족여행', 'Family', '🌊'] }, { tags: ['가족', '가족여행', '가죽 공방'] }, { tags: ['가족'] }])
    expect(await names(text)).toEqual(expected)
    expect(await names(text.normalize('NFD'))).toEqual(expected)
  })

  it('finds one among thousands', async () => {
    opened.add(Array.from({ length: 5_000 }, (_, index) => ({ tags: [`이름${index}`, `장소${index}`] })))
    expect(await names('', 10_000)).toHaveLength(10_000)
    expect(await names('장소4321')).toEqual(['장소4321'])
    expect(await names('ㅈㅅ', 5)).toHaveLength(5)
  })
})

describe('a tag', () => {
  it('gets another name everywhere, and becomes one with what had it', async () => {
    opened.add([{ tags: ['바다'] }, { tags: ['바다', '해변'] }, { tags: ['해변'] }, { tags: ['바다'], removed: true }])
    expect(await opened.tags.rename('바다', '해변')).toMatchObject({ photos: 3 })
    expect(opened.library.getMany([1, 2, 3, 4]).map(({ tags }) => tags)).toEqual([['해변'], ['해변'], ['해변'], ['해변']])
    expect(opened.find('#바다')).toEqual([])
    await expect(opened.tags.rename('바다', '산')).rejects.toMatchObject({ code: 'TAG_NOT_FOUND', data: { tag: '바다' } })
    expect(await opened.edits.undo()).toMatchObject({ kind: 'tag-rename', photos: 3 })
    expect(opened.library.getMany([1, 2, 3, 4]).map(({ tags }) => tags)).toEqual([['바다'], ['바다', '해변'], ['해변'], ['바다']])
  })

  it('that gets the name it has is no edit', async () => {
    opened.add([{ tags: ['바다'] }])
    expect(await opened.tags.rename('바다', ' 바다 ')).toEqual({ photos: 0, editId: null })
  })

  it('that is deleted is gone from every photo, and can be put back', async () => {
    opened.add([{ tags: ['바다', '산'] }, { tags: ['바다'] }])
    expect(await opened.tags.delete('바다')).toMatchObject({ photos: 2 })
    expect(await names()).toEqual(['산'])
    await expect(opened.tags.delete('바다')).rejects.toMatchObject({ code: 'TAG_NOT_FOUND' })
    await opened.edits.undo()
    expect(await names()).toEqual(['바다', '산'])
  })
})
