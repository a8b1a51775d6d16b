import { turnUpright } from '#imaging/open-picture.ts'
import { sharp } from '#imaging/sharp-setup.ts'
import type { Pixels } from './likeness.ts'
import { readPixels } from './make-pictures.ts'
import { writeDerived } from './write-derived.ts'

/** How far the small picture's shape may be off: editors crop a photo and leave the camera's small picture as it was. */
const MAX_ASPECT_ERROR = 0.02
const MIN_LONG_EDGE = 96
const QUALITY = 80
const END_OF_IMAGE = Buffer.from([0xff, 0xd9])
/** Bars are black, but for what compression leaves. */
const BAR_LEVEL = 24

/**
 * Writes the camera's own small picture upright, where it can be shown in place of the photo: decodable, of the photo's shape,
 * without the black bars that fill it up to 4:3. `stored`: the photo's size before it is turned. Answers whether it was written.
 */
export async function writeEmbedded(
  thumbnail: Buffer,
  stored: { width: number; height: number },
  orientation: number,
  target: string,
): Promise<boolean> {
  const pixels = await readPixels(sharp(thumbnail, { limitInputPixels: 1_000_000, failOn: 'warning', ignoreIcc: true })).catch(() => null)
  if (!pixels || !thumbnail.includes(END_OF_IMAGE) || !hasShapeOf(stored, pixels) || hasBars(pixels)) return false
  await writeDerived(target, orientation === 1 ? withoutPadding(thumbnail) : await encodeUpright(pixels, orientation))
  return true
}

/** It was decoded without a complaint, so that it has an end; cameras fill up what they reserved behind it. */
function withoutPadding(thumbnail: Buffer): Buffer {
  return thumbnail.subarray(0, thumbnail.lastIndexOf(END_OF_IMAGE) + END_OF_IMAGE.length)
}

function encodeUpright({ data, width, height, channels }: Pixels, orientation: number): Promise<Buffer> {
  const image = sharp(data, { raw: { width, height, channels: channels as 1 | 3 } })
  return turnUpright(image, orientation).jpeg({ quality: QUALITY }).toBuffer()
}

/** A pixel more or less is rounding. */
function hasShapeOf(photo: { width: number; height: number }, { width, height }: Pixels): boolean {
  if (Math.max(width, height) < MIN_LONG_EDGE) return false
  const error = Math.abs((width * photo.height) / (height * photo.width) - 1)
  return error <= Math.max(MAX_ASPECT_ERROR, 1 / Math.min(width, height))
}

/** Whether the first and last two rows or columns are black while the middle is not. */
function hasBars(pixels: Pixels): boolean {
  const { width, height } = pixels
  const [right, bottom] = [width - 1, height - 1]
  const rows = [0, 1, bottom - 1, bottom].every((y) => isBlack(pixels, 0, y, 1, 0, width))
  const columns = [0, 1, right - 1, right].every((x) => isBlack(pixels, x, 0, 0, 1, height))
  if (!rows && !columns) return false
  // A night's photo is black all over.
  return !isBlack(pixels, 0, height >> 1, 1, 0, width) || !isBlack(pixels, width >> 1, 0, 0, 1, height)
}

function isBlack({ data, width, channels }: Pixels, fromX: number, fromY: number, stepX: number, stepY: number, count: number): boolean {
  for (let index = 0; index < count; index++) {
    const at = ((fromY + index * stepY) * width + fromX + index * stepX) * channels
    for (let channel = 0; channel < channels; channel++) if ((data[at + channel] ?? 0) > BAR_LEVEL) return false
  }
  return true
}
