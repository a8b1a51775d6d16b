import type { Crop, Size } from './geometry.ts'
import { firstCrop, keepInside, layoutPrint, type Paper, type PrintChoice } from './print-layout.ts'

/** How much closer than the first crop one may look. */
export const MAX_ZOOM = 8

/** What shows of the turned and straightened photo: the chosen crop, or where none is, the app's own. */
export function cropOf(photo: Size, paper: Paper, choice: PrintChoice): Crop {
  return layoutPrint(photo, paper, choice).source
}

/** How much closer than the first crop of its shape a crop looks: 1 to MAX_ZOOM. */
export function zoomOf(turned: Size, crop: Crop, straighten: number): number {
  return firstCrop(turned, shapeOf(turned, crop), straighten).width / crop.width
}

/**
 * The crop made closer by `factor`, or wider where it is less than 1, while what lies at `about` stays where it is as far as
 * the photo reaches. `about` is in fractions of the turned photo, as a crop is.
 */
export function zoomCrop(turned: Size, crop: Crop, factor: number, about: { x: number; y: number }, straighten: number): Crop {
  const widest = firstCrop(turned, shapeOf(turned, crop), straighten).width
  const width = Math.min(widest, Math.max(widest / MAX_ZOOM, crop.width / factor))
  const scale = width / crop.width
  const zoomed = {
    x: about.x - (about.x - crop.x) * scale,
    y: about.y - (about.y - crop.y) * scale,
    width,
    height: crop.height * scale,
  }
  return keepInside(turned, zoomed, straighten)
}

/** The crop moved by `by`, in its own widths and heights, as far as the photo reaches; it keeps its size. */
export function moveCrop(turned: Size, crop: Crop, by: { x: number; y: number }, straighten: number): Crop {
  return keepInside(turned, { ...crop, x: crop.x + by.x * crop.width, y: crop.y + by.y * crop.height }, straighten)
}

/**
 * The crop of a photo that was straightened by `from` degrees and is by `to`: round the same spot of the photo, and smaller
 * where it would leave it. To be reckoned from where the gesture began, or it would not grow again on the way back.
 */
export function straightenCrop(turned: Size, crop: Crop, from: number, to: number): Crop {
  const angle = ((to - from) * Math.PI) / 180
  const x = (crop.x + crop.width / 2 - 0.5) * turned.width
  const y = (crop.y + crop.height / 2 - 0.5) * turned.height
  const middle = {
    x: (x * Math.cos(angle) - y * Math.sin(angle)) / turned.width + 0.5,
    y: (x * Math.sin(angle) + y * Math.cos(angle)) / turned.height + 0.5,
  }
  return keepInside(turned, { ...crop, x: middle.x - crop.width / 2, y: middle.y - crop.height / 2 }, to)
}

/** The same part of a photo after a quarter turn clockwise, of the turned photo. */
export function turnCrop({ x, y, width, height }: Crop): Crop {
  return { x: Math.max(0, 1 - y - height), y: x, width: height, height: width }
}

/** Width / height of what shows, in px. */
function shapeOf(turned: Size, crop: Crop): number {
  return (crop.width * turned.width) / (crop.height * turned.height)
}
