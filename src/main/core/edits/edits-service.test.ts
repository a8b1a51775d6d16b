import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type EditLibrary, openEditLibrary } from '#tests/support/edit-library.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'

let opened: EditLibrary
beforeEach(() => {
  opened = openEditLibrary()
})
afterEach(() => opened.close())

const photo = (id: number) => opened.library.requirePhoto(id)
const editsLogged = () => Number(opened.db.prepare('SELECT count(*) FROM edits').pluck().get())
const partsLogged = () => Number(opened.db.prepare('SELECT count(*) FROM edit_parts').pluck().get())

describe('what is said of photos', () => {
  it('changes only what is said, and has an id to take it back by', async () => {
    const [id = 0] = opened.add([{ caption: '옛 설명', tags: ['봄'] }])
    const { editId, updated } = await opened.edits.update([id, id], { caption: '소풍', addTags: ['가족', '봄'], rating: 3, favorite: true })
    expect(updated).toBe(1)
    expect(photo(id)).toMatchObject({ caption: '소풍', tags: ['가족', '봄'], rating: 3, favorite: true })
    expect(await opened.edits.undo()).toEqual({ editId, kind: 'caption', photos: 1 })
    expect(photo(id)).toMatchObject({ caption: '옛 설명', tags: ['봄'], rating: 0, favorite: false })
  })

  it('that is so already is no edit', async () => {
    const [id = 0] = opened.add([{ caption: '소풍', tags: ['봄'], rating: 2 }])
    const same = { caption: '소풍', addTags: ['봄'], removeTags: ['없는 태그'], rating: 2, favorite: false, takenAt: { shiftMinutes: 0 } }
    expect(await opened.edits.update([id], same)).toEqual({ updated: 1, editId: null })
    expect(editsLogged()).toBe(0)
    expect(opened.events).toEqual([])
    expect(opened.journal).toEqual([])
    await expect(opened.edits.undo()).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' })
  })

  it.each([
    ['rating', { rating: 3, addTags: [], removeTags: [] }],
    ['favorite', { favorite: true, addTags: [] }],
    ['tags', { rating: 3, addTags: [], removeTags: ['봄'] }],
    ['date', { takenAt: { shiftMinutes: 1 }, removeTags: [] }],
  ] as const)('is named by what is said, here %s', async (kind, change) => {
    await opened.edits.update(opened.add([{ tags: ['봄'] }]), change)
    expect(await opened.edits.undo()).toMatchObject({ kind })
  })

  it('is said of all of them or, where one is unknown, of none', async () => {
    const ids = opened.add([{}, {}])
    const unknown = { code: 'PHOTO_NOT_FOUND', data: { id: 999 } }
    await expect(opened.edits.update([...ids, 999], { caption: '모두' })).rejects.toMatchObject(unknown)
    await expect(opened.edits.remove([999, ...ids])).rejects.toMatchObject(unknown)
    await expect(opened.edits.restore([999])).rejects.toMatchObject(unknown)
    expect(ids.map((id) => photo(id).caption)).toEqual(['', ''])
    expect(editsLogged()).toBe(0)
  })

  it('stands in the journal, whole', async () => {
    const [id = 0] = opened.add([{ caption: '소풍', tags: ['봄'], rating: 1 }])
    await opened.edits.update([id], { addTags: ['가족'], favorite: true })
    await opened.edits.remove([id])
    const said = { caption: '소풍', tags: ['봄', '가족'], rating: 1, favorite: true, takenAt: '2024-05-04T10:00:00' }
    expect(opened.journal).toEqual([
      { photo: photo(id).sha256, said: { ...said, removed: false } },
      { photo: photo(id).sha256, said: { ...said, tags: ['가족', '봄'], removed: true } },
    ])
  })

  it('is not done where it can not be put into the journal', async () => {
    const [id = 0] = opened.add([{}])
    opened.journal.push = () => {
      throw new Error('the disk is full')
    }
    await expect(opened.edits.update([id], { caption: '소풍' })).rejects.toThrow('full')
    expect(photo(id).caption).toBe('')
    expect(editsLogged()).toBe(0)
  })
})

