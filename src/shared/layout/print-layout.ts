import { cutToBox, nearestIn, type Point } from './convex.ts'
import { type Crop, defaultCrop, type Fit, type Orientation, orientPaper, PRINT_DPI, type Size, type Turn } from './geometry.ts'

/** Shapes that differ by less are one: what is left of the arithmetic, far below a pixel of any paper. */
const SAME_SHAPE = 1e-6

/** How a photo is to be printed; what is left out is the app's own choice. */
export type PrintChoice = {
  readonly fit: Fit
  readonly crop?: Crop | undefined
  readonly turn?: Turn | undefined
  readonly straighten?: number | undefined
  readonly orientation?: Orientation | undefined
}

/** A paper in whole pixels of the print, as `paperOf` gives it, and the white border round the picture in the same. */
export type Paper = { readonly short: number; readonly long: number; readonly border?: number | undefined }

export type Rectangle = { readonly x: number; readonly y: number } & Size

export type PrintLayout = {
  /** The paper as it lies, in its pixels. */
  paper: Size
  /** The photo after its turn, in pixels. */
  turned: Size
  /** What of the turned and straightened photo shows, in fractions of `turned`. Its sides are level with the paper's. */
  source: Crop
  /** Where on the paper it shows, in whole pixels of it, so that preview and print have the same edges. */
  target: Rectangle
  /** `matrix(a, b, c, d, e, f)` as in SVG and CSS: from the pixels of the upright photo to those of the paper. What lies outside of `target` is not printed. */
  matrix: readonly [number, number, number, number, number, number]
}

/**
 * Where a photo lies on its paper and what of it shows: the one geometry for the preview on screen and the studio's render.
 * `photo` is upright, in pixels. Nothing is stretched, but by the half pixel that rounds the picture to whole ones of the paper.
 */
export function layoutPrint(photo: Size, paper: Paper, choice: PrintChoice): PrintLayout {
  const { fit, turn = 0, straighten = 0 } = choice
  const turned = turnSize(photo, turn)
  const sheet = lieDown(turned, paper, choice.orientation)
  const border = Math.floor(Math.min(paper.border ?? 0, sheet.width / 3, sheet.height / 3))
  const room = { x: border, y: border, width: sheet.width - 2 * border, height: sheet.height - 2 * border }
  const aspect = fit === 'paper-full' ? room.width / room.height : turned.width / turned.height
  const chosen = choice.crop ?? firstCrop(turned, aspect, straighten)
  const source = fit === 'paper-full' ? cutToShape(turned, chosen, aspect) : chosen
  const target = fit === 'paper-full' ? room : centre(room, turned.width * source.width, turned.height * source.height)
  return { paper: sheet, turned, source, target, matrix: matrixOf(photo, turned, turn + straighten, source, target) }
}

/**
 * The crop that a photo starts with: the largest of this shape (width / height) without empty corners, and where height is
 * lost, more of it at the bottom than at the top.
 */
export function firstCrop(turned: Size, aspect: number, straighten: number): Crop {
  if (straighten === 0) return defaultCrop(turned, { width: aspect, height: 1 })
  const scale = largestScale(turned, { width: aspect, height: 1 }, straighten)
  const width = (aspect * scale) / turned.width
  const height = scale / turned.height
  return keepInside(turned, { x: (1 - width) / 2, y: (1 - height) / 3, width, height }, straighten)
}

/**
 * The crop moved as little as may be, and where it must be made smaller in its own shape, so that no corner of it leaves the
 * straightened photo, nor the fractions 0–1 that a crop is told in: a long panorama that is straightened reaches beyond them.
 */
export function keepInside(turned: Size, crop: Crop, straighten: number): Crop {
  const given = { width: crop.width * turned.width, height: crop.height * turned.height }
  const scale = Math.min(1, largestScale(turned, given, straighten))
  const size = { width: given.width * scale, height: given.height * scale }
  const middle: Point = [(crop.x + crop.width / 2 - 0.5) * turned.width, (crop.y + crop.height / 2 - 0.5) * turned.height]
  const kept = nearestIn(middlesInside(turned, size, straighten), middle)
  const width = crop.width * scale
  const height = crop.height * scale
  return {
    x: fraction(kept[0] / turned.width + 0.5 - width / 2, 1 - width),
    y: fraction(kept[1] / turned.height + 0.5 - height / 2, 1 - height),
    width,
    height,
  }
}

