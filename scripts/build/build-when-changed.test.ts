import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { buildWhenChanged } from './build-when-changed.ts'

let dir: string
let runs: number

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'build-'))
  runs = 0
  mkdirSync(join(dir, 'src', 'below'), { recursive: true })
  writeFileSync(join(dir, 'src', 'below', 'a.ts'), '1')
  writeFileSync(join(dir, 'lock.json'), '{}')
})

function build(fails = false): Promise<boolean> {
  return buildWhenChanged({
    inputs: [join(dir, 'src'), join(dir, 'lock.json')],
    outDir: join(dir, 'out'),
    run: async () => {
      runs++
      mkdirSync(join(dir, 'out'), { recursive: true })
      if (fails) throw new Error('no')
    },
  })
}

test('what is built is not built again', async () => {
  expect([await build(), await build(), runs]).toEqual([true, false, 1])
})

const changes: [string, () => void][] = [
  ['a file changes', () => writeFileSync(join(dir, 'src', 'below', 'a.ts'), '2')],
  ['a file comes', () => writeFileSync(join(dir, 'src', 'b.ts'), '')],
  ['a file goes', () => rmSync(join(dir, 'src', 'below', 'a.ts'))],
  ['the lock changes', () => writeFileSync(join(dir, 'lock.json'), '{"a":1}')],
  ['the result is deleted', () => rmSync(join(dir, 'out'), { recursive: true })],
]

test.each(changes)('it is when %s', async (_name, change) => {
  await build()
  change()
  expect([await build(), await build()]).toEqual([true, false])
})

test('a build that failed is tried again', async () => {
  await expect(build(true)).rejects.toThrow('no')
  expect(await build()).toBe(true)
})
