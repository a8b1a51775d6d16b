import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { type Database, openDatabase } from '../database/open-database.ts'
import { intakeSettingsSchema, readIntakeSettings, writeIntakeSettings } from './intake-settings.ts'

const defaults = { folder: 'dpof', images: 'rendered', after: 'received', imageFolder: 'IMAGE', keepPhotosDays: 90 } as const
const openEmpty = (): Database => openDatabase(join(makeTempDir(), 'studio.db'))

it('starts with DPOF and rendered prints, at once', () => {
  expect(readIntakeSettings(openEmpty())).toEqual(defaults)
})

it('reads back what was written last', () => {
  const database = openEmpty()
  writeIntakeSettings(database, { folder: 'plain', images: 'originals', after: 'paid', imageFolder: 'DCIM', keepPhotosDays: 0 })
  writeIntakeSettings(database, { folder: 'plain', images: 'rendered', after: 'checked', imageFolder: 'DCIM', keepPhotosDays: 0 })
  expect(readIntakeSettings(database)).toEqual({
    folder: 'plain',
    images: 'rendered',
    after: 'checked',
    imageFolder: 'DCIM',
    keepPhotosDays: 0,
  })
})

it.each(['{', '"dpof"', '{"folder":"fax"}'])('goes by the defaults where %s is kept', (kept) => {
  const database = openEmpty()
  database.prepare("INSERT INTO settings (name, value) VALUES ('intake', ?)").run(kept)
  expect(readIntakeSettings(database)).toEqual(defaults)
})

it.each([-1, 1.5, 3651, '90'])('does not keep photos for %j days', (keepPhotosDays) => {
  expect(intakeSettingsSchema.safeParse({ keepPhotosDays }).success).toBe(false)
})

it.each(['', '..', 'a/b', 'MISC', 'misc', 'con', '사진', '-a', 'a'.repeat(17)])(
  'refuses %j as the name of the image folder',
  (imageFolder) => {
    expect(intakeSettingsSchema.safeParse({ imageFolder }).success).toBe(false)
  },
)
