import sharp, { type Sharp } from 'sharp'
import { MAX_PIXELS, PHOTO_LOADERS } from '#shared/photo-limits.ts'

// A file is what its bytes say, whatever its name: only the loaders of photo formats may touch what a customer sends.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: [...PHOTO_LOADERS] })
// Every photo is read once or twice: a cache would only hold memory and, on Windows, the files.
sharp.cache(false)

/** A customer's photo, opened so that merely damaged ones still show what is left of them. */
export function openPhoto(path: string): Sharp {
  return sharp(path, { failOn: 'none', limitInputPixels: MAX_PIXELS, autoOrient: true })
}
