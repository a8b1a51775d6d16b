import type { Sharp } from 'sharp'
import { openPhoto } from '#imaging/open-picture.ts'
import { sharp } from '#imaging/sharp-setup.ts'
import type { ThumbnailAnswer } from './decoder-messages.ts'
import { averageColour, differenceHash, type Pixels } from './likeness.ts'
import { writeDerived } from './write-derived.ts'

/** What the grid shows, in px along the long edge: sharp on a 2× screen at the grid's usual row height. */
const GRID_LONG_EDGE = 512
const GRID_QUALITY = 80
const PREVIEW_QUALITY = 86
const FULL_QUALITY = 92

/** One decode: the picture's average and its likeness are taken from the pixels that become the thumbnail. */
export async function makeThumbnail(path: string, target: string): Promise<ThumbnailAnswer> {
  const photo = await openPhoto(path)
  const { result, damaged } = await photo.decode((image) => readPixels(shrink(image, GRID_LONG_EDGE)))
  const { data, ...raw } = result
  await writeDerived(
    target,
    await sharp(data, { raw: raw as { width: number; height: number; channels: 3 } })
      .jpeg({ quality: GRID_QUALITY })
      .toBuffer(),
  )
  return { width: photo.width, height: photo.height, colour: averageColour(result), damaged, likeness: differenceHash(result) }
}

export async function makePreview(path: string, target: string, longEdge: number): Promise<null> {
  const photo = await openPhoto(path)
  // A shorter kernel and standard tables take a quarter less time; someone is waiting.
  const jpeg = { quality: PREVIEW_QUALITY, optimizeCoding: false }
  const { result } = await photo.decode((image) => shrink(image, longEdge, 'lanczos2').jpeg(jpeg).toBuffer())
  await writeDerived(target, result)
  return null
}

export async function makeFull(path: string, target: string): Promise<null> {
  const photo = await openPhoto(path)
  const { result } = await photo.decode((image) => onPaper(image).jpeg({ quality: FULL_QUALITY, chromaSubsampling: '4:4:4' }).toBuffer())
  await writeDerived(target, result)
  return null
}

function shrink(image: Sharp, longEdge: number, kernel: 'lanczos2' | 'lanczos3' = 'lanczos3'): Sharp {
  return onPaper(image.resize(longEdge, longEdge, { fit: 'inside', withoutEnlargement: true, kernel }))
}

/** What shows through is paper: white. */
function onPaper(image: Sharp): Sharp {
  return image.flatten({ background: '#ffffff' })
}

export async function readPixels(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
}
