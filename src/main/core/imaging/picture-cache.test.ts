import { existsSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { createPictureCache } from './picture-cache.ts'

const KB = 1000

function start(maxBytes: number) {
  const folder = join(makeTempDir(), 'screen')
  let clock = 1_700_000_000_000
  const cache = createPictureCache(folder, maxBytes, () => {
    clock += 1000
    return clock
  })
  mkdirSync(join(folder, 'ab'), { recursive: true })
  const put = (name: string, bytes: number) => {
    const path = join(folder, 'ab', name)
    writeFileSync(path, Buffer.alloc(bytes))
    return path
  }
  return { cache, put }
}

it('throws out what was not looked at for the longest, and no more than needed', async () => {
  const { cache, put } = start(10 * KB)
  const paths = ['a', 'b', 'c'].map((name) => put(name, 3 * KB))
  for (const path of paths) await cache.add(path)
  await cache.touch(paths[0] ?? '')
  const last = put('d', 3 * KB)
  await cache.add(last)
  expect([...paths, last].map((path) => existsSync(path))).toEqual([true, false, true, true])
})

it('knows what an earlier run left, by the files’ own times', async () => {
  const { cache, put } = start(10 * KB)
  const [old, recent] = [put('old', 4 * KB), put('recent', 4 * KB)]
  utimesSync(old, 1000, 1000)
  utimesSync(recent, 2000, 2000)
  const added = put('new', 4 * KB)
  await cache.add(added)
  expect([old, recent, added].map((path) => existsSync(path))).toEqual([false, true, true])
})

it('writes down that a file was looked at', async () => {
  const { cache, put } = start(10 * KB)
  const path = put('a', KB)
  utimesSync(path, 1000, 1000)
  await cache.touch(path)
  expect(statSync(path).mtimeMs).toBeGreaterThan(1_600_000_000_000)
})

it('made twice, a picture counts once', async () => {
  const { cache, put } = start(10 * KB)
  const other = put('other', 4 * KB)
  await cache.add(other)
  const path = put('a', 4 * KB)
  for (let time = 0; time < 5; time++) await cache.add(path)
  expect(existsSync(other)).toBe(true)
})

it('bears a file that has gone', async () => {
  const { cache } = start(KB)
  await cache.add('/nowhere/at/all.jpg')
  await cache.touch('/nowhere/at/all.jpg')
  expect(existsSync('/nowhere/at/all.jpg')).toBe(false)
})
