import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { flushFolder } from '../files/durable-files.ts'
import { renameWithPatience } from '../files/rename-with-patience.ts'
import type { OrderSheet } from '../intake/order-sheet.ts'
import type { IntakeSettings } from '../settings/intake-settings.ts'
import type { DiskGuard } from '../uploads/disk-guard.ts'
import { buildDpof } from './dpof.ts'
import { countLacking, type Lacking } from './lacking-pictures.ts'
import { buildOrderJson } from './order-json.ts'
import { type PrintFolder, planLabFolder } from './plan-lab-folder.ts'
import { openRenderer } from './renderer.ts'
import type { Spend } from './share-budget.ts'
import { UNRENDERED, type WrittenPicture, writePictures } from './write-pictures.ts'

export const SHEET_FILE = 'order.pdf'

/** In an order's folder while it is written: what has no name yet, and whose pictures they are. */
const DRAFTS = '.unfinished'
const HASH_FILE = 'order.sha256'
const PRINTED: ReadonlySet<WrittenPicture['kind']> = new Set(['print', 'original'])

export type LabFolderRequest = {
  sheet: OrderSheet
  settings: IntakeSettings
  /** The hot folder. */
  folder: string
  /** Where the original of a hash stands. */
  photoPath: (sha256: string) => string
  /** The order sheet, with the pictures that lie in `root`; `undefined` where it can't be made, which holds up no print. */
  makeSheet: (root: string, pictures: ReadonlyMap<number, WrittenPicture>) => Promise<Uint8Array | undefined>
  /** Pixels that may be rendered at once, shared with the other orders that are written. */
  spend: Spend
  /** Asked before each picture. */
  disk: DiskGuard
  /** Stops at once. */
  signal: AbortSignal
}

/**
 * Writes an order's folder as `p<number>` and renames it to `o<number>` once it is whole and on the disk. A photo that can't be
 * rendered does not hold up the others: its original is laid into `ORIGINAL/` and the answer counts it; so does one that is gone.
 * Where it fails the `p<number>` stays: the prints in it are not made again.
 */
export async function writeLabFolder(request: LabFolderRequest): Promise<Lacking> {
  const { sheet, folder, signal } = request
  const unfinished = join(folder, `p${sheet.number}`)
  await prepareFolder(unfinished, request)
  const pictures = await fillFolder(unfinished, request)
  const finished = join(folder, `o${sheet.number}`)
  const check = () => {
    // In one go with the rename: an order that is withdrawn must not appear after that.
    signal.throwIfAborted()
    // A rename would replace an empty folder without a word.
    if (existsSync(finished)) throw new Error('a folder of this number is there already')
  }
  await renameWithPatience(unfinished, finished, { check })
  await flushFolder(folder)
  return countLacking([...pictures.values()].map(({ kind }) => kind))
}

/** Leaves of an earlier try what this one would write just so. */
async function prepareFolder(root: string, { sheet, settings }: LabFolderRequest): Promise<void> {
  const { folder, images, imageFolder } = settings
  const hash = createHash('sha256')
    .update(JSON.stringify([sheet, folder, images, imageFolder]))
    .digest('hex')
  const known = join(root, DRAFTS, HASH_FILE)
  const isSame = (await readFile(known, 'utf8').catch(() => '')) === hash
  // Whether it can be rendered may be another matter now.
  await rm(isSame ? join(root, UNRENDERED) : root, { recursive: true, force: true })
  if (isSame) return
  await mkdir(join(root, DRAFTS), { recursive: true })
  await writeFile(known, hash, { flush: true })
}

async function fillFolder(root: string, request: LabFolderRequest): Promise<Map<number, WrittenPicture>> {
  const { sheet, settings, makeSheet, signal } = request
  const folders = planLabFolder(sheet, settings)
  const drafts = join(root, DRAFTS)
  const renderer = openRenderer()
  signal.addEventListener('abort', renderer.close)
  try {
    const pictures = await writePictures({ ...request, folders, root, drafts, renderer })
    for (const printFolder of folders) await finishPrintFolder(printFolder, root, request, pictures)
    await writeFile(join(root, 'order.json'), buildOrderJson(sheet, pictures), { flush: true })
    const pdf = await makeSheet(root, pictures)
    if (pdf) await writeFile(join(root, SHEET_FILE), pdf, { flush: true })
    await rm(drafts, { recursive: true })
    await flushFolder(root)
    return pictures
  } finally {
    signal.removeEventListener('abort', renderer.close)
    renderer.close()
  }
}

async function finishPrintFolder(
  { name, paperSize, prints, jobs }: PrintFolder,
  root: string,
  { sheet, settings }: LabFolderRequest,
  pictures: ReadonlyMap<number, WrittenPicture>,
): Promise<void> {
  const folder = join(root, name)
  const written = prints.filter(({ position }) => PRINTED.has(pictures.get(position)?.kind ?? 'missing'))
  if (written.length === 0) return await rm(folder, { recursive: true })
  if (settings.folder === 'dpof') {
    const names = new Set(written.map(({ imageName }) => imageName))
    const text = buildDpof({
      paperSize,
      backprint: sheet.number,
      createdAt: new Date(sheet.receivedAt),
      imageFolder: settings.imageFolder,
      jobs: jobs.filter(({ imageName }) => names.has(imageName)),
    })
    await mkdir(join(folder, 'MISC'), { recursive: true })
    await writeFile(join(folder, 'MISC', 'AUTPRINT.MRK'), text, { encoding: 'ascii', flush: true })
    await flushFolder(join(folder, 'MISC'))
  }
  await flushFolder(folder)
}
