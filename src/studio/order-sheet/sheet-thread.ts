// Draws one order sheet away from the server's own thread: fonts, thumbnails and a thousand lines take their time.
import { parentPort, workerData } from 'node:worker_threads'
import pLimit from 'p-limit'
import { sharp } from '#imaging/sharp-setup.ts'
import type { SheetTask } from './order-sheets.ts'
import { viewOrderSheet } from './sheet-view.ts'
import { THUMBNAIL_PIXELS } from './thumbnail-size.ts'
import { writeOrderSheet } from './write-order-sheet.ts'

const AT_ONCE = 4

const { sheet, studioName, paidAt, isCancelled, unrendered, pictures } = workerData as SheetTask
const limit = pLimit(AT_ONCE)
const thumbnails = new Map<number, Uint8Array>()
await Promise.all(pictures.map(([position, picture]) => limit(() => shrink(position, picture))))
parentPort?.postMessage(
  await writeOrderSheet(viewOrderSheet(sheet, { studioName, paidAt, isCancelled, unrendered: new Set(unrendered) }), thumbnails),
)

/** Only of prints that the studio has made itself: what a customer sent is not opened here. */
async function shrink(position: number, picture: string | Uint8Array): Promise<void> {
  const photo = sharp(picture).resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: 'inside', withoutEnlargement: true })
  // A sheet without one of its pictures is still a sheet.
  const thumbnail = await photo
    .jpeg({ quality: 70 })
    .toBuffer()
    .catch(() => undefined)
  if (thumbnail) thumbnails.set(position, thumbnail)
}
