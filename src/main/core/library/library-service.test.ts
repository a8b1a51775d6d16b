import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '#core/create-core.ts'
import { settingsSchema } from '#shared/contract/settings.ts'
import { writePhotos } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { importPaths, listPhotos, startTestCore } from '#tests/support/test-core.ts'
import { openDatabase } from '../database/open-database.ts'

let core: Core
let ids: number[]
const dataDir = makeTempDir()

beforeAll(async () => {
  core = await startTestCore({ dataDir })
  await importPaths(core, ...(await writePhotos(makeTempDir(), 5)))
  ids = listPhotos(core).map(({ id }) => id)
})

describe('the list', () => {
  it('in pages is the whole list, newest first', async () => {
    const first = await core.library.list({ limit: 2 })
    const second = await core.library.list({ limit: 2, cursor: first.cursor })
    const third = await core.library.list({ limit: 2, cursor: second.cursor })
    expect([first, second, third].flatMap(({ photos }) => photos.map(({ id }) => id))).toEqual(ids)
    expect(third).not.toHaveProperty('cursor')
    expect(first.total).toBe(5)
    const dates = listPhotos(core).map(({ takenAt }) => takenAt)
    expect(dates).toEqual([...dates].sort().reverse())
  })

  it('never tells where a file stands', () => {
    for (const photo of listPhotos(core)) expect(Object.keys(photo)).not.toEqual(expect.arrayContaining(['path']))
  })
})

describe('what a person says of photos', () => {
  it('changes only what is said', async () => {
    const [id = 0] = ids
    await core.edits.update([id], { caption: '소풍', addTags: ['가족', '봄'], rating: 3, favorite: true })
    await core.edits.update([id], { rating: 4 })
    await core.edits.update([id], { removeTags: ['봄', '없는 태그'], addTags: ['가족'] })
    expect(listPhotos(core).find((photo) => photo.id === id)).toMatchObject({ caption: '소풍', tags: ['가족'], rating: 4, favorite: true })
    await core.edits.update([id], { caption: '', rating: 0, favorite: false })
    expect(listPhotos(core).find((photo) => photo.id === id)).toMatchObject({ caption: '', tags: ['가족'], rating: 0, favorite: false })
  })

  it('is said of all of them or of none', async () => {
    await expect(core.edits.update([...ids, 999], { caption: '모두' })).rejects.toMatchObject({
      code: 'PHOTO_NOT_FOUND',
      data: { id: 999 },
    })
    expect(listPhotos(core).filter(({ caption }) => caption === '모두')).toEqual([])
    expect(await core.edits.update(ids, { addTags: ['모두'] })).toMatchObject({ updated: 5 })
    expect(listPhotos(core).every(({ tags }) => tags.includes('모두'))).toBe(true)
  })

  it('is still there at the next start', async () => {
    const [id = 0] = ids
    await core.edits.update([id], { caption: '남아 있는 말' })
    core.settings.update({ locale: 'en', gridSize: 'small' })
    await core.close()
    core = await startTestCore({ dataDir })
    expect(await core.library.get(id)).toMatchObject({ caption: '남아 있는 말' })
    expect(core.settings.get()).toMatchObject({ locale: 'en', gridSize: 'small' })
  })
})

it('settings that no longer fit fall back to their defaults', async () => {
  const own = makeTempDir()
  const { db, close } = openDatabase(own)
  db.prepare('INSERT INTO settings (key, value) VALUES (?, ?), (?, ?)').run('gridSize', '"gigantic"', 'unknown', '1')
  close()
  expect((await startTestCore({ dataDir: own })).settings.get()).toEqual(settingsSchema.parse({}))
})

it('samples that were not brought along are SAMPLES_MISSING', async () => {
  const resourcesDir = makeTempDir()
  cpSync(new URL('../../../../resources/studios', import.meta.url), join(resourcesDir, 'studios'), { recursive: true })
  const bare = await startTestCore({ resourcesDir })
  await expect(bare.imports.importSamples()).rejects.toMatchObject({ code: 'SAMPLES_MISSING' })
})
