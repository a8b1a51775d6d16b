import type { Catalogue, PrintProduct } from '#shared/catalogue/catalogue.ts'
import type { Photo } from '#shared/contract/photos.ts'
import { type PrintQuality, printQuality } from '#shared/layout/geometry.ts'
import { dpiOf, layoutPrint, type PrintLayout } from '#shared/layout/print-layout.ts'
import { paperOf, printEffects } from '#shared/orders/print-effects.ts'
import { type BasketLine, knownOptions } from './draft-lines.ts'

/** What keeps a line from being printed as it stands, the worst first. 'crop-stale': the photo has another shape than when it was cropped. */
export type LineTrouble = 'photo-gone' | 'size-gone' | 'option-gone' | 'file-missing' | 'crop-stale'

export type Print = {
  layout: PrintLayout
  dpi: number
  quality: PrintQuality
  /** The day that is printed into it, YYYY-MM-DD. */
  date: string | undefined
  /** How much of the photo shows (0–1), where that is little and nobody has chosen it by hand; else null. */
  littleShown: number | null
}

export type LineStanding = { product: PrintProduct | undefined; print: Print | null; trouble: LineTrouble | null }

/** Of these there may be a filter over the cards. */
export type LineConcern = 'blurred' | 'missing' | 'unsold' | 'moved' | 'cut'
export const LINE_CONCERNS: readonly LineConcern[] = ['unsold', 'missing', 'moved', 'cut', 'blurred']

/** How a line stands by the catalogue at hand. `photo`: undefined while it is not known yet, null where the library lacks it. */
export function standingOfLine(
  line: BasketLine,
  photo: Photo | null | undefined,
  catalogue: Pick<Catalogue, 'products' | 'options'>,
): LineStanding {
  const product = catalogue.products.find(({ id }) => id === line.productId)
  const print = product && photo ? printOf(line, photo, product, catalogue) : null
  return { product, print, trouble: troubleOf(line, photo, product, print, catalogue) }
}

function printOf(line: BasketLine, photo: Photo, product: PrintProduct, catalogue: Pick<Catalogue, 'options'>): Print {
  const effects = printEffects(catalogue, product, line.options)
  const layout = layoutPrint(photo, paperOf(product, effects), line)
  const dpi = dpiOf(layout)
  return {
    ...{ layout, dpi, quality: printQuality(dpi, product), littleShown: littleShownOf(line, layout) },
    date: effects.dateImprint ? photo.takenAt.slice(0, 10) : undefined,
  }
}

/** A photo of which less than this shows, such as a panorama that fills a usual paper, is hardly what was wanted. */
const LITTLE_SHOWN = 0.4

function littleShownOf({ fit, crop }: BasketLine, { source }: PrintLayout): number | null {
  const shown = source.width * source.height
  return fit === 'paper-full' && !crop && shown < LITTLE_SHOWN ? shown : null
}

function troubleOf(
  line: BasketLine,
  photo: Photo | null | undefined,
  product: PrintProduct | undefined,
  print: Print | null,
  catalogue: Pick<Catalogue, 'options'>,
): LineTrouble | null {
  if (photo === null) return 'photo-gone'
  if (!product) return 'size-gone'
  if (Object.keys(knownOptions(line.options, catalogue.options)).length < Object.keys(line.options).length) return 'option-gone'
  if (photo?.missing) return 'file-missing'
  return print && isOffShape(line, print.layout) ? 'crop-stale' : null
}

/** A border that was put on since the crop changes its shape by less. */
const MOST_OFF = 0.12

function isOffShape({ crop, fit }: BasketLine, { turned, target }: PrintLayout): boolean {
  if (!crop || fit !== 'paper-full') return false
  const shape = (turned.width * crop.width) / (turned.height * crop.height)
  return Math.abs((shape * target.height) / target.width - 1) > MOST_OFF
}

/** What to say of a line on top of the cards; null where all is well. */
export function concernOf({ trouble, print }: LineStanding): LineConcern | null {
  if (trouble === 'size-gone' || trouble === 'option-gone') return 'unsold'
  if (trouble === 'photo-gone' || trouble === 'file-missing') return 'missing'
  if (trouble === 'crop-stale') return 'moved'
  if (print && print.littleShown !== null) return 'cut'
  return print && print.quality !== 'good' ? 'blurred' : null
}

/** Whether it has a price by this catalogue. */
export function isSold({ trouble, product }: Pick<LineStanding, 'trouble' | 'product'>): boolean {
  return product !== undefined && trouble !== 'option-gone'
}

const MM_PER_INCH = 25.4
/** Up to here the numbers in a size's name are inches. */
const MOST_INCHES = 60

/** The size that is nearest to one that is no longer sold, as far as its id tells its size; else the one that the studio names. */
export function nearestProduct(
  { products, startWith }: Pick<Catalogue, 'products' | 'startWith'>,
  goneId: string,
): PrintProduct | undefined {
  const gone = sizeIn(goneId)
  const named = products.find(({ id }) => id === startWith) ?? products[0]
  if (!gone) return named
  const away = ({ shortMm, longMm }: PrintProduct) => Math.abs(Math.log(shortMm / gone.short)) + Math.abs(Math.log(longMm / gone.long))
  return products.reduce<PrintProduct | undefined>((best, product) => (best && away(best) <= away(product) ? best : product), undefined)
}

/** In mm. */
function sizeIn(id: string): { short: number; long: number } | null {
  const [, one, other] = /(\d+)x(\d+)/.exec(id) ?? []
  if (!one || !other) return null
  const sides = [Number(one), Number(other)].sort((a, b) => a - b)
  const scale = Math.max(...sides) <= MOST_INCHES ? MM_PER_INCH : 1
  const [short = 0, long = 0] = sides.map((side) => side * scale)
  return short > 0 ? { short, long } : null
}
