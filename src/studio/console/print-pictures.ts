import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pLimit from 'p-limit'
import { canonicalJson } from '#shared/orders/manifest.ts'
import { shrinkPaper } from '../images/shrink-paper.ts'
import type { SheetLine } from '../intake/order-sheet.ts'
import { openRenderer, type Renderer } from '../lab-folder/renderer.ts'

/** The longer edge of a picture, in pixels. */
export const PICTURE_EDGE = 900

// The lab's folders are rendered meanwhile, and they matter more.
const RENDERS_AT_ONCE = 2
const MAX_BYTES = 512 * 1024 ** 2
const IDLE_MS = 60_000

export type PrintPictures = {
  /** A small JPEG of the print as it will be made; `undefined` where the photo can't be rendered. */
  read(photoPath: string, line: SheetLine): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Ends the processes that render. */
  close(): void
}

type Options = { folder: string; maxBytes?: number; idleMs?: number }

/**
 * Pictures of prints for the counter, made by the same renderer as the prints themselves, in its processes, on a smaller paper.
 * They are kept in `folder`, the ones that nobody has looked at for longest going first once it holds more than `maxBytes`.
 */
export function createPrintPictures({ folder, maxBytes = MAX_BYTES, idleMs = IDLE_MS }: Options): PrintPictures {
  const limit = pLimit(RENDERS_AT_ONCE)
  const making = new Map<string, Promise<Uint8Array<ArrayBuffer> | undefined>>()
  let renderer: Renderer | undefined
  let idle: NodeJS.Timeout | undefined
  let isClosed = false
  let written = 0

  async function make(path: string, photoPath: string, line: SheetLine): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (isClosed) return undefined
    clearTimeout(idle)
    renderer ??= openRenderer()
    const picture = await renderer.render({ photoPath, line: shrinkPaper(line, PICTURE_EDGE) })
    idle = setTimeout(endRenderer, idleMs).unref()
    if (!picture) return undefined
    await keep(path, picture)
    return Uint8Array.from(picture)
  }

  async function keep(path: string, picture: Uint8Array): Promise<void> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    // Not flushed: it can be made again.
    const unfinished = `${path}.${process.hrtime.bigint()}.tmp`
    await writeFile(unfinished, picture, { mode: 0o600 })
    await rename(unfinished, path)
    written += picture.byteLength
    if (written < maxBytes / 10) return
    written = 0
    await prune(folder, maxBytes)
  }

  function endRenderer(): void {
    if (limit.activeCount > 0) return
    renderer?.close()
    renderer = undefined
  }

  return {
    async read(photoPath, line) {
      const name = nameOf(photoPath, line)
      const path = join(folder, name.slice(0, 2), `${name}.jpg`)
      const kept = await readKept(path)
      if (kept) return kept
      // A photo that is gone can't be drawn; it must not cost a process.
      if (!existsSync(photoPath)) return undefined
      const running = making.get(path) ?? limit(() => make(path, photoPath, line)).finally(() => making.delete(path))
      making.set(path, running)
      return await running
    },
    close() {
      isClosed = true
      clearTimeout(idle)
      renderer?.close()
    },
  }
}

/** By all that can change what is seen; the photo's path is by customer and content. */
function nameOf(photoPath: string, { quantity, originalName, unitPrice, total, ...line }: SheetLine): string {
  return createHash('sha256')
    .update(canonicalJson({ edge: PICTURE_EDGE, photoPath, line }))
    .digest('hex')
}

async function readKept(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const picture = await readFile(path)
    const now = new Date()
    await utimes(path, now, now)
    return Uint8Array.from(picture)
  } catch {
    return undefined
  }
}

/** Removes what has not been looked at for longest, until a tenth of the room is free again. */
async function prune(folder: string, maxBytes: number): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.jpg') || name.endsWith('.tmp'))
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: 0 }))
      return { path, size, mtimeMs }
    }),
  )
  let held = files.reduce((sum, { size }) => sum + size, 0)
  if (held <= maxBytes) return
  for (const { path, size } of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (held <= maxBytes * 0.9) return
    await rm(path, { force: true })
    held -= size
  }
}
