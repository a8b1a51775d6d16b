import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { renameWithPatience, renameWithPatienceSync } from './rename-with-patience.ts'

const failure = (code: string) => Object.assign(new Error(code), { code })

/** A file that is held for so many tries. */
function makeHeld(code: string, tries: number) {
  const folder = makeTempDir()
  const [from, to] = [join(folder, 'a.part'), join(folder, 'a')]
  writeFileSync(from, 'new')
  writeFileSync(to, 'old')
  const waited: number[] = []
  let left = tries
  const once = (one: string, other: string) => {
    if (left-- > 0) throw failure(code)
    renameSync(one, other)
  }
  return { from, to, waited, once, wait: (ms: number) => void waited.push(ms), tried: () => tries - left }
}

type Held = ReturnType<typeof makeHeld>
const ways = [
  [
    'without holding up the thread',
    ({ from, to, once, wait }: Held) =>
      renameWithPatience(from, to, { once: async (one, other) => once(String(one), String(other)), wait: async (ms) => wait(ms) }),
  ],
  [
    'in a thread of its own',
    async ({ from, to, once, wait }: Held) =>
      renameWithPatienceSync(from, to, { once: (one, other) => once(String(one), String(other)), wait }),
  ],
] as const

describe.each(ways)('renaming %s', (_, rename) => {
  it.each(['EPERM', 'EBUSY', 'EACCES'])('waits while another program holds the file (%s)', async (code) => {
    const held = makeHeld(code, 3)
    await rename(held)
    expect(readFileSync(held.to, 'utf8')).toBe('new')
    expect(existsSync(held.from)).toBe(false)
    expect(held.waited).toHaveLength(3)
  })

  it('gives up after about a second', async () => {
    const held = makeHeld('EBUSY', 100)
    await expect(rename(held)).rejects.toThrow('EBUSY')
    const waited = held.waited.reduce((sum, ms) => sum + ms, 0)
    expect(waited).toBeGreaterThanOrEqual(500)
    expect(waited).toBeLessThanOrEqual(1500)
    expect(readFileSync(held.to, 'utf8')).toBe('old')
  })

  it('does not wait for what time does not mend', async () => {
    const held = makeHeld('ENOSPC', 1)
    await expect(rename(held)).rejects.toThrow('ENOSPC')
    expect(held.tried()).toBe(1)
  })
})
