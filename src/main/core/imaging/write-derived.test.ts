import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { drawHalves } from '#imaging/imaging-fixture.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { isWholeJpeg, writeDerived } from './write-derived.ts'

it('makes the folder, replaces what is there and leaves nothing else behind', async () => {
  const folder = join(makeTempDir(), 'grid', 'ab')
  const path = join(folder, 'a.jpg')
  await writeDerived(path, Buffer.from('one'))
  await writeDerived(path, Buffer.from('two'))
  expect(readFileSync(path, 'utf8')).toBe('two')
  expect(readdirSync(folder)).toEqual(['a.jpg'])
})

it('a write that fails leaves nothing behind', async () => {
  const folder = makeTempDir()
  const file = join(folder, 'file')
  writeFileSync(file, '')
  await expect(writeDerived(join(file, 'a.jpg'), Buffer.from('x'))).rejects.toThrow()
  expect(readdirSync(folder)).toEqual(['file'])
})

it('a JPEG is whole with its beginning and its end only', async () => {
  const path = join(makeTempDir(), 'a.jpg')
  expect(await isWholeJpeg(path)).toBe(false)
  await writeDerived(path, await drawHalves(30, 20))
  expect(await isWholeJpeg(path)).toBe(true)
  truncateSync(path, 200)
  expect(await isWholeJpeg(path)).toBe(false)
  truncateSync(path, 0)
  expect(await isWholeJpeg(path)).toBe(false)
})
