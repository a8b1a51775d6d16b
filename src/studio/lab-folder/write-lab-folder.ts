import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pLimit from 'p-limit'
import { flushFile, flushFolder } from '../files/durable-files.ts'
import type { OrderSheet } from '../intake/order-sheet.ts'
import { buildDpof } from './dpof.ts'
import { buildOrderJson } from './order-json.ts'
import { type PlannedPrint, planLabFolder, type SizeFolder } from './plan-lab-folder.ts'
import { openRenderer } from './renderer.ts'

// A decoded photo takes hundreds of megabytes, and sharp uses several cores for one already.
const RENDERS_AT_ONCE = 2
const ORIGINALS = 'ORIGINAL'

export type LabFolderRequest = {
  sheet: OrderSheet
  /** The hot folder. */
  folder: string
  /** Where the original of a hash stands. */
  photoPath: (sha256: string) => string
  /** Stops at once. */
  signal: AbortSignal
}

/**
 * Writes an order for the lab as `p<number>` and renames it to `o<number>` once it is whole and on the disk. A photo that
 * can't be rendered does not hold up the others: its original is laid into `ORIGINAL/` and the answer counts it.
 */
export async function writeLabFolder(request: LabFolderRequest): Promise<{ unrendered: number }> {
  const { sheet, folder } = request
  const unfinished = join(folder, `p${sheet.number}`)
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })

  const sizes = planLabFolder(sheet)
  const unrendered = await renderAll(sizes, unfinished, request)
  for (const size of sizes) await writeDpof(size, unfinished, sheet, unrendered)
  await writeFile(join(unfinished, 'order.json'), buildOrderJson(sheet, sizes, unrendered), { flush: true })

  await flushFolder(unfinished)
  await rename(unfinished, join(folder, `o${sheet.number}`))
  await flushFolder(folder)
  return { unrendered: unrendered.size }
}

/** Answers with the position and the file of each photo that could only be copied. */
async function renderAll(sizes: readonly SizeFolder[], root: string, request: LabFolderRequest): Promise<Map<number, string>> {
  const unrendered = new Map<number, string>()
  const limit = pLimit(RENDERS_AT_ONCE)
  const renderer = openRenderer()

  async function renderOne(size: SizeFolder, { line, position, imageName }: PlannedPrint): Promise<void> {
    request.signal.throwIfAborted()
    const photo = request.photoPath(line.sha256)
    // No image is the photo's fault; a full disk fails below and the whole order is tried again later.
    const image = await renderer.render({ photoPath: photo, line: { product: line.product, fit: line.fit, crop: line.crop } })
    // Nor is it the photo's fault when the server ends.
    request.signal.throwIfAborted()
    if (image) return await writeFile(join(root, size.name, 'IMAGE', imageName), image, { flush: true })
    unrendered.set(position, await copyOriginal(photo, root, position, line.originalName))
  }

  for (const size of sizes) await mkdir(join(root, size.name, 'IMAGE'), { recursive: true })
  request.signal.addEventListener('abort', renderer.close)
  const renders = sizes.flatMap((size) => size.prints.map((print) => limit(() => renderOne(size, print))))
  // All of them end before the first failure is passed on: nothing may still write when the folder is removed or tried again.
  const results = await Promise.allSettled(renders)
  request.signal.removeEventListener('abort', renderer.close)
  renderer.close()
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  for (const size of sizes) await flushFolder(join(root, size.name, 'IMAGE'))
  return unrendered
}

async function copyOriginal(photo: string, root: string, position: number, originalName: string): Promise<string> {
  const extension = /\.[A-Za-z0-9]{1,5}$/.exec(originalName)?.[0].toLowerCase() ?? ''
  const file = `${ORIGINALS}/${String(position).padStart(4, '0')}${extension}`
  await mkdir(join(root, ORIGINALS), { recursive: true })
  await copyFile(photo, join(root, file))
  await flushFile(join(root, file))
  await flushFolder(join(root, ORIGINALS))
  return file
}

async function writeDpof(size: SizeFolder, root: string, sheet: OrderSheet, unrendered: ReadonlyMap<number, string>): Promise<void> {
  const printed = new Set(size.prints.filter(({ position }) => !unrendered.has(position)).map(({ imageName }) => imageName))
  const folder = join(root, size.name)
  if (printed.size === 0) return await rm(folder, { recursive: true })
  const text = buildDpof({
    paperSize: size.paperSize,
    backprint: sheet.number,
    createdAt: new Date(sheet.receivedAt),
    jobs: size.jobs.filter(({ imageName }) => printed.has(imageName)),
  })
  await mkdir(join(folder, 'MISC'))
  await writeFile(join(folder, 'MISC', 'AUTPRINT.MRK'), text, { encoding: 'ascii', flush: true })
  await flushFolder(join(folder, 'MISC'))
  await flushFolder(folder)
}
