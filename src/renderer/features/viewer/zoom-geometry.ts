import type { Size } from '#shared/layout/geometry.ts'

export type Rect = Size & { readonly x: number; readonly y: number }
/** A point `p` of the stage is shown at `p × k + (x, y)`, in CSS px. */
export type ZoomView = { readonly k: number; readonly x: number; readonly y: number }

export const WHOLE_PICTURE: ZoomView = { k: 1, x: 0, y: 0 }

/** Long edge in px of what `/media/screen` gives at most. */
export const SCREEN_PREVIEW_EDGE = 2048

/** A small picture is enlarged to fit, but not beyond this many CSS px for each of its own. */
const MOST_ENLARGED = 2
/** How far beyond 1:1 one may go. */
const BEYOND_PIXELS = 4
/** A picture that is nearly 1:1 when it fits is enlarged to this instead, or Enter would seem to do nothing. */
const SMALL_PICTURE_ZOOM = 2
const NEARLY = 1.1

/** Where a photo (upright, in px) lies on a stage (in CSS px) when all of it is to be seen: as large as it goes, in the middle. */
export function fitPicture(photo: Size, stage: Size): Rect {
  const scale = Math.min(stage.width / photo.width, stage.height / photo.height, MOST_ENLARGED)
  const width = photo.width * scale
  const height = photo.height * scale
  return { x: (stage.width - width) / 2, y: (stage.height - height) / 2, width, height }
}

/** How often the fitted picture has to be enlarged until one pixel of the photo is one of the screen. */
export function pixelZoom(photo: Size, fitted: Size, pixelRatio: number): number {
  return photo.width / (fitted.width * pixelRatio)
}

/** What Enter and a double click go to from the whole picture: 1:1, where that is larger. */
export function closeZoom(onePixel: number): number {
  return onePixel >= NEARLY ? onePixel : SMALL_PICTURE_ZOOM
}

/** The largest zoom there is; 1 is the whole picture, and there is nothing below it. */
export function mostZoom(onePixel: number): number {
  return Math.max(onePixel, 1) * BEYOND_PIXELS
}

/** Of the photo's own pixels: 100 is 1:1. */
export function zoomPercent(zoom: number, onePixel: number): number {
  return Math.round((zoom / onePixel) * 100)
}

/** Whether the screen preview, `previewEdge` px long, has fewer pixels than are to be seen now, and the photo has more. */
export function needsFullPicture(photo: Size, previewEdge: number, zoom: number, onePixel: number): boolean {
  const longEdge = Math.max(photo.width, photo.height)
  if (longEdge <= previewEdge) return false
  return (zoom / onePixel) * longEdge > previewEdge * NEARLY
}

type Placed = { stage: Size; fitted: Rect }

/** The view after the stage got another size: the same spot in the middle, and each pixel as large as it was. */
export function carryView(view: ZoomView, before: Placed, after: Placed): ZoomView {
  if (view.k === 1 || before.fitted.width === 0) return WHOLE_PICTURE
  const part = {
    x: ((before.stage.width / 2 - view.x) / view.k - before.fitted.x) / before.fitted.width,
    y: ((before.stage.height / 2 - view.y) / view.k - before.fitted.y) / before.fitted.height,
  }
  const k = Math.max(1, (view.k * before.fitted.width) / after.fitted.width)
  return {
    k,
    x: after.stage.width / 2 - k * (after.fitted.x + part.x * after.fitted.width),
    y: after.stage.height / 2 - k * (after.fitted.y + part.y * after.fitted.height),
  }
}

/** A place in CSS px on the nearest pixel of the screen, so that 1:1 is sharp. */
export function snapToPixel(value: number, pixelRatio: number): number {
  return Math.round(value * pixelRatio) / pixelRatio
}

/** How far a swipe has to go, in CSS px, and how much further sideways than up or down, to be one. */
const SWIPE_PX = 48
const SWIPE_SLOPE = 1.5

/** Where a finger that went this way wants to go: a swipe to the left brings the next picture. */
export function swipeDirection(by: { x: number; y: number }): 'previous' | 'next' | null {
  if (Math.abs(by.x) < SWIPE_PX || Math.abs(by.x) < Math.abs(by.y) * SWIPE_SLOPE) return null
  return by.x < 0 ? 'next' : 'previous'
}
