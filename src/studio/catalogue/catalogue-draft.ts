import { type Catalogue, catalogueSchema } from '#shared/catalogue/catalogue.ts'
import { explainFields } from './explain-fields.ts'
import { type DraftOf, draftOf, inputOf, readDraft, readNumber } from './form-shape.ts'

/** All of `catalogueSchema` but the version, which the editor gives, and the kind, of which there is only one. */
export const catalogueShape = {
  startWith: 'maybe-text',
  products: [
    {
      id: 'text',
      name: 'text',
      note: 'maybe-text',
      shortMm: 'number',
      longMm: 'number',
      shortPx: 'number',
      longPx: 'number',
      trimMm: 'number',
      unitPrice: 'won',
      tiers: [{ from: 'number', unitPrice: 'won' }],
      goodDpi: 'number',
      warnDpi: 'number',
    },
  ],
  tierBasis: 'text',
  minimumOrder: 'won',
  options: [
    {
      id: 'text',
      name: 'text',
      choices: [{ id: 'text', name: 'text', surcharge: 'won', borderMm: 'number', dateImprint: 'flag' }],
    },
  ],
  pickup: {
    note: 'text',
    leadTimeHours: 'number',
    shops: [{ id: 'text', name: 'text', address: 'text', phone: 'text' }],
    slots: [{ id: 'text', name: 'text', from: 'text', until: 'text' }],
    closedWeekdays: 'numbers',
    closedDays: 'texts',
    daysAhead: 'number',
  },
  delivery: { maybe: { fee: 'won', freeFrom: 'won', note: 'text' } },
  bankAccount: { maybe: { bank: 'text', number: 'text', holder: 'text' } },
  unpaidDays: 'number',
  paymentLink: 'flag',
  cancelUntil: 'text',
  withdrawalNotice: 'maybe-text',
} as const

/** A catalogue as it stands in the editor's form, everything as it was typed. */
export type CatalogueDraft = DraftOf<typeof catalogueShape>
export type ProductDraft = CatalogueDraft['products'][number]

/** By the name of the field: what is wrong with it, as a sentence. Empty: what is about none of them. */
export type FieldErrors = ReadonlyMap<string, string>

export function draftCatalogue(catalogue: Catalogue): CatalogueDraft {
  return draftOf(catalogueShape, catalogue)
}

export function readCatalogueDraft(form: URLSearchParams): CatalogueDraft {
  return readDraft(catalogueShape, form)
}

/** The catalogue that a draft makes, under this version; or what is wrong with which field. Pixels left empty are those of 300 dpi. */
export function parseCatalogueDraft(draft: CatalogueDraft, version: string): { catalogue: Catalogue } | { errors: FieldErrors } {
  const products = draft.products.map((product) => ({ ...product, ...proposePixels(product) }))
  const input = inputOf(catalogueShape, { ...draft, products }) as { products: object[] }
  const result = catalogueSchema.safeParse(
    { ...input, version, products: input.products.map((product) => ({ ...product, kind: 'print' })) },
    { reportInput: true },
  )
  return result.success ? { catalogue: result.data } : { errors: explainFields(result.error.issues) }
}

/** The paper's pixels: as typed, and at 300 dpi where nothing is typed. */
export function proposePixels({ shortMm, longMm, shortPx, longPx }: ProductDraft): Pick<ProductDraft, 'shortPx' | 'longPx'> {
  return { shortPx: shortPx.trim() || pixelsOf(shortMm), longPx: longPx.trim() || pixelsOf(longMm) }
}

/** Pixels of so many mm at 300 dpi; empty where it is no number. */
export function pixelsOf(mm: string): string {
  const length = readNumber(mm)
  return typeof length === 'number' ? String(Math.round((length / 25.4) * 300)) : ''
}
