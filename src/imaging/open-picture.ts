import { readFileSync } from 'node:fs'
import type { Sharp, SharpOptions } from 'sharp'
import type { PhotoFormat } from '#shared/contract/photos.ts'
import { MAX_PIXELS } from '#shared/photo-limits.ts'
import { decodeBmp } from './bmp.ts'
import { isSrgb, wrapWithProfile } from './colour-profile.ts'
import { decodeHeic, type RgbPicture } from './heic.ts'
import { withOpenFile } from './open-file.ts'
import { type PictureHeader, readHeaderOf } from './picture-header.ts'
import { checkSize, readBmpSize, readInfo } from './picture-size.ts'
import { extractRawPreview } from './raw-preview.ts'
import { sharp } from './sharp-setup.ts'
import type { Container } from './tell-format.ts'
import { UnreadablePhoto } from './unreadable-photo.ts'

/** A photo whose size is known and allowed, and whose pixels have not been touched yet. */
export type Picture = {
  format: PhotoFormat
  /** Upright, in px. */
  width: number
  height: number
  /** Decodes with `shape`, upright: strictly first, then whatever a damaged file still gives. Throws UnreadablePhoto. */
  decode<Result>(shape: (image: Sharp) => Promise<Result>): Promise<{ result: Result; damaged: boolean }>
}

/** Read whole into memory. */
const MAX_FILE_BYTES = 1024 ** 3

/**
 * Opens a photo of any format by its content; `name` is what it was called where that is not what its file is called now. Throws
 * UnreadablePhoto.
 */
export async function openPhoto(path: string, name = path): Promise<Picture> {
  return openPicture(path, readHeaderOf(path), name)
}

export async function openPicture(path: string, { container, isRaw, orientation }: PictureHeader, name = path): Promise<Picture> {
  if (container === 'jxl') throw new UnreadablePhoto('FORMAT_NOT_SUPPORTED')
  if (isRaw) return openRaw(path, name, orientation)
  if (container === 'bmp') return openBmp(path)
  const info = await readInfo(path)
  if (info.format === 'heif' && info.compression !== 'av1') return openHeic(path, info)
  return openWithSharp(path, formatOf(container), info.autoOrient, info.icc)
}

function formatOf(container: Container): PhotoFormat {
  if (container === 'iso') return 'avif'
  if (container === 'raf' || container === 'cr3' || container === 'jxl') return 'raw'
  return container
}

function openWithSharp(
  input: string | Buffer,
  format: PhotoFormat,
  size: { width: number; height: number },
  icc: Buffer | undefined,
  turn = (image: Sharp) => image.autoOrient(),
): Picture {
  checkSize(size)
  const options: SharpOptions = { limitInputPixels: MAX_PIXELS, ignoreIcc: icc !== undefined && isSrgb(icc) }
  return {
    format,
    ...size,
    async decode(shape) {
      try {
        return { result: await shape(turn(sharp(input, { ...options, failOn: 'warning' }))), damaged: false }
      } catch (cause) {
        if (isDiskTrouble(cause)) throw cause
        // `unlimited` too: libvips gives up on a damaged JPEG after 100 warnings even with failOn 'none'.
        const result = await shape(turn(sharp(input, { ...options, failOn: 'none', unlimited: true }))).catch((again: unknown) => {
          throw new UnreadablePhoto('DAMAGED', { cause: again })
        })
        return { result, damaged: true }
      }
    },
  }
}

function isDiskTrouble(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC'
}

function openHeic(
  path: string,
  { autoOrient: size, icc }: { autoOrient: { width: number; height: number }; icc?: Buffer | undefined },
): Picture {
  checkSize(size)
  return openPixels('heic', size, () => ({ image: fromPixels(decodeHeic(readWhole(path)), icc), damaged: false }))
}

function openBmp(path: string): Picture {
  const size = readBmpSize(path)
  checkSize(size)
  return openPixels('bmp', size, () => {
    const { damaged, ...pixels } = decodeBmp(readWhole(path))
    return { image: fromPixels(pixels, undefined), damaged }
  })
}

function openPixels(format: PhotoFormat, size: { width: number; height: number }, open: () => { image: Sharp; damaged: boolean }): Picture {
  return {
    format,
    ...size,
    async decode(shape) {
      const { image, damaged } = open()
      return { result: await shape(image), damaged }
    },
  }
}

function fromPixels({ data, width, height }: RgbPicture, icc: Buffer | undefined): Sharp {
  if (icc === undefined || isSrgb(icc)) return sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: MAX_PIXELS })
  return sharp(wrapWithProfile(data, width, height, icc), { limitInputPixels: MAX_PIXELS, unlimited: true })
}

function readWhole(path: string): Buffer {
  return withOpenFile(path, (descriptor, bytes) => {
    if (bytes > MAX_FILE_BYTES) throw new UnreadablePhoto('TOO_MANY_PIXELS')
    return readFileSync(descriptor)
  })
}

/** A RAW is shown by the JPEG that the camera put into it. How it was held stands in the RAW itself, whatever the JPEG says. */
async function openRaw(path: string, name: string, orientation: number): Promise<Picture> {
  const preview = await extractRawPreview(path, name)
  const { width = 0, height = 0, icc } = await readInfo(preview)
  const size = orientation >= 5 ? { width: height, height: width } : { width, height }
  return openWithSharp(preview, 'raw', size, icc, (image) => turnUpright(image, orientation))
}

/** By an EXIF orientation that stands elsewhere. */
export function turnUpright(image: Sharp, orientation: number): Sharp {
  // sharp mirrors before it turns.
  const angle = { 3: 180, 5: 270, 6: 90, 7: 90, 8: 270 }[orientation] ?? 0
  const turned = angle === 0 ? image : image.rotate(angle)
  if (orientation === 4) return turned.flip()
  return orientation === 2 || orientation === 5 || orientation === 7 ? turned.flop() : turned
}
