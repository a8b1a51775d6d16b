import type { ExportOptions } from '#shared/contract/library.ts'
import type { PhotoFormat } from '#shared/contract/photos.ts'
import { safeFileName, splitName } from './file-name.ts'

type Source = { fileName: string; format: PhotoFormat; width: number; height: number }

export type CopyPlan = {
  fileName: string
  /** Null: the file's own bytes are copied. */
  encode: { format: 'jpeg' | 'png' | 'webp'; longEdge: number | null; quality: number } | null
  metadata: ExportOptions['metadata']
  /** 'beside': in a sidecar, since the format has no place for them or is nobody's to write into. */
  words: 'inside' | 'beside' | 'none'
}

/** Endings that a file of this format goes by; the first is given to one whose name has another. */
const ENDINGS: Readonly<Record<Exclude<PhotoFormat, 'raw'>, readonly [string, ...string[]]>> = {
  jpeg: ['.jpg', '.jpeg', '.jpe'],
  png: ['.png'],
  webp: ['.webp'],
  heic: ['.heic', '.heif', '.hif'],
  avif: ['.avif'],
  tiff: ['.tif', '.tiff'],
  gif: ['.gif'],
  bmp: ['.bmp'],
}

/** What a copy takes to make: pixels are only made anew where format or size ask for it. */
export function planCopy(photo: Source, options: ExportOptions): CopyPlan {
  const wanted = options.format === 'original' ? photo.format : options.format
  const { longEdge, quality, metadata } = options
  const isSmaller = longEdge !== null && Math.max(photo.width, photo.height) > longEdge
  // A camera's raw file can't be read without what the camera wrote into it.
  const isBare = photo.format === 'raw' && metadata === 'none'
  const format = encodable(wanted)
  const encode = wanted !== photo.format || isSmaller || isBare ? { format, longEdge: isSmaller ? longEdge : null, quality } : null
  return {
    fileName: nameCopy(photo, encode?.format ?? photo.format),
    encode,
    metadata,
    words: placeForWords(options.withWords, encode?.format ?? photo.format),
  }
}

/** What is left where a file can't be cleaned as it is: new pixels that nothing is carried over to. Null where that was the plan. */
export function planNewPixels(photo: Source, options: ExportOptions): CopyPlan | null {
  const plan = planCopy(photo, options)
  if (plan.encode !== null || plan.metadata === 'keep') return null
  const format = encodable(photo.format)
  const encode = { format, longEdge: null, quality: options.quality }
  const words = placeForWords(options.withWords, format)
  return { fileName: nameCopy(photo, format), encode, metadata: 'none', words }
}

function encodable(format: PhotoFormat): 'jpeg' | 'png' | 'webp' {
  if (format === 'png' || format === 'webp') return format
  return format === 'gif' || format === 'bmp' ? 'png' : 'jpeg'
}

function placeForWords(withWords: boolean, format: PhotoFormat): CopyPlan['words'] {
  if (!withWords) return 'none'
  return format === 'raw' || format === 'bmp' ? 'beside' : 'inside'
}

function nameCopy({ fileName }: Source, format: PhotoFormat): string {
  const { stem, ending } = splitName(fileName)
  if (format === 'raw') return safeFileName(stem, /^\.\w+$/.test(ending) ? ending : '')
  const [usual, ...others] = ENDINGS[format]
  return safeFileName(stem, [usual, ...others].includes(ending.toLowerCase()) ? ending : usual)
}
