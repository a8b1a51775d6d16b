import { cropToPixels, orientPaper, PRINT_DPI, placePhoto, type Size } from '#shared/layout/geometry.ts'
import { openPhoto } from '../images/open-photo.ts'
import type { SheetLine } from '../intake/order-sheet.ts'

const WHITE = '#ffffff'

export type RenderRequest = { photoPath: string; line: Pick<SheetLine, 'product' | 'fit' | 'crop'> }

/**
 * Makes the JPEG that the lab prints: exactly the paper's pixels, turned the way the photo lies, upright, sRGB. Rejects
 * where the photo can't be decoded. May take any memory and time: only for a process that may die of it.
 */
export async function renderPrint({ photoPath, line }: RenderRequest): Promise<Buffer> {
  const photo = openPhoto(photoPath)
  const { autoOrient: upright } = await photo.metadata()
  const paper = orientPaper(upright, { short: line.product.shortPx, long: line.product.longPx })
  const { source, target } = placePhoto(upright, paper, line.fit, line.crop)
  const shown = wholePixels(target, paper)
  return await photo
    .extract(cropToPixels(upright, source))
    .resize(shown.width, shown.height, { fit: 'fill' })
    .flatten({ background: WHITE })
    .extend({
      left: shown.left,
      top: shown.top,
      right: paper.width - shown.left - shown.width,
      bottom: paper.height - shown.top - shown.height,
      background: WHITE,
    })
    .toColourspace('srgb')
    .withIccProfile('srgb')
    .withDensity(PRINT_DPI)
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer()
}

/** The place on the paper in whole pixels, inside it. */
function wholePixels(target: { x: number; y: number } & Size, paper: Size): { left: number; top: number } & Size {
  const width = Math.min(paper.width, Math.max(1, Math.round(target.width)))
  const height = Math.min(paper.height, Math.max(1, Math.round(target.height)))
  return {
    left: Math.min(paper.width - width, Math.max(0, Math.round(target.x))),
    top: Math.min(paper.height - height, Math.max(0, Math.round(target.y))),
    width,
    height,
  }
}
