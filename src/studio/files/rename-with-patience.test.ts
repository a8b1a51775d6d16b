import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { renameWithPatience } from './rename-with-patience.ts'

/** A folder that another program holds for so many tries. */
function makeHeld(code: string, tries: number) {
  const root = makeTempDir()
  const [from, to] = [join(root, 'p1'), join(root, 'o1')]
  mkdirSync(from)
  let left = tries
  const once = (one: string, other: string) => {
    if (left-- > 0) throw Object.assign(new Error(code), { code })
    renameSync(one, other)
  }
  const waited: number[] = []
  return { from, to, once, waited, wait: async (ms: number) => void waited.push(ms) }
}

it.each(['EPERM', 'EBUSY', 'EACCES'])('tries again while another program holds the folder (%s)', async (code) => {
  const { from, to, waited, ...held } = makeHeld(code, 3)
  await renameWithPatience(from, to, held)
  expect([existsSync(from), existsSync(to), waited.length]).toEqual([false, true, 3])
})

it('gives up after half a minute, and at once where time does not mend it', async () => {
  const { from, to, waited, ...held } = makeHeld('EBUSY', 100)
  await expect(renameWithPatience(from, to, held)).rejects.toThrow('EBUSY')
  expect(waited.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(20_000)
  const full = makeHeld('ENOSPC', 1)
  await expect(renameWithPatience(full.from, full.to, full)).rejects.toThrow('ENOSPC')
  expect(full.waited).toEqual([])
})

it('does not rename what was called off while it waited', async () => {
  const { from, to, waited, ...held } = makeHeld('EBUSY', 2)
  const check = () => {
    if (waited.length > 0) throw new Error('called off')
  }
  await expect(renameWithPatience(from, to, { ...held, check })).rejects.toThrow('called off')
  expect(existsSync(to)).toBe(false)
})
