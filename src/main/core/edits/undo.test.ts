import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type EditLibrary, openEditLibrary } from '#tests/support/edit-library.ts'
import { anyStep, takeStep } from '#tests/support/random-edits.ts'

let opened: EditLibrary
beforeEach(() => {
  opened = openEditLibrary()
})
afterEach(() => opened.close())

/** All that a person can say, as it stands in the database. */
function stateOf({ db }: EditLibrary) {
  return {
    photos: db.prepare('SELECT id, caption, rating, favorite, taken_at, removed_at, stack_of FROM photos ORDER BY id').all(),
    tags: db.prepare('SELECT * FROM photo_tags ORDER BY photo_id, tag').all(),
    albums: db.prepare('SELECT * FROM albums ORDER BY id').all(),
    members: db.prepare('SELECT * FROM album_photos ORDER BY album_id, photo_id').all(),
  }
}

it('all that was done, taken back, is what was; done again, it is what became of it', async () => {
  let done = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 12 }), async (steps) => {
      const own = openEditLibrary()
      own.add([
        { path: '/a/1.jpg', tags: ['봄'] },
        { path: '/a/1.cr3', format: 'raw', stackOf: 1 },
        { path: '/a/2.jpg' },
        { removed: true, caption: '옛 설명' },
        { tags: ['가족', '바다'], rating: 2 },
      ])
      const states = [stateOf(own)]
      for (const one of steps) {
        const editId = await takeStep(own, one)
        if (editId === null) expect(stateOf(own)).toEqual(states.at(-1))
        else states.push(stateOf(own))
      }
      done += states.length - 1
      for (const state of states.slice(0, -1).reverse()) {
        await own.edits.undo()
        expect(stateOf(own)).toEqual(state)
      }
      await expect(own.edits.undo()).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' })
      for (const state of states.slice(1)) {
        await own.edits.redo()
        expect(stateOf(own)).toEqual(state)
      }
      await expect(own.edits.redo()).rejects.toMatchObject({ code: 'NOTHING_TO_REDO' })
      own.close()
    }),
    { numRuns: 60 },
  )
  expect(done).toBeGreaterThan(100)
})

describe('an edit that is not the last one', () => {
  it('is taken back where nothing was said since', async () => {
    opened.add([{ caption: '하나' }, { caption: '둘' }])
    const first = await opened.edits.update([1, 2], { caption: '모두', addTags: ['봄'] })
    await opened.edits.update([2], { caption: '나중에' })
    await opened.edits.update([1], { addTags: ['바다'] })
    expect(await opened.edits.undo(first.editId ?? 0)).toMatchObject({ photos: 2 })
    expect(opened.library.getMany([1, 2])).toMatchObject([
      { caption: '하나', tags: ['바다'] },
      { caption: '나중에', tags: [] },
    ])
    await expect(opened.edits.undo(first.editId ?? 0)).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' })
    await opened.edits.redo()
    expect(opened.library.getMany([1, 2])).toMatchObject([
      { caption: '모두', tags: ['바다', '봄'] },
      { caption: '나중에', tags: ['봄'] },
    ])
  })

  it('leaves an album that has got more photos or another name since', async () => {
    opened.add([{}, {}])
    const filled = await opened.albums.create('여름', [1])
    await opened.albums.addPhotos(filled.albumId, [2])
    await opened.edits.undo(filled.editId ?? 0)
    expect(await opened.albums.list()).toMatchObject([{ name: '여름', count: 1, cover: { id: 2 } }])
    const renamed = await opened.albums.create('가을')
    await opened.albums.rename(renamed.albumId, '늦가을')
    await opened.edits.undo(renamed.editId ?? 0)
    expect((await opened.albums.list()).map(({ name: own }) => own)).toEqual(['늦가을', '여름'])
  })
})

it('a new edit leaves nothing to do again', async () => {
  opened.add([{}])
  await opened.edits.update([1], { rating: 1 })
  await opened.edits.undo()
  await opened.edits.update([1], { favorite: true })
  await expect(opened.edits.redo()).rejects.toMatchObject({ code: 'NOTHING_TO_REDO' })
  expect(opened.library.requirePhoto(1)).toMatchObject({ rating: 0, favorite: true })
  expect(opened.db.prepare('SELECT kind FROM edits').pluck().all()).toEqual(['favorite'])
})

describe('an album that is put back', () => {
  it('gets another name where its own was taken meanwhile, and is found under it again', async () => {
    opened.add([{}, {}])
    const old = await opened.albums.create('Summer', [1, 2])
    const deleted = await opened.albums.delete(old.albumId)
    await opened.albums.create('summer')
    await opened.albums.create('Summer 2')
    expect(await opened.edits.undo(deleted.editId ?? 0)).toMatchObject({ kind: 'album-delete', photos: 2 })
    const names = async () => (await opened.albums.list()).map(({ name: own, count }) => `${own} ${count}`)
    expect(await names()).toEqual(['summer 0', 'Summer 2 0', 'Summer 3 2'])
    await opened.edits.redo()
    expect(await names()).toEqual(['summer 0', 'Summer 2 0'])
  })

  it('never takes the id of another', async () => {
    const { albumId: first } = await opened.albums.create('하나')
    await opened.albums.delete(first)
    const { albumId: second } = await opened.albums.create('둘')
    expect(second).not.toBe(first)
  })

  it('gets its old name back after a renaming, or the next free one', async () => {
    const { albumId } = await opened.albums.create('여름')
    const { editId } = await opened.albums.rename(albumId, '한여름')
    await opened.albums.create('여름')
    await opened.edits.undo(editId ?? 0)
    expect((await opened.albums.list()).map(({ name: own }) => own)).toEqual(['여름', '여름 2'])
    await opened.edits.redo()
    expect((await opened.albums.list()).map(({ name: own }) => own)).toEqual(['여름', '한여름'])
  })

  it('keeps its name where the next free one is what it has', async () => {
    opened.add([{}])
    const { albumId } = await opened.albums.create('여름', [1])
    const { editId } = await opened.albums.rename(albumId, '여름 2')
    await opened.albums.create('여름')
    opened.journal.length = 0
    await opened.edits.undo(editId ?? 0)
    expect((await opened.albums.list()).map(({ name: own }) => own)).toEqual(['여름', '여름 2'])
    expect(opened.journal).toEqual([])
  })
})

it('a photo that is put back before another has its words, until that is taken back', async () => {
  opened.add([
    { path: '/a/1.jpg', removed: true },
    { path: '/a/1.cr3', format: 'raw', caption: '제주도', tags: ['바다'], rating: 5, favorite: true },
  ])
  const { albumId } = await opened.albums.create('여름', [2])
  const before = stateOf(opened)
  opened.journal.length = 0
  await opened.edits.restore([1])
  const words = { caption: '제주도', tags: ['바다'], rating: 5, favorite: true }
  expect((await opened.library.index({ filter: { albumId }, limit: 10 })).ids).toEqual([1])
  expect(opened.library.requirePhoto(1)).toMatchObject(words)
  const front = opened.library.requirePhoto(1).sha256
  expect(opened.journal.at(-2)).toMatchObject({ photo: front, said: { ...words, removed: false } })
  expect(opened.journal.at(-1)).toEqual({ album: '여름', add: [front], remove: [] })
  const after = stateOf(opened)
  await opened.edits.undo()
  expect(stateOf(opened)).toEqual(before)
  expect((await opened.library.index({ filter: { albumId }, limit: 10 })).ids).toEqual([2])
  await opened.edits.redo()
  expect(stateOf(opened)).toEqual(after)
})
