import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { listBackups, makeBackup } from './database/backups.ts'
import { restoreNewestBackup } from './database/restore-backup.ts'
import { studioPaths } from './studio-paths.ts'
import { startTestStudio, type TestStudio } from './testing/start-test-studio.ts'
import { createTestClient, makeTestManifest, makeTestPhoto, sendTestOrder, type TestClient } from './testing/test-client.ts'
import { RESERVE_BYTES } from './uploads/disk-guard.ts'

const at = new Date('2026-11-22T01:02:03.000Z')
const inDays = (days: number) => new Date(at.getTime() + days * 24 * 3600_000)
let studio: TestStudio
let client: TestClient
let orderId: string
let number: string
let photoHash: string

beforeEach(async () => {
  studio = await startTestStudio({ now: () => at })
  client = createTestClient(studio)
  const photo = await makeTestPhoto('#335577')
  const manifest = makeTestManifest([{ photo }])
  orderId = manifest.orderId
  photoHash = photo.sha256
  number = (await sendTestOrder(client, manifest, [photo])).data.number
})
afterEach(() => studio.remove())

const paths = () => studioPaths(studio.dataDir)
const freeBytes = async () => Number.MAX_SAFE_INTEGER
const backUp = (when = at) => makeBackup({ database: paths().database, folder: paths().backups, at: when, freeBytes })
const start = () => startTestStudio({ dataDir: studio.dataDir })

/** Overwrites the middle of the database, as a failing disk does. */
function damageDatabase(): void {
  const database = readFileSync(paths().database)
  database.fill(0xff, 4096, 5 * 4096)
  writeFileSync(paths().database, database)
}

describe('backups', () => {
  it('hold what was committed while the server runs, and are 14 at most', async () => {
    for (let day = 0; day < 16; day += 1) expect(await backUp(inDays(day))).toBe('')
    const backups = listBackups(paths().backups)
    expect(backups).toHaveLength(14)
    expect(backups[0]?.madeAt).toEqual(inDays(15))
    const copy = new Sqlite(backups[0]?.path ?? '', { readonly: true })
    expect(copy.prepare('SELECT number FROM received_orders').pluck().all()).toEqual([number])
    copy.close()
  })

  it('are fewer where space is scarce, and none where there is no room', async () => {
    for (let day = 0; day < 6; day += 1) await backUp(inDays(day))
    const scarce = async () => 2 * RESERVE_BYTES
    const backUpScarcely = (day: number, free: () => Promise<number>) =>
      makeBackup({ database: paths().database, folder: paths().backups, at: inDays(day), freeBytes: free })
    expect(await backUpScarcely(6, scarce)).toBe('')
    expect(listBackups(paths().backups).map(({ madeAt }) => madeAt)).toEqual([6, 5, 4, 3].map(inDays))
    await expect(backUpScarcely(7, async () => RESERVE_BYTES)).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(listBackups(paths().backups)).toHaveLength(3)
    await studio.close()
    damageDatabase()
    expect(await backUpScarcely(8, scarce)).not.toBe('')
    expect(listBackups(paths().backups)).toHaveLength(3)
  })

  it('leave nothing half behind, and clear away what a crash left', async () => {
    mkdirSync(paths().backups)
    writeFileSync(join(paths().backups, 'studio-20260101-000000.db.part'), 'half')
    await backUp()
    expect(readdirSync(paths().backups)).toEqual(['studio-20261122-010203.db'])
  })

  it('are not made of a damaged database', async () => {
    await studio.close()
    damageDatabase()
    expect(await backUp()).not.toBe('')
    expect(readdirSync(paths().backups)).toEqual([])
  })
})