/** The upright photo's width and height after a turn. */
export function turnSize(photo: Size, turn: Turn): Size {
  return turn % 180 === 0 ? { width: photo.width, height: photo.height } : { width: photo.height, height: photo.width }
}

/** How many of the photo's own pixels fall on an inch of a paper that is laid out in pixels at PRINT_DPI. */
export function dpiOf({ turned, source, target }: PrintLayout): number {
  const across = (turned.width * source.width) / target.width
  const down = (turned.height * source.height) / target.height
  return Math.floor(Math.min(across, down) * PRINT_DPI + 1e-6)
}

/** A crop that was made for another paper or border loses what overhangs on both sides; it is never stretched. */
function cutToShape(turned: Size, crop: Crop, aspect: number): Crop {
  const stretch = (crop.width * turned.width) / (crop.height * turned.height) / aspect
  if (Math.abs(stretch - 1) < SAME_SHAPE) return crop
  const width = crop.width / Math.max(1, stretch)
  const height = crop.height * Math.min(1, stretch)
  return { x: crop.x + (crop.width - width) / 2, y: crop.y + (crop.height - height) / 2, width, height }
}

function lieDown(turned: Size, { short, long }: Paper, orientation: Orientation | undefined): Size {
  if (!orientation) return orientPaper(turned, { short, long })
  return orientation === 'landscape' ? { width: long, height: short } : { width: short, height: long }
}

function centre(room: Rectangle, width: number, height: number): Rectangle {
  const scale = Math.min(room.width / width, room.height / height)
  const shown = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
  const [left, top] = [Math.floor((room.width - shown.width) / 2), Math.floor((room.height - shown.height) / 2)]
  return { x: room.x + left, y: room.y + top, ...shown }
}

function matrixOf(photo: Size, turned: Size, degrees: number, source: Crop, target: Rectangle): PrintLayout['matrix'] {
  const across = target.width / (source.width * turned.width)
  const down = target.height / (source.height * turned.height)
  const cos = cosine(degrees)
  const sin = sine(degrees)
  const [a, b, c, d] = [across * cos, down * sin, -across * sin, down * cos]
  // The middle of the photo stays the middle, whatever it is turned by.
  const middle = {
    x: target.x + (0.5 - source.x) * turned.width * across,
    y: target.y + (0.5 - source.y) * turned.height * down,
  }
  return [a, b, c, d, middle.x - (a * photo.width + c * photo.height) / 2, middle.y - (b * photo.width + d * photo.height) / 2]
}

/** By how much a level rectangle may grow about the middle before it leaves the straightened photo or the photo's own box. */
function largestScale(turned: Size, { width, height }: Size, degrees: number): number {
  const { across, down } = reach({ width, height }, degrees)
  return Math.min(turned.width / across, turned.height / down, turned.width / width, turned.height / height)
}

/** How far a level rectangle reaches along the sides of a photo that is straightened by so many degrees. */
function reach({ width, height }: Size, degrees: number): { across: number; down: number } {
  const cos = Math.abs(cosine(degrees))
  const sin = Math.abs(sine(degrees))
  return { across: width * cos + height * sin, down: width * sin + height * cos }
}

/** The corners of where the middle of a level rectangle may be, from the photo's middle. */
function middlesInside(turned: Size, size: Size, degrees: number): readonly Point[] {
  const { across, down } = reach(size, degrees)
  const [x, y] = [Math.max(0, (turned.width - across) / 2), Math.max(0, (turned.height - down) / 2)]
  const corners = [[-x, -y] as const, [x, -y] as const, [x, y] as const, [-x, y] as const].map((corner) => rotate(corner, degrees))
  const most: Point = [Math.max(0, (turned.width - size.width) / 2), Math.max(0, (turned.height - size.height) / 2)]
  return cutToBox(corners, most)
}

function rotate([x, y]: Point, degrees: number): Point {
  const cos = cosine(degrees)
  const sin = sine(degrees)
  return [x * cos - y * sin, x * sin + y * cos]
}

// Exact at the quarter turns, so that no photo is a hair off level.
function cosine(degrees: number): number {
  return degrees % 180 === 90 || degrees % 180 === -90 ? 0 : Math.cos((degrees * Math.PI) / 180)
}

function sine(degrees: number): number {
  return degrees % 180 === 0 ? 0 : Math.sin((degrees * Math.PI) / 180)
}

function fraction(value: number, most: number): number {
  return Math.min(Math.max(0, most), Math.max(0, value))
}
