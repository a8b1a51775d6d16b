import type { Sharp } from 'sharp'
import { openPhoto } from '#imaging/open-picture.ts'
import type { ExportAnswer, ExportRequest } from './decoder-messages.ts'
import { writeDerived } from './write-derived.ts'

/** From here on nobody wants to see fewer colours than pixels. */
const FULL_COLOUR_QUALITY = 90
/** Pixels of these mean what their profile says: it goes along and nothing is clipped. All others become sRGB. */
const PROFILED_SPACES = new Set<string | undefined>(['srgb', 'rgb', 'rgb16'])

/** Upright, without any metadata but a colour profile. Throws UnreadablePhoto. */
export async function encodePicture({ path, target, format, longEdge, quality }: ExportRequest): Promise<ExportAnswer> {
  const photo = await openPhoto(path)
  const { result } = await photo.decode(async (image) => {
    const { icc, space, orientation = 1 } = await image.metadata()
    const sized = longEdge === null ? image : image.resize(longEdge, longEdge, { fit: 'inside', withoutEnlargement: true })
    const coloured = icc !== undefined && PROFILED_SPACES.has(space) ? sized.keepIccProfile() : sized
    return { orientation, ...(await write(coloured, format, quality).toBuffer({ resolveWithObject: true })) }
  })
  const { data, info, orientation } = result
  await writeDerived(target, data)
  // How a HEIC and a RAW lay is not told by the pixels that come out of them.
  return { width: info.width, height: info.height, turned: orientation !== 1 || photo.format === 'heic' || photo.format === 'raw' }
}

function write(image: Sharp, format: ExportRequest['format'], quality: number): Sharp {
  if (format === 'png') return image.png()
  if (format === 'webp') return image.webp({ quality })
  const chromaSubsampling = quality >= FULL_COLOUR_QUALITY ? '4:4:4' : '4:2:0'
  return image.flatten({ background: '#ffffff' }).jpeg({ quality, chromaSubsampling })
}
