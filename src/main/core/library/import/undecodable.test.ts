import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Core } from '#core/create-core.ts'
import { openDatabase } from '#core/database/open-database.ts'
import type { ChildProcess, Host } from '#core/host.ts'
import { writePhoto } from '#tests/support/photos.ts'
import type { TamperedRequest } from '#tests/support/tampered-decoder.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { importPaths, listPhotos, startTestCore } from '#tests/support/test-core.ts'
import { createThumbnailQueue, type QueuedPhoto } from './thumbnail-queue.ts'

/** Fails the first `times` thumbnails: with an answer, or by dying. */
function failing(times: number, how: 'NOT_A_PHOTO' | 'TOO_SLOW' | 'dies') {
  const seen = { asked: 0 }
  const change = (host: Host): Partial<Host> => ({
    startProcess(entry) {
      const process = host.startProcess(entry)
      let tell: (message: unknown) => void = () => {}
      let die = () => {}
      const tampered: ChildProcess = {
        ...process,
        onMessage(listener) {
          tell = listener
          process.onMessage(listener)
        },
        onExit(listener) {
          die = listener
          process.onExit(listener)
        },
        send(message) {
          const { id, request } = message as TamperedRequest
          if (request.kind !== 'thumbnail' || ++seen.asked > times) process.send(message)
          else if (how === 'dies') die()
          else tell({ id, ok: false, reason: how, message: '' })
        },
      }
      return tampered
    },
  })
  return { change, seen }
}

describe('a thumbnail that could not be made', () => {
  it.each(['dies', 'TOO_SLOW'] as const)('is tried once more where the decoder may be to blame: %s', async (how) => {
    const photo = await writePhoto(join(makeTempDir(), 'a.jpg'))
    const core = await startTestCore({ change: failing(1, how).change })
    expect(await importPaths(core, photo)).toMatchObject({ imported: 1, skipped: [] })
    expect(listPhotos(core)).toMatchObject([{ damaged: false, version: expect.not.stringContaining('-') }])
  })

  it('and the photo that this import has brought leaves again when it fails twice', async () => {
    const photo = await writePhoto(join(makeTempDir(), 'a.jpg'))
    const { change, seen } = failing(2, 'dies')
    const core = await startTestCore({ change })
    expect(await importPaths(core, photo)).toMatchObject({ imported: 0, skipped: [{ path: photo, reason: 'DAMAGED' }] })
    expect(seen.asked).toBe(2)
    expect(listPhotos(core)).toEqual([])
  })
})

describe('a photo that can’t be decoded', () => {
  async function openWaiting(say: (core: Core, id: number) => Promise<unknown>) {
    const dataDir = makeTempDir()
    const folder = makeTempDir()
    const path = await writePhoto(join(folder, 'a.jpg'))
    const core = await startTestCore({ dataDir })
    await importPaths(core, path)
    await say(core, 1)
    await core.close()
    const { db, close } = openDatabase(dataDir)
    // As after an upgrade, or put back on another computer, where the thumbnails are made anew.
    db.exec("UPDATE photos SET thumbnail = 'waiting'; DELETE FROM edits")
    close()
    const next = await startTestCore({ dataDir, change: failing(Number.POSITIVE_INFINITY, 'NOT_A_PHOTO').change })
    return { next, folder, path }
  }

  it('and that was in the library before stays, marked, with or without words', async () => {
    const { next } = await openWaiting((core, id) =>
      core.edits.update([id], { caption: '돌아가신 할머니', addTags: ['할머니'], rating: 5 }),
    )
    next.resumeWork()
    await vi.waitFor(() =>
      expect(listPhotos(next)).toMatchObject([{ damaged: true, caption: '돌아가신 할머니', tags: ['할머니'], rating: 5 }]),
    )
    const bare = await openWaiting(async () => {})
    bare.next.resumeWork()
    await vi.waitFor(() => expect(listPhotos(bare.next)).toMatchObject([{ damaged: true }]))
  })

  it('nor does a later import of its folder take it out', async () => {
    const { next, folder, path } = await openWaiting(async () => {})
    await copyFile(path, join(folder, 'copy.jpg'))
    await importPaths(next, folder)
    expect(listPhotos(next)).toMatchObject([{ damaged: true }])
  })
})

describe('what the running import brought', () => {
  const STARTED_AT = '2026-01-01T00:00:00.000Z'

  function openQueue(change: string) {
    const { db, close } = openDatabase(makeTempDir())
    const insert =
      db.prepare(`INSERT INTO photos (sha256, bytes, path, modified_ms, file_name, taken_at, width, height, colour, added_at, format)
      VALUES (?, 1, ?, 0, 'a', '2024-01-01T00:00:00', 1, 1, '#000000', '${STARTED_AT}', ?)`)
    insert.run('a', '/a.jpg', 'jpeg')
    insert.run('b', '/a.cr3', 'raw')
    db.exec("INSERT INTO albums (id, name, created_at) VALUES (1, '여름', '')")
    db.exec(change)
    const photo = createThumbnailQueue(db).get(1) as QueuedPhoto
    const settle = (imports: readonly string[]) => createThumbnailQueue(db).settle([{ photo, end: 'unreadable' }], imports)
    return { close, settle, left: () => db.prepare('SELECT id, damaged FROM photos WHERE id = 1').get() }
  }

  it.each([
    "UPDATE photos SET caption = '소풍' WHERE id = 1",
    'UPDATE photos SET rating = 1 WHERE id = 1',
    'UPDATE photos SET favorite = 1 WHERE id = 1',
    "INSERT INTO photo_tags VALUES (1, '봄')",
    'INSERT INTO album_photos VALUES (1, 1)',
  ])('stays where something is said of it: %s', (change) => {
    const { close, settle, left } = openQueue(change)
    settle([STARTED_AT])
    expect(left()).toEqual({ id: 1, damaged: 1 })
    close()
  })

  it('leaves where nothing is, or only what the photo behind it says as well', () => {
    const behind = `UPDATE photos SET stack_of = 1 WHERE id = 2; UPDATE photos SET caption = '소풍', rating = 2, favorite = 1;
      INSERT INTO photo_tags VALUES (1, '봄'), (2, '봄'); INSERT INTO album_photos VALUES (1, 1), (1, 2)`
    for (const change of ['', behind]) {
      const { close, settle, left } = openQueue(change)
      settle([STARTED_AT])
      expect(left()).toBeUndefined()
      close()
    }
  })

  it('stays once that import has ended', () => {
    const { close, settle, left } = openQueue('')
    settle([])
    expect(left()).toEqual({ id: 1, damaged: 1 })
    close()
  })
})