describe('a damaged database', () => {
  it('keeps the server from starting, and says what to do', async () => {
    await studio.close()
    damageDatabase()
    await expect(start()).rejects.toMatchObject({ code: 'DATABASE_DAMAGED', message: expect.stringContaining('백업이 아직 없어요') })
    writeFileSync(paths().database, 'no database at all '.repeat(1000))
    await expect(start()).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' })
  })

  it('that is gone is no reason to begin an empty one where there are backups', async () => {
    await backUp()
    await studio.close()
    rmSync(paths().database)
    await expect(start()).rejects.toMatchObject({ code: 'DATABASE_DAMAGED', message: expect.stringContaining('없어져서') })
    expect(await restoreNewestBackup(studio.dataDir, at)).toMatchObject({ restored: true })
    studio = await start()
    expect((await createTestClient(studio, client.token).status(orderId)).data.number).toBe(number)
  })

  it('is recognised by rows that belong to nothing', async () => {
    await studio.close()
    const raw = new Sqlite(paths().database)
    raw.pragma('foreign_keys = OFF')
    raw.exec('DELETE FROM orders')
    raw.close()
    await expect(start()).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' })
  })

  it('is put back from the newest backup that is sound, with the damaged one set aside', async () => {
    await backUp()
    await backUp(inDays(1))
    truncateSync(join(paths().backups, 'studio-20261123-010203.db'), 5000)
    expect(await restoreNewestBackup(studio.dataDir, at).catch(({ code }) => code)).toBe('DATA_IN_USE')
    await studio.close()
    damageDatabase()
    await expect(start()).rejects.toMatchObject({ message: expect.stringContaining('npm run studio -- restore') })
    expect(await restoreNewestBackup(studio.dataDir, at)).toMatchObject({
      restored: true,
      sentence: expect.stringContaining('2026년 11월 22일'),
    })
    expect(existsSync(`${paths().database}.20261122T010203`)).toBe(true)
    studio = await start()
    expect((await createTestClient(studio, client.token).status(orderId)).data.number).toBe(number)
  })

  it('stays as it is where there is no backup', async () => {
    await studio.close()
    damageDatabase()
    const before = readFileSync(paths().database)
    expect(await restoreNewestBackup(studio.dataDir, at)).toMatchObject({ restored: false })
    expect(readFileSync(paths().database).equals(before)).toBe(true)
    expect(await restoreNewestBackup(join(makeTempDir(), 'nowhere'), at)).toMatchObject({ restored: false })
  })
})

describe('at the start', () => {
  it('says which order lacks its photos, and how much waits to be sent on', async () => {
    await studio.logged(/인화 폴더를 만들었어요/)
    const half = await makeTestPhoto('#997755')
    const order = makeTestManifest([{ photo: half }])
    await client.put(order)
    await client.patch(order.orderId, half.sha256, 0, half.bytes.subarray(0, 20))
    await studio.close()
    const [customer = ''] = readdirSync(paths().files)
    rmSync(join(paths().files, customer, photoHash))
    rmSync(paths().orders, { recursive: true })
    studio = await start()
    expect(await studio.logged(/사진 1장이 서버에 없어요/)).toContain(number)
    await studio.logged(/보내다 만 사진 파일 1개\(1MB\)/)
    for (const secret of ['홍길동', '1234', photoHash, half.sha256]) expect(studio.lines.join('\n')).not.toContain(secret)
  })

  it('says nothing where all is well', async () => {
    await studio.logged(/인화 폴더를 만들었어요/)
    studio = await studio.restart()
    await studio.close()
    expect(studio.lines.filter((line) => !line.startsWith('info: 서버'))).toEqual([])
  })
})

describe('a data folder that goes away', () => {
  it('ends the server with a sentence, and no order is acknowledged', async () => {
    const photo = await makeTestPhoto('#113399')
    const manifest = makeTestManifest([{ photo }])
    await client.put(manifest)
    await client.patch(manifest.orderId, photo.sha256, 0, photo.bytes)
    const quote = (await client.quote(manifest.orderId)).data
    rmSync(studio.dataDir, { recursive: true })
    const answer = await client.submit(manifest, quote).catch(() => undefined)
    expect(answer?.status).not.toBe(200)
    await studio.stopped
    expect(studio.lines.join('\n')).toContain('자료 폴더가 지워지거나 옮겨져서')
    await expect(client.status(orderId)).rejects.toThrow()
  })
})