describe('the time of photos', () => {
  it('is set, or moved for each of them', async () => {
    const ids = opened.add([{ takenAt: '2024-02-28T23:50:00' }, { takenAt: '2023-12-31T23:59:59' }])
    await opened.edits.update(ids, { takenAt: { shiftMinutes: 15 } })
    expect(ids.map((id) => photo(id).takenAt)).toEqual(['2024-02-29T00:05:00', '2024-01-01T00:14:59'])
    await opened.edits.update(ids, { takenAt: { at: '1999-01-02T03:04:05' } })
    expect(ids.map((id) => photo(id).takenAt)).toEqual(['1999-01-02T03:04:05', '1999-01-02T03:04:05'])
    expect(await opened.edits.undo()).toMatchObject({ kind: 'date' })
    expect(ids.map((id) => photo(id).takenAt)).toEqual(['2024-02-29T00:05:00', '2024-01-01T00:14:59'])
  })

  it('is one for all files of a moment', async () => {
    opened.add([{}, { format: 'raw', takenAt: '2024-05-04T10:00:03', stackOf: 1 }, { takenAt: '2024-05-04T10:00:03' }])
    await opened.edits.update([1, 3], { takenAt: { shiftMinutes: 60 }, rating: 2 })
    expect([1, 2, 3].map((id) => photo(id).takenAt)).toEqual(['2024-05-04T11:00:00', '2024-05-04T11:00:00', '2024-05-04T11:00:03'])
    expect([1, 2, 3].map((id) => photo(id).rating)).toEqual([2, 0, 2])
    await opened.edits.undo()
    expect([1, 2, 3].map((id) => photo(id).takenAt)).toEqual(['2024-05-04T10:00:00', '2024-05-04T10:00:03', '2024-05-04T10:00:03'])
  })

  it.each(['2023-02-29T10:00:00', '2024-13-01T10:00:00', '2024-01-01T25:00:00'])('can not be %s, which no calendar has', async (at) => {
    const ids = opened.add([{}])
    await expect(opened.edits.update(ids, { takenAt: { at } })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('stays where it would leave the years that can be written', async () => {
    const ids = opened.add([{ takenAt: '9999-12-31T23:00:00' }, { takenAt: '0000-01-01T00:30:00' }])
    await opened.edits.update(ids, { takenAt: { shiftMinutes: 60 } })
    expect(ids.map((id) => photo(id).takenAt)).toEqual(['9999-12-31T23:00:00', '0000-01-01T01:30:00'])
  })
})

describe('photos that are taken out of the library', () => {
  it('are in no list until they are put back, as they were', async () => {
    const ids = opened.add([{ caption: '하나', tags: ['봄'] }, { caption: '둘' }])
    expect(opened.find('하나')).toEqual([1])
    expect(await opened.edits.remove([1, 1])).toMatchObject({ removed: 1 })
    expect((await opened.library.index({ limit: 10 })).ids).toEqual([2])
    expect((await opened.library.list({ limit: 10 })).total).toBe(1)
    expect([...opened.library.each()].map(({ id }) => id)).toEqual([2])
    expect(opened.find('하나')).toEqual([])
    expect((await opened.library.index({ filter: { removed: true }, limit: 10 })).ids).toEqual([1])
    expect(await opened.edits.remove([1])).toEqual({ removed: 0, editId: null })
    expect(await opened.edits.restore(ids)).toMatchObject({ restored: 1 })
    expect((await opened.library.index({ limit: 10 })).ids).toEqual([2, 1])
    expect(opened.find('하나')).toEqual([1])
    expect(photo(1)).toMatchObject({ caption: '하나', tags: ['봄'], removed: false })
  })

  describe('with other files behind them', () => {
    const RAW = { path: '/card/IMG_1.CR3', format: 'raw', stackOf: 1 }
    const listed = async (filter = {}) => (await opened.library.index({ filter, limit: 10 })).ids
    beforeEach(() => opened.add([{ path: '/card/IMG_1.JPG' }, RAW, { path: '/card/IMG_1.HEIC', format: 'heic', stackOf: 1 }, {}]))

    it.each([
      ['the one in front', 1],
      ['one behind', 2],
    ])('take them along, named by %s', async (_what, id) => {
      expect(await opened.edits.remove([id])).toMatchObject({ removed: 1 })
      expect([await listed(), await listed({ removed: true })]).toEqual([[4], [1]])
      expect((await opened.library.get(1)).stackedFiles).toMatchObject([{ id: 2 }, { id: 3 }])
      expect(opened.journal.map((entry) => 'said' in entry && entry.said.removed)).toEqual([true, true, true])
      expect(await opened.edits.undo()).toMatchObject({ kind: 'remove', photos: 1 })
      expect([await listed(), await listed({ removed: true })]).toEqual([[4, 1], []])
      expect(photo(1).stacked).toEqual(['raw', 'heic'])
      expect(await opened.edits.redo()).toMatchObject({ kind: 'remove', photos: 1 })
      expect(await opened.edits.restore([1, 4])).toMatchObject({ restored: 1 })
      expect([await listed(), await listed({ removed: true })]).toEqual([[4, 1], []])
      expect(photo(1).stacked).toEqual(['raw', 'heic'])
    })

    it('are stacked again wherever the edit was cut off between them', async () => {
      const far = opened.add(Array.from({ length: 700 }, (_, index) => ({ path: `/card/A_${index}.JPG` })))
      const raws = opened.add(far.map((front, index) => ({ path: `/card/A_${index}.CR3`, format: 'raw', stackOf: front })))
      await opened.edits.remove([...far].reverse())
      expect((await listed({ removed: true })).length).toBe(10)
      expect(opened.library.getMany(far).every(({ stacked }) => stacked.length === 1)).toBe(true)
      await opened.edits.undo()
      expect(raws.every((id, index) => photo(id).stackOf === far[index])).toBe(true)
    })
  })
})

describe('what the window is told', () => {
  const told = async (work: () => Promise<unknown>) => {
    opened.events.length = 0
    await work()
    return [...opened.events]
  }

  it('is which photos changed, and whether lists may have', async () => {
    opened.add([{ caption: '옛 설명' }, {}])
    expect(await told(() => opened.edits.update([1], { caption: '새 설명' }))).toEqual([{ type: 'photos-changed', ids: [1], list: false }])
    expect(await told(() => opened.edits.update([2], { caption: '첫 설명' }))).toEqual([{ type: 'photos-changed', ids: [2], list: true }])
    expect(await told(() => opened.edits.update([1, 2], { addTags: ['봄'] }))).toEqual([
      { type: 'photos-changed', ids: [1, 2], list: true },
      { type: 'changed', area: 'tags' },
    ])
    expect(await told(() => opened.edits.remove([1]))).toEqual([
      { type: 'photos-changed', ids: [1], list: true },
      { type: 'changed', area: 'tags' },
      { type: 'changed', area: 'albums' },
    ])
    expect(await told(() => opened.edits.undo())).toMatchObject([{ ids: [1], list: true }, {}, {}])
    expect(await told(() => opened.albums.create('여름'))).toEqual([{ type: 'changed', area: 'albums' }])
  })

  it('names no photos where they are too many', async () => {
    const ids = opened.add(Array.from({ length: 1_001 }, () => ({})))
    expect(await told(() => opened.edits.update(ids, { rating: 1 }))).toEqual([{ type: 'photos-changed', ids: null, list: true }])
  })
})

describe('an edit of many photos', () => {
  it('is made in slices, with room for others between them', async () => {
    const ids = opened.add(Array.from({ length: 2_000 }, () => ({})))
    const seen: number[] = []
    let watching = true
    const watch = () => {
      seen.push(partsLogged())
      if (watching) setImmediate(watch)
    }
    setImmediate(watch)
    expect(await opened.edits.update(ids, { addTags: ['모두'] })).toMatchObject({ updated: 2_000 })
    watching = false
    const steps = [...new Set([0, ...seen, 2_000])]
    expect(steps.length).toBeGreaterThan(4)
    expect(steps.slice(1).every((count, index) => count - (steps[index] ?? 0) <= 500)).toBe(true)
    expect(ids.every((id) => photo(id).tags.includes('모두'))).toBe(true)
    expect(await opened.edits.undo()).toMatchObject({ photos: 2_000 })
    expect(ids.every((id) => photo(id).tags.length === 0)).toBe(true)
  })

  it('that is cut off is whole as far as it came, and can be taken back', async () => {
    const ids = opened.add(Array.from({ length: 2_000 }, () => ({})))
    const done = opened.edits.update(ids, { caption: '모두' })
    await new Promise((resolve) => setImmediate(resolve))
    const closed = opened.edits.close()
    await expect(done).rejects.toMatchObject({ code: 'CANCELLED' })
    await closed
    const changed = ids.filter((id) => photo(id).caption === '모두').length
    expect(changed).toBeGreaterThan(0)
    expect(changed).toBeLessThan(2_000)
    expect(partsLogged()).toBe(changed)
    expect(opened.journal).toHaveLength(changed)
  })

  it('that is cut off while it is taken back is taken back whole the next time', async () => {
    const dataDir = makeTempDir()
    let own = openEditLibrary(dataDir)
    const ids = own.add(Array.from({ length: 2_000 }, (_, index) => ({ rating: index % 3 })))
    await own.edits.update(ids, { rating: 5 })
    const undone = own.edits.undo()
    await new Promise((resolve) => setImmediate(resolve))
    await Promise.all([expect(undone).rejects.toMatchObject({ code: 'CANCELLED' }), own.edits.close()])
    const left = (library: EditLibrary) => ids.filter((id) => library.library.requirePhoto(id).rating === 5).length
    expect(left(own)).toBeGreaterThan(0)
    expect(left(own)).toBeLessThan(2_000)
    own.close()
    own = openEditLibrary(dataDir)
    await own.edits.undo()
    expect(ids.every((id, index) => own.library.requirePhoto(id).rating === index % 3)).toBe(true)
    await own.edits.redo()
    expect(left(own)).toBe(2_000)
    own.close()
  })

  it('waits for the one before it', async () => {
    const ids = opened.add(Array.from({ length: 900 }, () => ({})))
    await Promise.all([opened.edits.update(ids, { rating: 1 }), opened.edits.update(ids, { rating: 2 }), opened.edits.undo()])
    expect(ids.every((id) => photo(id).rating === 1)).toBe(true)
  })
})

it('the log keeps the newest thousand', async () => {
  opened.add([{}])
  const log = opened.db.prepare("INSERT INTO edits (kind, made_at) VALUES ('rating', '')")
  const logPart = opened.db.prepare("INSERT INTO edit_parts VALUES (?, 0, 1, '{}', '{}')")
  opened.db.transaction(() => {
    for (let edit = 1; edit <= 1_003; edit++) {
      log.run()
      logPart.run(edit)
    }
  })()
  await opened.edits.update([1], { rating: 1 })
  expect(editsLogged()).toBe(1_000)
  expect(partsLogged()).toBe(1_000)
  expect(opened.db.prepare('SELECT min(id) FROM edits').pluck().get()).toBe(5)
})

it('what was done can be taken back and done again after the program was started anew', async () => {
  const dataDir = makeTempDir()
  let own = openEditLibrary(dataDir)
  own.add([{ caption: '옛 설명' }])
  await own.edits.update([1], { caption: '새 설명' })
  await own.edits.update([1], { rating: 4 })
  await own.edits.undo()
  own.close()
  own = openEditLibrary(dataDir)
  expect(await own.edits.undo()).toMatchObject({ kind: 'caption' })
  expect(own.library.requirePhoto(1)).toMatchObject({ caption: '옛 설명', rating: 0 })
  own.close()
  own = openEditLibrary(dataDir)
  expect([(await own.edits.redo()).kind, (await own.edits.redo()).kind]).toEqual(['caption', 'rating'])
  expect(own.library.requirePhoto(1)).toMatchObject({ caption: '새 설명', rating: 4 })
  await expect(own.edits.redo()).rejects.toMatchObject({ code: 'NOTHING_TO_REDO' })
  own.close()
})

it('what runs alone begins when the edits before it are done, and those after it wait', async () => {
  const own = openEditLibrary()
  const ids = own.add(Array.from({ length: 700 }, () => ({ caption: '옛 설명' })))
  const captions = () => own.db.prepare('SELECT DISTINCT caption FROM photos').pluck().all()
  const before = own.edits.update(ids, { caption: '앞' })
  const alone = own.runner.runAlone(async () => {
    const seen = captions()
    await new Promise((resolve) => setImmediate(resolve))
    return [seen, captions()]
  })
  const after = own.edits.update(ids, { caption: '뒤' })
  expect(await alone).toEqual([['앞'], ['앞']])
  await Promise.all([before, after])
  expect(captions()).toEqual(['뒤'])
  await own.edits.close()
  await expect(own.runner.runAlone(async () => 1)).rejects.toMatchObject({ code: 'CANCELLED' })
  own.close()
})
