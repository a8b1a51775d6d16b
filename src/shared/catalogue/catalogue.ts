import { z } from 'zod'
import { multiLine, singleLine } from '../text/plain-text.ts'

/** Whole won, tax included. */
export const won = z.int().nonnegative().max(1_000_000_000)

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

/** From `from` prints on, each costs `unitPrice`. */
const quantityTier = z.object({ from: z.int().min(2).max(100_000), unitPrice: won })

const printProduct = z.object({
  id: slug,
  kind: z.literal('print'),
  /** What the customer calls it, such as "4×6". */
  name: singleLine(40).min(1),
  /** One short line below the name, such as "가장 많이 찾는 크기". */
  note: singleLine(80).optional(),
  /** Paper in mm, as the customer reads it. */
  shortMm: z.number().min(10).max(2000),
  longMm: z.number().min(10).max(2000),
  /** The same paper in pixels at 300 dpi, as the lab takes it. Not the mm converted: a 4×6 is 102×152 mm and 1200×1800 px. */
  shortPx: z.int().min(100).max(24_000),
  longPx: z.int().min(100).max(24_000),
  /** What a lab may lose at each edge, in mm: the trim zone that the customer sees. */
  trimMm: z.number().min(0).max(20).default(2),
  unitPrice: won,
  tiers: z.array(quantityTier).max(20).default([]),
  /** From here on a print is good; below `warnDpi` the customer is warned. ID photos: 300 for both. */
  goodDpi: z.int().min(72).max(1200).default(200),
  warnDpi: z.int().min(72).max(1200).default(150),
})

const optionChoice = z.object({
  id: slug,
  name: singleLine(40).min(1),
  surcharge: won.default(0),
  /** Makes the print with a white border this wide, in mm (유테); left out: none of its doing. */
  borderMm: z.number().min(1).max(30).optional(),
  /** Prints the day the photo was taken into the picture (날짜 인화). */
  dateImprint: z.boolean().optional(),
})

/** Something to choose for each print, such as the paper's finish. The first choice is the one a new print starts with. */
const printOption = z.object({ id: slug, name: singleLine(40).min(1), choices: z.array(optionChoice).min(1).max(20) })

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Where and when orders are picked up. */
const pickup = z.object({
  note: singleLine(120),
  /** Between the order and the first moment it can be fetched. */
  leadTimeHours: z.int().min(0).max(1000),
  /** Left out where there is only one, the studio itself. */
  shops: z
    .array(z.object({ id: slug, name: singleLine(40).min(1), address: singleLine(120), phone: singleLine(30).default('') }))
    .max(50)
    .default([]),
  /** Times of a day that a customer may say they come in; left out: any day, any time. */
  slots: z
    .array(z.object({ id: slug, name: singleLine(40).min(1), from: clock, until: clock }))
    .max(20)
    .default([]),
  /** 0 is Sunday. */
  closedWeekdays: z.array(z.int().min(0).max(6)).max(7).default([]),
  closedDays: z.array(z.iso.date()).max(400).default([]),
  /** How many days from now on can be chosen. */
  daysAhead: z.int().min(1).max(60).default(14),
})

export const bankAccountSchema = z.object({ bank: singleLine(40).min(1), number: singleLine(40).min(1), holder: singleLine(40).min(1) })

/**
 * All that a studio sells and how it hands it over. Sizes and prices are the studio's data, never constants in code. What is
 * wrong is said in Korean: the studio's owner edits this by hand.
 */
export const catalogueSchema = z
  .object({
    /** Grows with every change; an order says by which version it was priced. */
    version: z.string().regex(/^[A-Za-z0-9._-]{1,60}$/),
    products: z.array(printProduct).min(1).max(200),
    /** The size that a customer's first print starts with; left out: the first. */
    startWith: slug.optional(),
    options: z.array(printOption).max(10).default([]),
    /** Whether quantity tiers count the prints of one photo or all prints of one size. */
    tierBasis: z.enum(['photo', 'size']),
    minimumOrder: won.default(0),
    pickup,
    /** Left out where the studio does not deliver. */
    delivery: z.object({ fee: won, freeFrom: won.optional(), note: singleLine(120) }).optional(),
    /** Left out where the studio takes no bank transfers. */
    bankAccount: bankAccountSchema.optional(),
    /** Transfers that have not come after so many days lapse, and the order with them; left out: they never do. */
    unpaidDays: z.int().min(1).max(60).optional(),
    /** Whether the studio sends a link by which an order can be paid. */
    paymentLink: z.boolean().default(false),
    /** The last state in which a customer may cancel by themselves. */
    cancelUntil: z.enum(['received', 'checked', 'paid']).default('checked'),
    /** What the law wants said before ordering (청약철회 등), in the studio's own words; left out: the app's. */
    withdrawalNotice: multiLine(1000).optional(),
  })
  .superRefine((catalogue, context) => {
    const twice = firstRepeated([...catalogue.products, ...catalogue.options].map((entry) => entry.id))
    if (twice) context.addIssue({ code: 'custom', message: `id "${twice}"이(가) 두 번 나와요` })
    const isSold = catalogue.startWith === undefined || catalogue.products.some((product) => product.id === catalogue.startWith)
    if (!isSold) context.addIssue({ code: 'custom', path: ['startWith'], message: `"${catalogue.startWith}" 상품이 없어요` })
    for (const [index, product] of catalogue.products.entries()) {
      const message = '짧은 변이 긴 변보다 길어요'
      if (product.shortMm > product.longMm) context.addIssue({ code: 'custom', path: ['products', index, 'shortMm'], message })
      if (product.shortPx > product.longPx) context.addIssue({ code: 'custom', path: ['products', index, 'shortPx'], message })
    }
  })

export type Catalogue = z.infer<typeof catalogueSchema>
export type PrintProduct = Catalogue['products'][number]
export type PrintOption = Catalogue['options'][number]
export type Pickup = Catalogue['pickup']

function firstRepeated(ids: readonly string[]): string | undefined {
  return ids.find((id, index) => ids.indexOf(id) !== index)
}
