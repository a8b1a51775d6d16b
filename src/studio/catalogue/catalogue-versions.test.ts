import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { type Database, openDatabase } from '../database/open-database.ts'
import { readStudioResources } from '../studio-resources.ts'
import { openCatalogueFile } from './catalogue-file.ts'
import { keepVersion, listVersions, nextVersion, readVersion } from './catalogue-versions.ts'

const { catalogueTemplate } = readStudioResources('demo')
const template = readFileSync(catalogueTemplate, 'utf8')
const at = new Date('2026-11-22T00:00:00Z')
let database: Database

beforeEach(() => {
  database = openDatabase(join(makeTempDir(), 'studio.db'))
})

const keep = (version: string) => keepVersion(database, { text: template.replace('"2026-11-01"', `"${version}"`), version, at })
const versions = (limit = 10, before?: number) => listVersions(database, { limit, before }).map(({ version }) => version)

describe('the catalogues that were in force', () => {
  it('are kept once for each time, newest first, and read page by page', () => {
    for (const version of ['a', 'a', 'b', 'a', 'c']) keep(version)
    expect(versions()).toEqual(['c', 'a', 'b', 'a'])
    expect(versions(2)).toEqual(['c', 'a'])
    expect(versions(2, listVersions(database, { limit: 2 })[1]?.id)).toEqual(['b', 'a'])
    expect(readVersion(database, 2)).toMatchObject({ version: 'b', at: at.toISOString(), catalogue: { version: 'b' } })
    expect(readVersion(database, 99)).toBeUndefined()
  })

  it('are left out where they can no longer be read', () => {
    keep('a')
    for (const text of ['{', '{}']) keepVersion(database, { text, version: 'broken', at })
    expect(versions()).toEqual(['a'])
    expect(readVersion(database, 2)).toBeUndefined()
  })
})

it('counts the versions of a day on, also past those that were written by hand', () => {
  expect(nextVersion(database, '2026-11-22', '2026-11-01')).toBe('2026-11-22.1')
  for (const version of ['2026-11-22.1', '2026-11-22.9', '2026-11-22.10', '2026-11-22.x', '2026-11-21.50']) keep(version)
  expect(nextVersion(database, '2026-11-22', '2026-11-01')).toBe('2026-11-22.11')
  expect(nextVersion(database, '2026-11-22', '2026-11-22.20')).toBe('2026-11-22.21')
})

it('puts prices in force also where they can not be remembered', () => {
  const folder = makeTempDir()
  const errors: string[] = []
  const log = { info: () => undefined, warn: () => undefined, error: (message: string) => void errors.push(message) }
  const paths = { file: join(folder, 'catalogue.json'), lastGood: join(folder, 'last-good.json'), template: catalogueTemplate }
  const file = openCatalogueFile(paths, log, () => {
    throw new Error('no room')
  })
  file.replace({ ...file.current(), version: 'new' })
  expect(file.current().version).toBe('new')
  expect(errors).toHaveLength(2)
})
