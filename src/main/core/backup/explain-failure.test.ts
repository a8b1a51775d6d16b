import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { AppError } from '#shared/errors/app-error.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { explainFailure } from './explain-failure.ts'

const dataDir = '/library'
const failure = (code: string) =>
  code.startsWith('SQLITE') ? new Database.SqliteError('failed', code) : Object.assign(new Error('failed'), { code })
const backupTo = (folder: string) => ({ kind: 'backup', dataDir, target: join(folder, 'a.sajingwan') }) as const

it.each([
  ['EACCES', 'FOLDER_READ_ONLY'],
  ['EPERM', 'FOLDER_READ_ONLY'],
  ['EROFS', 'FOLDER_READ_ONLY'],
  ['SQLITE_READONLY', 'FOLDER_READ_ONLY'],
  ['SQLITE_CANTOPEN', 'FOLDER_READ_ONLY'],
  ['ENOENT', 'PATH_NOT_FOUND'],
  ['EIO', 'PATH_NOT_FOUND'],
  ['SQLITE_IOERR_WRITE', 'PATH_NOT_FOUND'],
  ['ENOSPC', 'DISK_FULL'],
  ['SQLITE_FULL', 'DISK_FULL'],
])('%s of a folder that a backup goes to is %s', (given, code) => {
  const folder = makeTempDir()
  expect(explainFailure(failure(given), backupTo(folder))).toMatchObject({ code, data: code === 'DISK_FULL' ? {} : { path: folder } })
})

it.each(['SQLITE_CANTOPEN', 'EACCES', 'SQLITE_IOERR_READ'])('%s where the folder has gone is PATH_NOT_FOUND', (given) => {
  const folder = join(makeTempDir(), 'stick')
  expect(explainFailure(failure(given), backupTo(folder))).toMatchObject({ code: 'PATH_NOT_FOUND', data: { path: folder } })
})

it.each(['ENOENT', 'EACCES', 'EIO'])('%s of the file that is to be restored is PATH_NOT_FOUND', (given) => {
  const path = '/stick/a.sajingwan'
  expect(explainFailure(failure(given), { kind: 'prepare-restore', dataDir, path })).toMatchObject({
    code: 'PATH_NOT_FOUND',
    data: { path },
  })
})

it('what is not the fault of a place that the customer chose stays as it is', () => {
  const damage = failure('SQLITE_CORRUPT')
  expect(explainFailure(damage, backupTo(makeTempDir()))).toBe(damage)
  expect(explainFailure(failure('SQLITE_IOERR_READ'), backupTo(makeTempDir()))).toMatchObject({ code: 'SQLITE_IOERR_READ' })
  const full = failure('SQLITE_FULL')
  expect(explainFailure(full, { kind: 'own-backup', dataDir, number: 1 })).toBe(full)
  expect(explainFailure(failure('ENOSPC'), { kind: 'prepare-restore', dataDir, path: '/a' })).toMatchObject({ code: 'ENOSPC' })
  const known = new AppError('NOT_A_BACKUP', {})
  expect(explainFailure(known, { kind: 'prepare-restore', dataDir, path: '/a' })).toBe(known)
})
