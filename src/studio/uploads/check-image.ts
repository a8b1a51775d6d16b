import { AppError } from '#shared/errors/app-error.ts'
import { MAX_PIXELS, MAX_SIDE } from '#shared/photo-limits.ts'
import { openPhoto } from '../images/open-photo.ts'

const photoFormats = new Set(['jpeg', 'png', 'webp', 'heif', 'avif', 'tiff', 'gif'])

/** Reads the header only. Throws NOT_AN_IMAGE for what is no photo, or one too large to be opened safely. */
export async function checkImage(path: string): Promise<void> {
  if (!(await isPhoto(path))) throw new AppError('NOT_AN_IMAGE', {})
}

async function isPhoto(path: string): Promise<boolean> {
  try {
    const { format, width, height } = await openPhoto(path).metadata()
    return photoFormats.has(format) && Math.max(width, height) <= MAX_SIDE && width * height <= MAX_PIXELS
  } catch {
    return false
  }
}
