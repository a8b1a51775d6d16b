import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { flushFile, flushFolder } from '../files/durable-files.ts'
import type { OrderSheet } from '../intake/order-sheet.ts'
import type { IntakeSettings } from '../settings/intake-settings.ts'
import type { DiskGuard } from '../uploads/disk-guard.ts'
import { photoExtension } from './photo-extension.ts'
import type { PlannedPrint, PrintFolder } from './plan-lab-folder.ts'
import type { Renderer } from './renderer.ts'
import type { Spend } from './share-budget.ts'

/** Each is a process of one thread. */
const RENDERS_AT_ONCE = Math.min(availableParallelism(), 4)
/**
 * Pixels of paper that are rendered at once, since memory goes by them: some 130 MB a process and 20 for every million. Four 4×6 or
 * 5×7, two 8×10, one 11×14 beside a small one: 1.2 GB in all.
 */
export const PIXELS_AT_ONCE = 20_000_000
/** Holds the pictures of which no print could be made. */
export const UNRENDERED = 'ORIGINAL'

/**
 * What lies in an order's folder for a line. 'print': made ready for the paper; 'original': as the customer sent it, since the
 * studio wants it so; 'unrendered': as the customer sent it, since no print could be made of it; 'missing': nothing, since the photo
 * is gone.
 */
export type WrittenPicture =
  | {
      kind: 'print' | 'original' | 'unrendered'
      /** From the order's folder, with `/`. */
      file: string
    }
  | { kind: 'missing' }

type PicturesRequest = {
  sheet: Pick<OrderSheet, 'number'>
  folders: readonly PrintFolder[]
  /** The order's folder. What lies in it under the name of a picture is whole. */
  root: string
  /** Where a picture is written before it gets its name. */
  drafts: string
  settings: IntakeSettings
  /** Where the original of a hash stands. */
  photoPath: (sha256: string) => string
  renderer: Renderer
  spend: Spend
  disk: DiskGuard
  /** Stops at once. */
  signal: AbortSignal
}

/**
 * Writes the picture of every line that has none yet and brings it to the disk. Answers with what lies there, by position in the
 * order. The first failure ends all that is still to be done.
 */
export async function writePictures(request: PicturesRequest): Promise<Map<number, WrittenPicture>> {
  const { sheet, folders, root, renderer, spend } = request
  const pictures = new Map<number, WrittenPicture>()
  const failing = new AbortController()
  const signal = AbortSignal.any([request.signal, failing.signal])
  for (const { images } of folders) await mkdir(join(root, images), { recursive: true })

  async function write(folder: PrintFolder, print: PlannedPrint): Promise<void> {
    try {
      pictures.set(print.position, await writePicture(folder, print, { ...request, signal }))
    } catch (error) {
      failing.abort(error)
      renderer.close()
      throw error
    }
  }

  // All of them end before the first failure is passed on: nothing may still write when the folder is removed or tried again.
  await Promise.allSettled(
    folders.flatMap((folder) => folder.prints.map((print) => spend(sheet.number, costOf(print), () => write(folder, print)))),
  )
  signal.throwIfAborted()
  for (const { images } of folders) await flushFolder(join(root, images))
  return pictures
}

function costOf({ line: { product } }: PlannedPrint): number {
  return Math.max(product.shortPx * product.longPx, PIXELS_AT_ONCE / RENDERS_AT_ONCE)
}

async function writePicture(folder: PrintFolder, print: PlannedPrint, request: PicturesRequest): Promise<WrittenPicture> {
  const { signal, photoPath } = request
  signal.throwIfAborted()
  const rendered = `${folder.images}/${print.imageName}`
  // Where originals are wanted one of them may have this name.
  if (request.settings.images === 'rendered' && existsSync(join(request.root, rendered))) return { kind: 'print', file: rendered }
  const photo = photoPath(print.line.sha256)
  try {
    return await makePicture(folder, print, photo, request)
  } catch (error) {
    // The others must not wait for a photo that does not come back by itself.
    if (!signal.aborted && isAbsent(error) && !existsSync(photo)) return { kind: 'missing' }
    throw error
  }
}

async function makePicture(
  folder: PrintFolder,
  { line, position, imageName }: PlannedPrint,
  photo: string,
  request: PicturesRequest,
): Promise<WrittenPicture> {
  const { settings, renderer, signal } = request
  const extension = await photoExtension(photo, line.originalName)
  const keepOriginal = async (kind: 'original' | 'unrendered', file: string): Promise<WrittenPicture> => {
    await lay(file, position, request, { bytes: (await stat(photo)).size, write: (path) => copyWhole(photo, path) })
    return { kind, file }
  }
  // A DPOF file can name nothing but JPEGs to a lab.
  if (settings.images === 'originals' && (settings.folder === 'plain' || extension === 'jpg'))
    return await keepOriginal('original', `${folder.images}/${withExtension(imageName, extension)}`)
  // No image is the photo's fault; a full disk fails below and the whole order is tried again later.
  const image = await renderer.render({ photoPath: photo, line })
  // Nor is it the photo's fault when the server ends.
  signal.throwIfAborted()
  if (image) {
    const file = `${folder.images}/${imageName}`
    await lay(file, position, request, { bytes: image.byteLength, write: (path) => writeFile(path, image, { flush: true }) })
    return { kind: 'print', file }
  }
  await mkdir(join(request.root, UNRENDERED), { recursive: true })
  const original = await keepOriginal('unrendered', `${UNRENDERED}/${withExtension(String(position).padStart(4, '0'), extension)}`)
  await flushFolder(join(request.root, UNRENDERED))
  return original
}

type Content = { bytes: number; write: (path: string) => Promise<void> }

/** Gives a picture its name once it is whole and on the disk; one that has it is kept. */
async function lay(file: string, position: number, { root, drafts, disk }: PicturesRequest, { bytes, write }: Content): Promise<void> {
  const path = join(root, file)
  if (existsSync(path)) return
  await disk.admit(bytes)
  const draft = join(drafts, String(position))
  await write(draft)
  await rename(draft, path)
}

async function copyWhole(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  await flushFile(to)
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function withExtension(name: string, extension: string): string {
  const stem = name.replace(/\.jpg$/, '')
  return extension ? `${stem}.${extension}` : stem
}
