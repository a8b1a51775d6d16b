import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { findFiles } from './find-files.ts'

async function listFiles(folder: string, ...paths: string[]) {
  const found: string[] = []
  for await (const file of findFiles(paths.length > 0 ? paths : [folder], new AbortController().signal)) {
    found.push('problem' in file ? `${relative(folder, file.path)}: ${file.problem}` : relative(folder, file.path))
  }
  return found
}

function write(folder: string, ...names: string[]): void {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), name)
  }
}

it('finds what is named like a photo or a film, last name first, and nothing hidden', async () => {
  const folder = makeTempDir()
  write(folder, '2023/a.jpg', '2024/b.HEIC', '2024/a.cr2', 'film.mov', 'notes.txt', '.hidden.jpg', '.thumbs/c.jpg', '2024/no-ending')
  expect(await listFiles(folder)).toEqual(['film.mov', '2024/b.HEIC', '2024/a.cr2', '2023/a.jpg'])
})

it('takes a chosen file of any name, and names one that is gone', async () => {
  const folder = makeTempDir()
  write(folder, 'scan.dat', '.hidden.jpg')
  const paths = ['scan.dat', '.hidden.jpg', 'gone.jpg'].map((name) => join(folder, name))
  expect(await listFiles(folder, ...paths)).toEqual(['scan.dat', '.hidden.jpg', 'gone.jpg: FILE_GONE'])
})

it('follows links, visits a folder once and never walks in circles', async () => {
  const folder = makeTempDir()
  write(folder, 'photos/a.jpg')
  symlinkSync(folder, join(folder, 'photos', 'back'))
  symlinkSync(join(folder, 'photos'), join(folder, 'again'))
  symlinkSync('nowhere.jpg', join(folder, 'dangling.jpg'))
  symlinkSync('nowhere', join(folder, 'dangling'))
  const found = await listFiles(folder)
  expect(found.filter((name) => name.endsWith('a.jpg'))).toHaveLength(1)
  expect(found).toContain('dangling.jpg: FILE_GONE')
  expect(found).toHaveLength(2)
})

it.runIf(process.platform === 'linux')('names files and folders whose name is no UTF-8', async () => {
  const folder = makeTempDir()
  // As a Korean Windows of old wrote them, in CP949.
  const garbled = (ending: string) => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xb0, 0xa1, 0xb3, 0xaa]), Buffer.from(ending)])
  writeFileSync(garbled('.jpg'), 'photo')
  writeFileSync(garbled('.txt'), 'no photo')
  mkdirSync(garbled(''))
  // A name may really have a replacement character in it.
  write(folder, 'fine \ufffd.jpg')
  const found = (await listFiles(folder)).map((line) => line.replace(/^.*: /, ''))
  expect(found.sort()).toEqual(['NAME_UNREADABLE', 'NAME_UNREADABLE', 'fine \ufffd.jpg'])
})

it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('names a folder that may not be looked into', async () => {
  const folder = makeTempDir()
  write(folder, 'closed/a.jpg', 'b.jpg')
  chmodSync(join(folder, 'closed'), 0)
  expect(await listFiles(folder)).toEqual(['closed: NO_PERMISSION', 'b.jpg'])
  chmodSync(join(folder, 'closed'), 0o755)
})

it('finds each of very many files in one folder', async () => {
  const folder = makeTempDir()
  const names = Array.from({ length: 5000 }, (_, number) => `${number}.jpg`)
  write(folder, ...names)
  expect((await listFiles(folder)).sort()).toEqual(names.sort())
})

it('ends where it is cancelled', async () => {
  const folder = makeTempDir()
  write(folder, 'a.jpg', 'b/c.jpg', 'd.jpg')
  const stop = new AbortController()
  const found: string[] = []
  for await (const file of findFiles([folder], stop.signal)) {
    found.push(file.path)
    stop.abort()
  }
  expect(found).toHaveLength(1)
})
