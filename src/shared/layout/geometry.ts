import { z } from 'zod'

/** Width and height in one unit, which the name of the value or the doc of the function states. */
export type Size = { readonly width: number; readonly height: number }

/** More than nothing: even the closest look at a panorama of 65,500 px is far above it. */
const MIN_CROP = 1e-9

/** A rectangle whose numbers are fractions (0–1) of the width and height of a photo. */
export const cropSchema = z
  .object({
    x: z.number().min(0).max(1),
    y: z.number().min(0).max(1),
    width: z.number().min(MIN_CROP).max(1),
    height: z.number().min(MIN_CROP).max(1),
  })
  .refine((crop) => crop.x + crop.width <= 1 + 1e-9 && crop.y + crop.height <= 1 + 1e-9, { message: 'the crop leaves the photo' })

export type Crop = z.infer<typeof cropSchema>

/** 'paper-full' (페이퍼풀): the photo fills the paper and what overhangs is cropped. 'image-full' (이미지풀): all of it shows, white bars remain. */
export const fitSchema = z.enum(['paper-full', 'image-full'])
export type Fit = z.infer<typeof fitSchema>

export const turnSchema = z.literal([0, 90, 180, 270])
export type Turn = z.infer<typeof turnSchema>

export const MAX_STRAIGHTEN = 15
export const straightenSchema = z.number().min(-MAX_STRAIGHTEN).max(MAX_STRAIGHTEN)

export const orientationSchema = z.enum(['portrait', 'landscape'])
export type Orientation = z.infer<typeof orientationSchema>

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

export type PrintQuality = 'good' | 'caution' | 'warning'

export function printQuality(dpi: number, product: { goodDpi: number; warnDpi: number }): PrintQuality {
  if (dpi >= product.goodDpi) return 'good'
  return dpi >= product.warnDpi ? 'caution' : 'warning'
}
