import { copyFile, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ExifTool } from 'exiftool-vendored'
import { rawEnding } from '#shared/photo-formats.ts'
import { UnreadablePhoto } from './unreadable-photo.ts'

/** Where RAW files keep JPEGs; the largest is the one to show. */
const PREVIEW_TAGS = ['JpgFromRaw', 'JpgFromRaw2', 'PreviewImage', 'OtherImage', 'ThumbnailImage'] as const
// Ends before the pool's own limit, so that the photo is answered for and the process lives on.
const TASK_LIMIT_MS = 25_000

let tool: ExifTool | undefined

/**
 * The largest JPEG inside a RAW, as ExifTool finds it: it knows every maker's way. Runs as a child of this process, from when
 * the first RAW is asked for, and ends with it. `name`: what the photo was called where it comes from, since ExifTool tells some
 * makers' files by nothing else. Throws UnreadablePhoto where there is none.
 */
export async function extractRawPreview(path: string, name = path): Promise<Buffer> {
  const ending = rawEnding(name)
  if (ending === undefined || ending === rawEnding(path)) return await findLargest(path)
  const folder = await mkdtemp(join(tmpdir(), 'raw-'))
  try {
    const named = join(folder, `photo.${ending}`)
    // Windows lets not everyone link.
    await symlink(resolve(path), named).catch(() => copyFile(path, named))
    return await findLargest(named)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function findLargest(path: string): Promise<Buffer> {
  // ExifTool is told its files a line each.
  if (/[\r\n]/.test(path)) throw new UnreadablePhoto('FORMAT_NOT_SUPPORTED')
  tool ??= new ExifTool({ maxProcs: 1, maxTasksPerProcess: 500, taskTimeoutMillis: TASK_LIMIT_MS })
  const sizes = await readSizes(tool, path)
  let failure: unknown
  for (const { name } of sizes) {
    const preview = await tool.extractBinaryTagToBuffer(name, path).catch((error: unknown) => {
      failure = error
    })
    if (preview?.[0] === 0xff && preview[1] === 0xd8) return preview
  }
  if (failure !== undefined) throw new UnreadablePhoto('DAMAGED', { cause: failure })
  throw new UnreadablePhoto('FORMAT_NOT_SUPPORTED')
}

/** Largest first. */
async function readSizes(exiftool: ExifTool, path: string): Promise<{ name: (typeof PREVIEW_TAGS)[number]; bytes: number }[]> {
  const found = await exiftool.readRaw(path, { readArgs: PREVIEW_TAGS.map((tag) => `-${tag}`) }).catch((cause: unknown) => {
    throw new UnreadablePhoto('DAMAGED', { cause })
  })
  return PREVIEW_TAGS.map((name) => ({ name, bytes: bytesOf((found as Record<string, unknown>)[name]) }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes)
}

/** Of `(Binary data 123456 bytes, use -b option to extract)` or what the typings make of it. */
function bytesOf(value: unknown): number {
  const text = typeof value === 'object' && value !== null && 'bytes' in value ? `${value.bytes} bytes` : String(value ?? '')
  return Number(/(\d+) bytes/.exec(text)?.[1] ?? 0)
}

/** Ends ExifTool where the process itself goes on, as in tests. */
export async function closeRawPreviews(): Promise<void> {
  await tool?.end()
  tool = undefined
}
