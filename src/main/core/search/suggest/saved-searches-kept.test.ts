import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writePhotos } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { endOfJob, importPaths, startTestCore } from '#tests/support/test-core.ts'

const filter = { tag: '가족' }

async function startWithSearch() {
  const dataDir = makeTempDir()
  const photosDir = makeTempDir()
  await writePhotos(photosDir, 1)
  const core = await startTestCore({ dataDir })
  await importPaths(core, photosDir)
  core.savedSearches.create({ name: '우리 할머니', text: '할머니', filter })
  return { core, dataDir }
}

it('saved searches come back with a backup, in place of those there are', async () => {
  const { core, dataDir } = await startWithSearch()
  const folder = join(dataDir, 'away')
  mkdirSync(folder)
  const backup = await endOfJob(core, await core.backups.backup(folder))
  core.savedSearches.rename(core.savedSearches.list()[0]?.searchId ?? 0, '외할머니')
  core.savedSearches.create({ name: '바다', text: '바다', filter: {} })
  const { path } = backup.result as { path: string }
  expect(await endOfJob(core, await core.backups.restore({ path }))).toMatchObject({ state: 'done' })
  expect(core.savedSearches.list()).toMatchObject([{ name: '우리 할머니', text: '할머니', filter }])
})

it('saved searches outlive a damaged database', async () => {
  const { core, dataDir } = await startWithSearch()
  await core.backups.lookAfter()
  await core.close()
  writeFileSync(join(dataDir, 'library.db'), 'no database')
  const again = await startTestCore({ dataDir })
  expect(again.savedSearches.list()).toMatchObject([{ name: '우리 할머니', text: '할머니', filter }])
})
