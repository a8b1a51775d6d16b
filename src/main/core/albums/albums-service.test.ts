import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replayJournal } from '#core/backup/replay-journal.ts'
import { type EditLibrary, openEditLibrary } from '#tests/support/edit-library.ts'

let opened: EditLibrary
beforeEach(() => {
  opened = openEditLibrary()
})
afterEach(() => opened.close())

const names = async () => (await opened.albums.list()).map(({ name }) => name)

describe('the list of albums', () => {
  it('is by name, with the count and the newest photo of each', async () => {
    opened.add([{ takenAt: '2024-01-01T00:00:00' }, { takenAt: '2025-01-01T00:00:00' }, { takenAt: '2023-01-01T00:00:00' }])
    for (const [name, ids] of [
      ['여행 10', [1, 2, 3]],
      ['여행 9', [1, 3]],
      ['가족', undefined],
    ] as const)
      await opened.albums.create(name, ids)
    expect(await opened.albums.list()).toEqual([
      { albumId: 3, name: '가족', count: 0, cover: null },
      { albumId: 2, name: '여행 9', count: 2, cover: { id: 1, version: expect.any(String), colour: '#888888' } },
      { albumId: 1, name: '여행 10', count: 3, cover: { id: 2, version: expect.any(String), colour: '#888888' } },
    ])
  })

  it('counts only what is in the library', async () => {
    opened.add([{}, {}, { stackOf: 2 }])
    await opened.albums.create('여름', [1, 2, 3])
    await opened.edits.remove([1])
    expect(await opened.albums.list()).toMatchObject([{ count: 1, cover: { id: 2 } }])
    expect((await opened.library.index({ filter: { albumId: 1 }, limit: 10 })).ids).toEqual([2])
    await opened.edits.undo()
    expect(await opened.albums.list()).toMatchObject([{ count: 2 }])
  })

  it('holds for albums of more photos than are looked at at once', async () => {
    const ids = opened.add(Array.from({ length: 12_000 }, (_, index) => ({ takenAt: `2024-01-01T00:00:${index % 60}0`.slice(0, 19) })))
    await opened.albums.create('작은 앨범', [7])
    await opened.albums.create('큰 앨범', ids)
    await opened.albums.create('끝', [9])
    const newest = (await opened.library.index({ limit: 1 })).ids[0]
    expect(await opened.albums.list()).toMatchObject([
      { name: '끝', count: 1, cover: { id: 9 } },
      { name: '작은 앨범', count: 1, cover: { id: 7 } },
      { name: '큰 앨범', count: 12_000, cover: { id: newest } },
    ])
  })
})

describe('an album', () => {
  it('has a name of its own, however it is written', async () => {
    const { albumId } = await opened.albums.create(' Trip 여행 '.normalize('NFD'))
    expect(await names()).toEqual(['Trip 여행'])
    const taken = { code: 'ALBUM_NAME_TAKEN', data: { name: 'Trip 여행' } }
    await expect(opened.albums.create('TRIP 여행')).rejects.toMatchObject(taken)
    const other = await opened.albums.create('다른 앨범')
    await expect(opened.albums.rename(other.albumId, 'trip 여행'.normalize('NFD'))).rejects.toMatchObject(taken)
    expect((await opened.albums.rename(albumId, 'TRIP 여행')).editId).toEqual(expect.any(Number))
    expect(await opened.albums.rename(albumId, 'TRIP 여행')).toEqual({ editId: null })
    expect(await names()).toEqual(['다른 앨범', 'TRIP 여행'])
  })

  it('takes photos in and gives them back, and says how many are new', async () => {
    opened.add([{}, {}, {}])
    const { albumId } = await opened.albums.create('여름', [1])
    expect(await opened.albums.addPhotos(albumId, [1, 2, 2, 3])).toMatchObject({ added: 2 })
    expect(await opened.albums.addPhotos(albumId, [1, 2])).toEqual({ added: 0, editId: null })
    expect(await opened.albums.removePhotos(albumId, [2])).toMatchObject({ removed: 1 })
    expect(await opened.albums.removePhotos(albumId, [2])).toEqual({ removed: 0, editId: null })
    expect((await opened.library.index({ filter: { albumId }, limit: 10 })).ids).toEqual([3, 1])
    expect((await opened.library.get(3)).albums).toEqual([{ albumId, name: '여름' }])
  })

  it('is not changed where it, or one of the photos, is unknown', async () => {
    opened.add([{}])
    const { albumId } = await opened.albums.create('여름')
    const noAlbum = { code: 'ALBUM_NOT_FOUND', data: { albumId: 99 } }
    await expect(opened.albums.rename(99, '가을')).rejects.toMatchObject(noAlbum)
    await expect(opened.albums.delete(99)).rejects.toMatchObject(noAlbum)
    await expect(opened.albums.addPhotos(99, [1])).rejects.toMatchObject(noAlbum)
    await expect(opened.albums.removePhotos(99, [1])).rejects.toMatchObject(noAlbum)
    const noPhoto = { code: 'PHOTO_NOT_FOUND', data: { id: 50 } }
    await expect(opened.albums.addPhotos(albumId, [1, 50])).rejects.toMatchObject(noPhoto)
    await expect(opened.albums.create('겨울', [1, 50])).rejects.toMatchObject(noPhoto)
    expect(await opened.albums.list()).toMatchObject([{ name: '여름', count: 0 }])
  })

  it('that is deleted leaves its photos in the library, and comes back with them', async () => {
    opened.add([{}, {}])
    const { albumId } = await opened.albums.create('여름', [1, 2])
    await opened.albums.delete(albumId)
    expect(await opened.albums.list()).toEqual([])
    expect((await opened.library.index({ limit: 10 })).ids).toEqual([2, 1])
    await opened.edits.undo()
    expect(await opened.albums.list()).toMatchObject([{ albumId, name: '여름', count: 2 }])
  })

  it('stands in the journal by its name, with the content of its photos', async () => {
    opened.add([{}, {}])
    const [one, two] = [1, 2].map((id) => opened.library.requirePhoto(id).sha256)
    const { albumId } = await opened.albums.create('여름', [1, 2])
    await opened.albums.removePhotos(albumId, [1])
    await opened.albums.rename(albumId, '가을')
    await opened.albums.delete(albumId)
    expect(opened.journal).toEqual([
      { album: '여름', add: [], remove: [] },
      { album: '여름', add: [one, two], remove: [] },
      { album: '여름', add: [], remove: [one] },
      { album: '가을', add: [], remove: [] },
      { album: '가을', add: [two], remove: [] },
      { albumDeleted: '여름' },
      { album: '가을', add: [], remove: [two] },
      { albumDeleted: '가을' },
    ])
  })
})

