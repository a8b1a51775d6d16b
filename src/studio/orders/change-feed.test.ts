import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { openDatabase } from '../database/open-database.ts'
import { createChangeFeed } from './change-feed.ts'

it('wakes who waits for the order that changed, and who waits for any', () => {
  const database = openDatabase(join(makeTempDir(), 'studio.db'))
  const changes = createChangeFeed(database)
  const [all, first, again, second] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()]
  changes.subscribe(all)
  const leave = changes.subscribe(first, 'first')
  changes.subscribe(again, 'first')
  changes.subscribe(second, 'second')
  const calls = () => [all, first, again, second].map(({ mock }) => mock.calls.length)

  changes.announce('first')
  expect(calls()).toEqual([1, 1, 1, 0])
  changes.announce('third')
  expect(calls()).toEqual([2, 1, 1, 0])
  changes.announce()
  expect(calls()).toEqual([3, 2, 2, 1])
  leave()
  changes.announce('first')
  expect(calls()).toEqual([4, 2, 3, 1])
  database.close()
})
