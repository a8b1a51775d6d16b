import type { DraftLine } from '#shared/contract/orders.ts'
import { MAX_ZOOM, moveCrop, zoomCrop } from '#shared/layout/crop-gestures.ts'
import type { Crop, Size, Turn } from '#shared/layout/geometry.ts'
import { firstCrop, keepInside, layoutPrint, type Paper, type PrintLayout } from '#shared/layout/print-layout.ts'

/** What of a line the editor changes. */
export type PrintEdit = Pick<DraftLine, 'productId' | 'quantity' | 'fit' | 'crop' | 'turn' | 'straighten' | 'orientation' | 'options'>

/** An edit, the photo that it is of and the paper that it is on, which all belong together. */
export type PrintScene = { readonly photo: Size; readonly paper: Paper; readonly edit: PrintEdit }

/** In the unit of the paper. */
export type Point = { readonly x: number; readonly y: number }

export function layoutOf({ photo, paper, edit }: PrintScene): PrintLayout {
  return layoutPrint(photo, paper, edit)
}

/** Only a photo that fills the paper has parts to choose from. */
export function canCrop({ edit }: PrintScene): boolean {
  return edit.fit === 'paper-full'
}

/** How much larger than at first the picture is; 1 shows as much as the paper holds. */
export function zoomOf(scene: PrintScene): number {
  return Math.max(1, startOf(scene).width / layoutOf(scene).source.width)
}

/** What lies at `about` on the paper stays there; left out: the middle does. */
export function zoomTo(scene: PrintScene, zoom: number, about?: Point): PrintEdit {
  if (!canCrop(scene)) return scene.edit
  const { source, target, turned } = layoutOf(scene)
  const across = about ? (about.x - target.x) / target.width : 0.5
  const down = about ? (about.y - target.y) / target.height : 0.5
  const spot = { x: source.x + across * source.width, y: source.y + down * source.height }
  const factor = Math.min(MAX_ZOOM, Math.max(1, zoom)) / zoomOf(scene)
  return { ...scene.edit, crop: zoomCrop(turned, source, factor, spot, scene.edit.straighten ?? 0) }
}

/** The picture moved on the paper, as far as there is more of it that way. */
export function moveBy(scene: PrintScene, by: Point): PrintEdit {
  if (!canCrop(scene)) return scene.edit
  const { source, target, turned } = layoutOf(scene)
  // The photo follows the hand, so what shows of it moves the other way.
  const part = { x: -by.x / target.width, y: -by.y / target.height }
  return { ...scene.edit, crop: moveCrop(turned, source, part, scene.edit.straighten ?? 0) }
}

/** A quarter turn to the right, or with -90 to the left. */
export function turnBy(scene: PrintScene, by: 90 | -90): PrintEdit {
  return changeEdit(scene, { turn: (((scene.edit.turn ?? 0) + by + 360) % 360) as Turn })
}

/** As it comes from the basket: the app's own choice of what shows and how it lies. What is bought stays. */
export function startAgain({ productId, quantity, fit, options }: PrintEdit): PrintEdit {
  return { productId, quantity, fit, options }
}

/**
 * The edit with `change` in it, on `paper` where that is another one: the same spot of the photo stays in the middle and as
 * much larger than at first. A crop is of a picture that fills its paper, so it goes with another fit.
 */
export function changeEdit(scene: PrintScene, change: Partial<PrintEdit>, paper = scene.paper): PrintEdit {
  const { crop, ...rest } = scene.edit
  const next = withoutDefaults({ ...rest, ...change })
  if (!crop || next.fit !== scene.edit.fit || !canCrop(scene)) return next
  const nextScene = { photo: scene.photo, paper, edit: next }
  if (!canCrop(nextScene)) return next
  return { ...next, crop: carryCrop(layoutOf(scene), zoomOf(scene), nextScene) }
}

function carryCrop(before: PrintLayout, zoom: number, next: PrintScene): Crop {
  const { source, target, turned, matrix } = layoutOf(next)
  const spot = photoPointAt(before, {
    x: before.target.x + before.target.width / 2,
    y: before.target.y + before.target.height / 2,
  })
  const [a, b, c, d, e, f] = matrix
  const onPaper = { x: a * spot.x + c * spot.y + e, y: b * spot.x + d * spot.y + f }
  const middle = {
    x: source.x + ((onPaper.x - target.x) / target.width) * source.width,
    y: source.y + ((onPaper.y - target.y) / target.height) * source.height,
  }
  const factor = Math.min(zoom, MAX_ZOOM)
  const size = { width: source.width / factor, height: source.height / factor }
  return keepInside(turned, { x: middle.x - size.width / 2, y: middle.y - size.height / 2, ...size }, next.edit.straighten ?? 0)
}

/** Which pixel of the upright photo lies at a point of the paper. */
export function photoPointAt({ matrix: [a, b, c, d, e, f] }: PrintLayout, { x, y }: Point): Point {
  const area = a * d - b * c
  return { x: (d * (x - e) - c * (y - f)) / area, y: (a * (y - f) - b * (x - e)) / area }
}

/** The largest crop that fills the paper, whatever is chosen now. */
function startOf(scene: PrintScene): Crop {
  const { target, turned } = layoutOf(scene)
  return firstCrop(turned, target.width / target.height, scene.edit.straighten ?? 0)
}

/** What is left as it is is left out, so that a line is the same whichever way it came there. */
function withoutDefaults(edit: PrintEdit): PrintEdit {
  const { turn, straighten, orientation, ...rest } = edit
  return { ...rest, ...(turn && { turn }), ...(straighten && { straighten }), ...(orientation && { orientation }) }
}
