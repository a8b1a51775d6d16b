import type { Sharp } from 'sharp'
import { openPhoto } from '#imaging/open-picture.ts'
import { sharp } from '#imaging/sharp-setup.ts'
import type { PhotoFormat } from '#shared/contract/photos.ts'
import { layoutDate } from '#shared/layout/date-imprint.ts'
import { PRINT_DPI, type Size } from '#shared/layout/geometry.ts'
import { layoutPrint, type PrintLayout, type Rectangle } from '#shared/layout/print-layout.ts'
import { paperOf } from '#shared/orders/print-effects.ts'
import { fillPolygons } from '../images/fill-polygons.ts'
import { type Pixels, resample } from '../images/resample.ts'
import type { SheetLine } from '../intake/order-sheet.ts'
import { fitSpan, type Span } from './fit-span.ts'

const WHITE = '#ffffff'
const DECODED_WHOLE: ReadonlySet<PhotoFormat> = new Set(['heic', 'bmp', 'raw'])
/** Just what a downscale takes from fine edges; even areas and their noise stay as they are. */
const LIGHT_SHARPENING = { sigma: 0.6, m1: 0, m2: 1.5 }
/** Pixels of the photo that are drawn beyond what shows, so that its edge is made from its real neighbours. */
const MARGIN = 3
export type RenderRequest = {
  photoPath: string
  line: Pick<SheetLine, 'product' | 'fit' | 'crop' | 'turn' | 'straighten' | 'orientation' | 'borderMm' | 'date'> &
    Partial<Pick<SheetLine, 'originalName'>>
}

/** The photo as it is opened for one print: upright, in px of its own, which may be fewer than the file's. */
type Source = Size & { read(shape: (image: Sharp) => Sharp): Promise<Pixels> }

/** What of one side of the photo is taken, and how many pixels it becomes. */
type Side = Pick<Span, 'start' | 'length' | 'scaled'>

/** Where the picture stands on the paper, in whole pixels. */
type Place = { left: number; top: number } & Size

/**
 * Makes the JPEG that the lab prints: exactly the paper's pixels, laid out by `layoutPrint` as the customer saw it, upright,
 * sRGB. What a crop shows beyond the photo is white. Rejects where the photo can't be decoded. May take any memory and time:
 * only for a process that may die of it.
 */
export async function renderPrint({ photoPath, line }: RenderRequest): Promise<Buffer> {
  const photo = await openSource(photoPath, line.originalName)
  const layout = layoutPrint(photo, paperOf(line.product, { borderMm: line.borderMm ?? 0 }), line)
  const { x: left, y: top, width, height } = layout.target
  const place = { left, top, width, height }
  const source = await shrinkPhoto(photo, scaleOf(layout))
  // From the pixels that are at hand, not the file's.
  const [a, b, c, d, e, f] = layout.matrix
  const [across, down] = [photo.width / source.width, photo.height / source.height]
  const matrix = [a * across, b * across, c * down, d * down, e, f] as const
  const isLevel = !line.straighten && scaleOf(layout) <= 1
  const picture = isLevel ? await drawLevel(source, matrix, place, line.turn ?? 0) : await drawTilted(source, matrix, place)
  const sharpened = scaleOf(layout) < 1 ? await sharpen(picture) : picture
  if (line.date !== undefined) imprintDate(sharpened, line.date, layout, place)
  return await finish(sharpened, layout.paper, place)
}

/** As the client opens it. What libvips does not read by itself has to be decoded whole, whatever of it is printed. */
async function openSource(path: string, name?: string): Promise<Source> {
  const photo = await openPhoto(path, name)
  const read: Source['read'] = async (shape) => (await photo.decode((image) => toPixels(shape(image)))).result
  const { format, width, height } = photo
  return DECODED_WHOLE.has(format) ? openPixels(await read((image) => image)) : { width, height, read }
}

/** Pixels of paper for one of the photo. */
function scaleOf({ target, source, turned }: PrintLayout): number {
  return target.width / (source.width * turned.width)
}

/**
 * Loads a photo that is far denser than the print at a whole fraction of its size, still at least as dense: a JPEG is then
 * decoded in a quarter of the time and memory or less. sharp does so from a third on.
 */
async function shrinkPhoto(photo: Source, scale: number): Promise<Source> {
  const shrink = [9, 5, 3].find((factor) => factor * scale <= 1 && Math.min(photo.width, photo.height) >= factor)
  if (shrink === undefined) return photo
  const size = { width: Math.floor(photo.width / shrink), height: Math.floor(photo.height / shrink) }
  return openPixels(await photo.read((image) => image.resize(size.width, size.height, { fit: 'fill' })))
}

