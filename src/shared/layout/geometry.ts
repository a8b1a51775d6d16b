import { z } from 'zod'

/** Width and height in one unit, which the name of the value or the doc of the function states. */
export type Size = { readonly width: number; readonly height: number }

/** A rectangle whose numbers are fractions (0–1) of the upright photo's width and height. */
export const cropSchema = z
  .object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1), width: z.number().gt(0).max(1), height: z.number().gt(0).max(1) })
  .refine((crop) => crop.x + crop.width <= 1 + 1e-9 && crop.y + crop.height <= 1 + 1e-9, { message: 'the crop leaves the photo' })

export type Crop = z.infer<typeof cropSchema>

/** 'paper-full' (페이퍼풀): the photo fills the paper and what overhangs is cropped. 'image-full' (이미지풀): all of it shows, white bars remain. */
export const fitSchema = z.enum(['paper-full', 'image-full'])
export type Fit = z.infer<typeof fitSchema>

export const WHOLE_PHOTO: Crop = { x: 0, y: 0, width: 1, height: 1 }
/** The resolution of print files: `shortPx` and `longPx` of a product are the paper at this many pixels an inch. */
export const PRINT_DPI = 300

/** The paper turned the way the photo lies, in the unit of its edges. A square photo takes it upright. */
export function orientPaper(photo: Size, paper: { short: number; long: number }): Size {
  return photo.width > photo.height ? { width: paper.long, height: paper.short } : { width: paper.short, height: paper.long }
}

/**
 * The largest crop of the paper's shape: centred across, and, where height is lost, kept a third from the top, since that
 * keeps faces better than the centre or an attention map does (measured on labelled photos; see docs/decisions).
 */
export function defaultCrop(photo: Size, paper: Size): Crop {
  const photoRatio = photo.width / photo.height
  const paperRatio = paper.width / paper.height
  if (photoRatio > paperRatio) {
    const width = paperRatio / photoRatio
    return { x: (1 - width) / 2, y: 0, width, height: 1 }
  }
  const height = photoRatio / paperRatio
  return { x: 0, y: (1 - height) / 3, width: 1, height }
}

/**
 * Where the photo lies on the paper and what of it shows. `target` is in the paper's unit.
 * The one geometry for the preview on screen, the thumbnail and the studio's render.
 */
export function placePhoto(photo: Size, paper: Size, fit: Fit, crop?: Crop): { source: Crop; target: { x: number; y: number } & Size } {
  if (fit === 'paper-full') return { source: crop ?? defaultCrop(photo, paper), target: { x: 0, y: 0, ...paper } }
  const source = crop ?? WHOLE_PHOTO
  const shown = { width: photo.width * source.width, height: photo.height * source.height }
  const scale = Math.min(paper.width / shown.width, paper.height / shown.height)
  const width = shown.width * scale
  const height = shown.height * scale
  return { source, target: { x: (paper.width - width) / 2, y: (paper.height - height) / 2, width, height } }
}

/** The crop in whole pixels of the upright photo, never empty and never outside it. */
export function cropToPixels(photo: Size, crop: Crop): { left: number; top: number } & Size {
  const left = Math.min(Math.round(crop.x * photo.width), photo.width - 1)
  const top = Math.min(Math.round(crop.y * photo.height), photo.height - 1)
  return {
    left,
    top,
    width: Math.max(1, Math.min(Math.round(crop.width * photo.width), photo.width - left)),
    height: Math.max(1, Math.min(Math.round(crop.height * photo.height), photo.height - top)),
  }
}

/** How many of the photo's own pixels fall on an inch of paper, where `paper` is in pixels at PRINT_DPI. */
export function printDpi(photo: Size, paper: Size, fit: Fit, crop?: Crop): number {
  const { source, target } = placePhoto(photo, paper, fit, crop)
  const across = (photo.width * source.width) / target.width
  const down = (photo.height * source.height) / target.height
  return Math.floor(Math.min(across, down) * PRINT_DPI + 1e-6)
}

export type PrintQuality = 'good' | 'caution' | 'warning'

export function printQuality(dpi: number, product: { goodDpi: number; warnDpi: number }): PrintQuality {
  if (dpi >= product.goodDpi) return 'good'
  return dpi >= product.warnDpi ? 'caution' : 'warning'
}
