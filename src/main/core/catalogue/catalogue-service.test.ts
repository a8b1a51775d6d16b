import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { studioPaths } from '#studio/studio-paths.ts'
import type { TestStudio } from '#studio/testing/start-test-studio.ts'
import { type FaultyLine, startFaultyLine } from '#tests/support/faulty-line.ts'
import { setPrice, useStudio } from '#tests/support/orders.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { silentLog } from '#tests/support/test-core.ts'
import { openDatabase } from '../database/open-database.ts'
import { createStudioClient } from '../studio-client/studio-client.ts'
import { createCatalogueService } from './catalogue-service.ts'

let studio: TestStudio
let line: FaultyLine

beforeAll(async () => {
  studio = await useStudio()
  line = await startFaultyLine(studio)
})

function startService(dataDir = makeTempDir()) {
  const { db, close } = openDatabase(dataDir)
  const client = createStudioClient({ baseUrl: line.url, caPath: line.caPath, getToken: async () => 'x'.repeat(43) })
  let changes = 0
  const onChanged = () => {
    changes += 1
  }
  const service = createCatalogueService({ db, studio: client, log: silentLog, onChanged })
  return { service, db, changes: () => changes, close: () => [client.close(), close()] }
}

describe('the catalogue', () => {
  it('is fetched once and then only asked for changes', async () => {
    const { service, changes, close } = startService()
    const first = await service.refresh()
    expect(first).toMatchObject({ offline: false, catalogue: { tierBasis: 'size' } })
    expect(await service.refresh()).toMatchObject({ offline: false, etag: first.etag })
    expect(changes()).toBe(1)
    close()
  })

  it('is kept over a restart, and told as it is when the studio is off', async () => {
    const dataDir = makeTempDir()
    const before = startService(dataDir)
    const { catalogue } = await before.service.refresh()
    before.close()
    line.rule = () => 'cut-before'
    const { service, close } = startService(dataDir)
    expect(await service.current()).toMatchObject({ catalogue })
    expect(await service.refresh()).toMatchObject({ offline: true, catalogue })
    line.rule = () => 'pass'
    close()
  })

  it('that changed is told to who shows it, also where the owner forgot to raise the version', async () => {
    const { service, changes, close } = startService()
    const { catalogue } = await service.refresh()
    setPrice(studio, 450)
    await service.refresh()
    expect(changes()).toBe(2)
    const file = studioPaths(studio.dataDir).catalogue
    writeFileSync(file, readFileSync(file, 'utf8').replace('"unitPrice":450', '"unitPrice":460'))
    const newest = await service.refresh()
    expect(newest.catalogue.products.find(({ id }) => id === 'print-4x6')?.unitPrice).toBe(460)
    expect(changes()).toBe(3)
    expect(newest.catalogue.version).not.toBe(catalogue.version)
    close()
  })

  it('that can not be read any more is fetched again', async () => {
    const { service, db, close } = startService()
    await service.refresh()
    db.prepare('UPDATE catalogue_cache SET catalogue = ?').run('{"version":"1"}')
    expect((await service.current()).catalogue.products.length).toBeGreaterThan(1)
    close()
  })

  it('is asked for at the start and then every ten minutes, until the program ends', async () => {
    const { service, close } = startService()
    const asked = () => line.calls.filter(({ name }) => name === 'catalogue').length
    const before = asked()
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      service.keepFresh()
      await expect.poll(() => asked() - before).toBe(1)
      vi.advanceTimersByTime(10 * 60_000)
      await expect.poll(() => asked() - before).toBe(2)
      service.close()
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
      close()
    }
  })

  it('is not taken from an answer that is none', async () => {
    const { service, close } = startService()
    line.rule = () => 200
    await expect(service.current()).rejects.toMatchObject({ code: 'CATALOGUE_UNAVAILABLE', cause: { code: 'STUDIO_FAILED' } })
    line.rule = () => 'pass'
    close()
  })
})