/** A level photo made smaller by sharp, over whole pixels of both the photo and the print; then the quarter turn. */
async function drawLevel(source: Source, matrix: PrintLayout['matrix'], place: Place, turn: number): Promise<Pixels> {
  const shown = boundsOnPhoto(matrix, place)
  const lies = turn % 180 === 0
  const across = fitSpan(shown.x, shown.width, source.width, lies ? place.width : place.height)
  const down = fitSpan(shown.y, shown.height, source.height, lies ? place.height : place.width)
  const isWhole = across.length === source.width && down.length === source.height
  const needless = across.scaled === across.count && down.scaled === down.count
  const pixels = await source.read((image) => {
    const shownOnly = isWhole ? image : image.extract(regionOf(across, down))
    const resized = shownOnly.resize(across.scaled, down.scaled, { fit: 'fill' })
    return needless ? resized : resized.extract({ left: across.offset, top: down.offset, width: across.count, height: down.count })
  })
  return turn === 0 ? pixels : await openPixels(pixels).read((image) => image.rotate(turn))
}

function regionOf(across: Side, down: Side): Place {
  return { left: across.start, top: down.start, width: across.length, height: down.length }
}

/**
 * At any angle: what shows is brought to the print's density by sharp, then drawn turned. Enlarges too, for sharp does that half
 * a pixel to the right and down.
 */
async function drawTilted(source: Source, matrix: PrintLayout['matrix'], place: Place): Promise<Pixels> {
  const shown = boundsOnPhoto(matrix, place)
  const density = Math.min(1, Math.hypot(matrix[0], matrix[1]))
  const across = cutSpan(shown.x, shown.width, source.width, density)
  const down = cutSpan(shown.y, shown.height, source.height, density)
  if (across.length <= 0 || down.length <= 0) return { ...place, data: new Uint8Array(place.width * place.height * 3).fill(255) }
  const region = regionOf(across, down)
  const pixels = await source.read((image) => {
    const cut = image.extract(region)
    return density < 1 ? cut.resize(across.scaled, down.scaled, { fit: 'fill' }) : cut
  })
  const [byX, byY] = [pixels.width / region.width, pixels.height / region.height]
  const [a, b, c, d, e, f] = invert(matrix)
  const from = { x: a * place.left + c * place.top + e - region.left, y: b * place.left + d * place.top + f - region.top }
  return resample(
    pixels,
    {
      matrix: [a * byX, b * byY, c * byX, d * byY, from.x * byX, from.y * byY],
      photo: { left: -region.left * byX, top: -region.top * byY, width: source.width * byX, height: source.height * byY },
    },
    place,
  )
}

/** What of one side of the photo is needed, with room for the neighbours that the averaging asks for. */
function cutSpan(from: number, length: number, limit: number, density: number): Side {
  const margin = MARGIN / density
  const start = Math.max(0, Math.floor(from - margin))
  const end = Math.min(limit, Math.ceil(from + length + margin))
  return { start, length: end - start, scaled: Math.max(1, Math.round((end - start) * density)) }
}

/** The part of the photo that a place on the paper shows, upright, not cut off where it leaves the photo. */
function boundsOnPhoto(matrix: PrintLayout['matrix'], { left, top, width, height }: Place): Rectangle {
  const [a, b, c, d, e, f] = invert(matrix)
  const corners = [
    [left, top],
    [left + width, top],
    [left, top + height],
    [left + width, top + height],
  ] as const
  const xs = corners.map(([x, y]) => a * x + c * y + e)
  const ys = corners.map(([x, y]) => b * x + d * y + f)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

function invert([a, b, c, d, e, f]: PrintLayout['matrix']): PrintLayout['matrix'] {
  const by = a * d - b * c
  return [d / by, -b / by, -c / by, a / by, (c * f - d * e) / by, (b * e - a * f) / by]
}

function imprintDate(pixels: Pixels, date: string, layout: PrintLayout, place: Place): void {
  const { colour, polygons } = layoutDate(date, layout)
  const inPicture = polygons.map((points) => points.map(([x, y]) => [x - place.left, y - place.top] as const))
  fillPolygons(pixels, inPicture, colour)
}

async function sharpen(pixels: Pixels): Promise<Pixels> {
  return await openPixels(pixels).read((image) => image.sharpen(LIGHT_SHARPENING))
}

async function finish(pixels: Pixels, paper: Size, place: Place): Promise<Buffer> {
  return await fromPixels(pixels)
    .extend({
      left: place.left,
      top: place.top,
      right: paper.width - place.left - place.width,
      bottom: paper.height - place.top - place.height,
      background: WHITE,
    })
    .withIccProfile('srgb')
    .withDensity(PRINT_DPI)
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer()
}

/** In sRGB, what is transparent on white. */
async function toPixels(image: Sharp): Promise<Pixels> {
  const { data, info } = await image
    .flatten({ background: WHITE })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

function openPixels(pixels: Pixels): Source {
  return { width: pixels.width, height: pixels.height, read: (shape) => toPixels(shape(fromPixels(pixels))) }
}

function fromPixels({ data, width, height }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false })
}
