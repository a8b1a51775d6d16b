import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { openDatabase } from '../../database/open-database.ts'
import { createImportRepository } from './import-repository.ts'
import { createImportTally } from './import-tally.ts'
import { scanFiles } from './scan-files.ts'

it('a folder of 2,000 files is walked no faster than its files are read', async () => {
  const folder = makeTempDir()
  for (let number = 0; number < 2000; number += 1) {
    if (number % 500 === 0) mkdirSync(join(folder, `${number}`))
    writeFileSync(join(folder, `${number - (number % 500)}`, `${number}.jpg`), `${number}`)
  }
  const { db, close } = openDatabase(makeTempDir())
  let met = 0
  let read = 0
  let mostAhead = 0
  const tally = createImportTally(({ total = 0 }) => {
    met = total
    mostAhead = Math.max(mostAhead, met - read)
  })
  const parts = {
    repository: createImportRepository(db),
    reader: {
      clear: () => {},
      async read() {
        await setImmediate()
        read += 1
        throw new UnreadablePhoto('DAMAGED')
      },
    },
    ...{ tally, atOnce: 8, startedAt: new Date().toISOString(), resumed: false },
    ...{ writable: async () => {}, beforeCommit: () => {}, onTaken: () => {} },
  }
  await scanFiles([folder], parts, new AbortController().signal)
  expect(tally.end().skipped).toHaveLength(2000)
  expect({ met, read }).toEqual({ met: 2000, read: 2000 })
  expect(mostAhead).toBeLessThanOrEqual(8)
  close()
})
