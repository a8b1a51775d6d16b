import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writePhotos } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { endOfJob, importPaths, listPhotos, startTestCore } from '#tests/support/test-core.ts'
import type { Core } from '../create-core.ts'

const summary = (core: Core) =>
  listPhotos(core).map(({ fileName, caption, tags, rating, favorite }) => ({ fileName, caption, tags, rating, favorite }))

const idsFor = async (core: Core, text: string) => (await core.library.index({ text, typing: false, filter: {}, limit: 10 })).ids

/** A library with three photos of which something is said, an album and perhaps a backup, and something said since. */
async function makeLibrary({ backedUp = true } = {}) {
  const dataDir = makeTempDir()
  const photosDir = makeTempDir()
  await writePhotos(photosDir, 3)
  const core = await startTestCore({ dataDir })
  await importPaths(core, photosDir)
  const [first = 0, second = 0] = listPhotos(core).map(({ id }) => id)
  await core.edits.update([first, second], { caption: '할머니 댁', addTags: ['가족'], rating: 4 })
  await core.albums.create('설날', [first])
  if (backedUp) await core.backups.lookAfter()
  await core.edits.update([second], { caption: '마당에서', removeTags: ['가족'], favorite: true })
  return { core, dataDir, before: summary(core) }
}

it('a library whose database was damaged opens as it was, says so, and is searched', async () => {
  const { core, dataDir, before } = await makeLibrary()
  await core.close()
  writeFileSync(join(dataDir, 'library.db'), 'no database')
  const again = await startTestCore({ dataDir })
  expect(summary(again)).toEqual(before)
  expect(await again.albums.list()).toMatchObject([{ name: '설날', count: 1 }])
  expect(again.backups.health().recovered).toMatchObject({ photos: 3, edits: 1 })
  expect(await idsFor(again, '마당')).toHaveLength(1)
})

it('a library that is gone before its first backup imports its photos again, and each finds its words', async () => {
  const { core, dataDir, before } = await makeLibrary({ backedUp: false })
  await core.close()
  rmSync(join(dataDir, 'library.db'))
  const again = await startTestCore({ dataDir })
  expect(summary(again)).toEqual([])
  again.resumeWork()
  await endOfJob(again, await runningImport(again))
  expect(summary(again)).toEqual(before)
})

async function runningImport(core: Core): Promise<string> {
  for await (const event of core.jobs.events()) if (event.type === 'job' && event.job.kind === 'import') return event.job.jobId
  throw new Error('nothing is imported')
}

it('a backup brings a library to another computer, where it is searched', async () => {
  const { core, dataDir, before } = await makeLibrary()
  const { result } = await endOfJob(core, await core.backups.backup(makeTempDir()))
  const other = await startTestCore()
  // Searched before, so that there is an index that knows nothing yet.
  expect(await idsFor(other, '마당')).toEqual([])
  expect(await other.tags.list('', 5)).toEqual([])
  const { state } = await endOfJob(other, await other.backups.restore({ path: (result as { path: string }).path }))
  expect(state).toBe('done')
  expect(summary(other)).toEqual(before)
  expect(await idsFor(other, '마당')).toHaveLength(1)
  expect(await other.tags.list('', 5)).toMatchObject([{ tag: '가족', count: 1 }])
  expect(existsSync(join(dataDir, 'library.damaged'))).toBe(false)
})
