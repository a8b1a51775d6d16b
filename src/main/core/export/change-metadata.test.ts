import { join } from 'node:path'
import { expect, it } from 'vitest'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import { writePhoto } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { removePlace } from './change-metadata.ts'
import { exiftool } from './export-fixture.ts'

const words = { caption: '바닷가', tags: [], rating: 0, correctedAt: null }

/** ExifTool for which a place is found `times` times, as camera notes hold one that can't be named. */
function findPlace(times: number) {
  const writes: (readonly string[])[] = []
  let reads = 0
  const write = (path: string, args: readonly string[]) => {
    writes.push(args)
    return exiftool.write(path, args)
  }
  const read = async (): Promise<Record<string, unknown>> => (reads++ < times ? { 'Panasonic:City': 'Gangneung' } : {})
  return { writes, service: { ...exiftool, write, read } }
}

it('takes out all that may tell of the place, then the camera’s notes, only where naming it was not enough', async () => {
  for (const [times, count] of [
    [1, 1],
    [2, 2],
    [3, 3],
  ] as const) {
    const file = await writePhoto(join(makeTempDir(), 'a.jpg'))
    const { writes, service } = findPlace(times)
    expect(await removePlace(file, words, service)).toBe(true)
    expect([writes.length, writes[1]?.includes('-Location:all=') ?? false]).toEqual([count, count > 1])
    expect(await exiftool.read(file, ['-XMP-dc:Description'])).toEqual({ 'XMP-dc:Description': '바닷가' })
  }
})

it('gives no file that still tells of it', async () => {
  const file = await writePhoto(join(makeTempDir(), 'a.jpg'))
  await expect(removePlace(file, null, findPlace(9).service)).rejects.toThrow(UnreadablePhoto)
})
