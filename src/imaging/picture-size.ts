import type { Metadata } from 'sharp'
import { MAX_PIXELS, MAX_SIDE } from '#shared/photo-limits.ts'
import { BMP_HEADER_BYTES, readBmpHeader } from './bmp.ts'
import { createFileReader, withOpenFile } from './open-file.ts'
import { readHeaderOf } from './picture-header.ts'
import { sharp } from './sharp-setup.ts'
import { UnreadablePhoto } from './unreadable-photo.ts'

type Size = { width: number; height: number }

/** Before a decoder may take memory for it (docs/decisions/0007). */
export function checkSize({ width, height }: Size): void {
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) throw new UnreadablePhoto('TOO_MANY_PIXELS')
}

/** What libvips reads of a header. Throws UnreadablePhoto. */
export function readInfo(input: string | Buffer): Promise<Metadata> {
  return sharp(input, { limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch((cause: unknown) => {
      throw new UnreadablePhoto('NOT_A_PHOTO', { cause })
    })
}

/** Throws UnreadablePhoto. */
export function readBmpSize(path: string): Size {
  const { width, height } = withOpenFile(path, (descriptor, bytes) =>
    readBmpHeader(createFileReader(descriptor, bytes).read(0, BMP_HEADER_BYTES)),
  )
  return { width, height }
}

/**
 * Whether a file is a picture that can be opened, as far as its header tells: nothing is decoded, so this may run anywhere. Of
 * a RAW the preview is looked for when it is opened only. Throws UnreadablePhoto.
 */
export async function checkPicture(path: string): Promise<void> {
  const { container, isRaw } = readHeaderOf(path)
  if (container === 'jxl') throw new UnreadablePhoto('FORMAT_NOT_SUPPORTED')
  if (!isRaw) checkSize(container === 'bmp' ? readBmpSize(path) : (await readInfo(path)).autoOrient)
}