describe('the photos that an album awaits, of a library put together again,', () => {
  const [first, second] = ['1', '2'].map((digit) => digit.padStart(64, '0'))
  const journalled = () => opened.journal.flatMap((entry) => ('album' in entry && entry.add.length > 0 ? [[entry.album, entry.add]] : []))

  async function openAwaiting(): Promise<number> {
    replayJournal(opened.db, [{ album: '여행', add: [String(first), String(second)], remove: [] }])
    return (await opened.albums.list())[0]?.albumId ?? 0
  }

  it('come into it under the name that it has then', async () => {
    await opened.albums.rename(await openAwaiting(), '긴 여행')
    expect(journalled()).toEqual([['긴 여행', [first, second]]])
    opened.add([{}])
    await opened.edits.undo()
    opened.add([{}])
    expect(await opened.albums.list()).toMatchObject([{ name: '여행', count: 2 }])
  })

  it('come into it when it was deleted and is put back, whether they came meanwhile or later', async () => {
    await opened.albums.delete(await openAwaiting())
    await opened.albums.create('여행')
    opened.add([{}])
    expect(await opened.albums.list()).toMatchObject([{ name: '여행', count: 0 }])
    await opened.edits.undo()
    opened.journal.length = 0
    await opened.edits.undo()
    expect(journalled()).toEqual([['여행', [first, second]]])
    opened.add([{}])
    expect(await opened.albums.list()).toMatchObject([{ name: '여행', count: 2 }])
  })

  it('still do when that is done again and taken back', async () => {
    await opened.albums.delete(await openAwaiting())
    await opened.edits.undo()
    await opened.edits.redo()
    expect(await opened.albums.list()).toEqual([])
    await opened.edits.undo()
    opened.add([{}, {}])
    expect(await opened.albums.list()).toMatchObject([{ name: '여행', count: 2 }])
  })

  it('come into it when its making is taken back and done again', async () => {
    await opened.albums.create('여행')
    await openAwaiting()
    await opened.edits.undo()
    expect(await opened.albums.list()).toEqual([])
    await opened.edits.redo()
    opened.add([{}, {}])
    expect(await opened.albums.list()).toMatchObject([{ name: '여행', count: 2 }])
  })

  it('are as the journal says in the end, when the library is put together once more', async () => {
    await openAwaiting()
    replayJournal(opened.db, [
      { album: '여행', add: [], remove: [String(first)] },
      { album: '소풍', add: [String(second)], remove: [] },
    ])
    replayJournal(opened.db, [{ albumDeleted: '소풍' }])
    await opened.albums.create('소풍')
    opened.add([{}, {}])
    expect(await opened.albums.list()).toMatchObject([
      { name: '소풍', count: 0 },
      { name: '여행', count: 1, cover: { id: 2 } },
    ])
  })
})
