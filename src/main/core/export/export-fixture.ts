import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, expect } from 'vitest'
import type { Core } from '#core/create-core.ts'
import { performDecoderRequest } from '#core/imaging/decode.ts'
import type { ScanAnswer } from '#core/imaging/decoder-messages.ts'
import { exportOptions, type FilesWritten } from '#shared/contract/library.ts'
import { writePhoto } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { endOfJob, importPaths, listPhotos, startTestCore } from '#tests/support/test-core.ts'
import { createExifToolService } from '../exiftool/exiftool-service.ts'

/** To write what the test reads, and to read what it wrote. */
export const exiftool = createExifToolService()
afterAll(() => exiftool.close())

/** Files that must be the same when the test has ended. */
export const originals = new Map<string, string>()
const stateOf = async (path: string) =>
  `${createHash('sha256')
    .update(await readFile(path))
    .digest('hex')} ${(await stat(path)).mtimeMs}`
/** Open cores; closed when the test has ended. */
export const cores: Core[] = []
afterEach(async () => {
  await Promise.all(cores.splice(0).map((core) => core.close()))
  for (const [path, state] of originals) expect(await stateOf(path)).toBe(state)
  originals.clear()
})

/** A library of these photos, whose files must be the same when the test has ended. */
export async function openLibrary(...paths: string[]) {
  const downloadsDir = makeTempDir()
  const core = await startTestCore({ change: () => ({ downloadsDir }) })
  cores.push(core)
  const { skipped } = await importPaths(core, ...paths)
  expect(skipped).toEqual([])
  for (const path of paths) originals.set(path, await stateOf(path))
  const ids = () => listPhotos(core).map(({ id }) => id)
  return { core, ids, downloadsDir }
}

export type Library = Awaited<ReturnType<typeof openLibrary>>

/** Exports all there is, which must go well; `path` is the first file by name. */
export async function exportAll({ core, ids }: Pick<Library, 'core' | 'ids'>, options: object = {}, folder: string = makeTempDir()) {
  const job = await endOfJob(core, await core.exports.export({ ids: ids(), folder, ...exportOptions.parse(options) }))
  expect(job.error).toBeUndefined()
  const files = (await readdir(folder)).sort()
  const [path = ''] = files.map((name) => join(folder, name))
  return { result: job.result as FilesWritten, folder, files, path }
}

/** A file as an import would read it. */
export async function scan(path: string): Promise<ScanAnswer> {
  return (await performDecoderRequest({ kind: 'scan', path })) as ScanAnswer
}

export const FORMATS = ['jpeg', 'png', 'webp', 'tiff', 'gif', 'avif'] as const
export const GPS = ['-GPSLatitude=37.5665', '-GPSLatitudeRef=N', '-GPSLongitude=126.978', '-GPSLongitudeRef=E']

/** `args`: what ExifTool is to write into it. */
export async function writeTagged(path: string, format: (typeof FORMATS)[number], args: readonly string[]): Promise<string> {
  await writePhoto(path, { format })
  await exiftool.write(path, args)
  return path
}

/** 24 bits a pixel, no compression. */
export function drawBmp(width: number, height: number): Buffer {
  const row = Math.ceil((width * 3) / 4) * 4
  const file = Buffer.alloc(54 + row * height, 0x60)
  file.fill(0, 0, 54)
  file.write('BM', 'latin1')
  file.writeUInt32LE(file.length, 2)
  file.writeUInt32LE(54, 10)
  file.writeUInt32LE(40, 14)
  file.writeInt32LE(width, 18)
  file.writeInt32LE(height, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  return file
}
