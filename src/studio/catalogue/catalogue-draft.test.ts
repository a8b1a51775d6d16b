import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogueSchema } from '#shared/catalogue/catalogue.ts'
import { askCataloguePage, cataloguePage } from '../console/pages/catalogue-page.ts'
import { MAX_CATALOGUE_FORM_BYTES } from '../console/routes/catalogue-routes.ts'
import { readStudioResources } from '../studio-resources.ts'
import { readFormFields } from '../testing/read-form-fields.ts'
import { draftCatalogue, parseCatalogueDraft, readCatalogueDraft } from './catalogue-draft.ts'
import { fieldsOf } from './form-shape.ts'

const demo = catalogueSchema.parse(JSON.parse(readFileSync(readStudioResources('demo').catalogueTemplate, 'utf8')))
const trial = { productId: '', quantity: '30', options: {}, delivery: 'pickup' } as const

const renderEditor = (catalogue: Catalogue): string =>
  String(
    cataloguePage({
      studioName: '한빛',
      form: { draft: draftCatalogue(catalogue), errors: new Map(), focus: '' },
      current: catalogue,
      next: catalogue,
      trial,
      fileProblem: '',
      isFresh: true,
      once: '1',
      etag: '"e"',
    }),
  )
const renderAsk = (catalogue: Catalogue): string =>
  String(
    askCataloguePage({
      studioName: '한빛',
      title: '',
      changes: [],
      doubts: [],
      answer: '',
      form: { draft: draftCatalogue(catalogue), errors: new Map(), focus: '' },
      once: '1',
      etag: '"e"',
    }),
  )

/** As a browser would send the page back. */
function sendBack(page: string, version: string) {
  const sent = new URLSearchParams(readFormFields(page, 'catalogue').toString())
  return parseCatalogueDraft(readCatalogueDraft(sent), version)
}

const won = fc.integer({ min: 0, max: 1_000_000_000 })
const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('4×6', '"', '<b>', '&amp;', "'", '한빛', '\n', ' ', '👵'))
const text = (least: number, most: number) =>
  fc
    .array(piece, { minLength: least, maxLength: 4 })
    .map((pieces) => pieces.join('').slice(0, most).toWellFormed().normalize('NFC').trim())
    .filter((candidate) => candidate.length >= least && candidate.length <= most)
const id = fc.uuid().map((uuid) => uuid.slice(0, 18))
const mm = fc.oneof(fc.integer({ min: 10, max: 2000 }), fc.double({ min: 10, max: 2000, noNaN: true }))
const pair = <T extends number>(side: fc.Arbitrary<T>) => fc.tuple(side, side).map(([a, b]) => (a < b ? [a, b] : [b, a]) as [T, T])
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const clock = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const dpi = fc.integer({ min: 72, max: 1200 })

const product = fc
  .record({
    id,
    kind: fc.constant('print' as const),
    name: text(1, 40),
    note: maybe(text(1, 80)),
    mm: pair(mm),
    px: pair(fc.integer({ min: 100, max: 24_000 })),
    trimMm: fc.double({ min: 0, max: 20, noNaN: true }),
    unitPrice: won,
    tiers: fc.array(fc.record({ from: fc.integer({ min: 2, max: 100_000 }), unitPrice: won }), { maxLength: 3 }),
    goodDpi: dpi,
    warnDpi: dpi,
  })
  .map(({ mm: [shortMm, longMm], px: [shortPx, longPx], ...rest }) => ({ ...rest, shortMm, longMm, shortPx, longPx }))
const choice = fc.record({
  id,
  name: text(1, 40),
  surcharge: won,
  borderMm: maybe(fc.double({ min: 1, max: 30, noNaN: true })),
  dateImprint: maybe(fc.constant(true)),
})
const pickup = fc.record({
  note: text(0, 120),
  leadTimeHours: fc.nat(1000),
  shops: fc.array(fc.record({ id, name: text(1, 40), address: text(0, 120), phone: text(0, 30) }), { maxLength: 3 }),
  slots: fc.array(fc.record({ id, name: text(1, 40), from: clock, until: clock }), { maxLength: 3 }),
  closedWeekdays: fc.uniqueArray(fc.nat(6)).map((days) => days.sort()),
  closedDays: fc.array(
    fc.date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
    {
      maxLength: 4,
    },
  ),
  daysAhead: fc.integer({ min: 1, max: 60 }),
})
const anyCatalogue = fc
  .record({
    version: fc.constantFrom('1', '2026-11-22.1'),
    products: fc.uniqueArray(product, { minLength: 1, maxLength: 4, selector: (entry) => entry.id }),
    starts: maybe(fc.nat(3)),
    options: fc.array(fc.record({ id, name: text(1, 40), choices: fc.array(choice, { minLength: 1, maxLength: 3 }) }), { maxLength: 2 }),
    tierBasis: fc.constantFrom('photo', 'size'),
    minimumOrder: won,
    pickup,
    delivery: maybe(fc.record({ fee: won, freeFrom: maybe(won), note: text(0, 120) })),
    bankAccount: maybe(fc.record({ bank: text(1, 40), number: text(1, 40), holder: text(1, 40) })),
    unpaidDays: maybe(fc.integer({ min: 1, max: 60 })),
    paymentLink: fc.boolean(),
    cancelUntil: fc.constantFrom('received', 'checked', 'paid'),
    withdrawalNotice: maybe(text(1, 1000)),
  })
  .map(({ starts, ...rest }) =>
    catalogueSchema.safeParse({ ...rest, startWith: starts === undefined ? undefined : rest.products[starts]?.id }),
  )
  .filter((result) => result.success)
  .map(({ data }) => data)

describe('a catalogue in the form', () => {
  it('comes back as it was, from the editor and from the page that asks', () => {
    fc.assert(
      fc.property(anyCatalogue, (catalogue) => {
        expect(sendBack(renderEditor(catalogue), catalogue.version)).toEqual({ catalogue })
        expect(sendBack(renderAsk(catalogue), catalogue.version)).toEqual({ catalogue })
      }),
      { numRuns: 60 },
    )
  })

  it('of the demo studio does too', () => {
    expect(sendBack(renderEditor(demo), demo.version)).toEqual({ catalogue: demo })
  })

  it('fits where it is as long as it can be', () => {
    const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index))
    const slug = (kind: string, index: number) => `${kind}-${index}-`.padEnd(40, 'x')
    const [first] = demo.products
    const longest = {
      ...demo,
      startWith: undefined,
      products: many(200, (index) => ({
        ...first,
        id: slug('p', index),
        name: '가'.repeat(40),
        note: '가'.repeat(80),
        unitPrice: 1_000_000_000,
        tiers: many(20, () => ({ from: 100_000, unitPrice: 1_000_000_000 })),
      })),
      options: many(10, (index) => ({
        id: slug('o', index),
        name: '가'.repeat(40),
        choices: many(20, (at) => ({
          id: slug('c', at),
          name: '가'.repeat(40),
          surcharge: 1_000_000_000,
          borderMm: 29.5,
          dateImprint: true,
        })),
      })),
      pickup: {
        ...demo.pickup,
        shops: many(50, (index) => ({ id: slug('s', index), name: '가'.repeat(40), address: '가'.repeat(120), phone: '가'.repeat(30) })),
        closedDays: many(400, () => '2026-12-25'),
      },
      withdrawalNotice: '가'.repeat(1000),
    }
    const catalogue = catalogueSchema.parse(longest)
    expect(new URLSearchParams(fieldsOf(draftCatalogue(catalogue))).toString().length).toBeLessThan(MAX_CATALOGUE_FORM_BYTES)
  })
})

describe('what is typed', () => {
  const typed = (change: (draft: ReturnType<typeof draftCatalogue>) => void) => {
    const draft = draftCatalogue(demo)
    change(draft)
    return parseCatalogueDraft(draft, '1')
  }
  const price = (value: string) =>
    typed(({ products: [product] }) => {
      if (product) product.unitPrice = value
    })

  it.each([
    ['1,300', 1300],
    [' 1300원 ', 1300],
    ['１３００', 1300],
    ['0', 0],
  ])('as a price, %s is a number', (value, won) => {
    expect(price(value)).toMatchObject({ catalogue: { products: [{ unitPrice: won }, {}, {}, {}, {}, {}, {}] } })
  })

  it.each([
    ['', '적어 주세요.'],
    ['삼백', '숫자로만 적어 주세요.'],
    ['1,30', '숫자로만 적어 주세요.'],
    ['-300', '0원보다 작을 수 없어요.'],
    ['299.5', '소수점 없이 적어 주세요.'],
    ['9,999,999,999', '1,000,000,000원까지 적을 수 있어요.'],
  ])('as a price, %j is refused beside its field', (value, sentence) => {
    expect(price(value)).toEqual({ errors: new Map([['products.0.unitPrice', sentence]]) })
  })

  it('is explained beside its field, whatever it is', () => {
    const wrong = typed((draft) => {
      const [product] = draft.products
      const [slot] = draft.pickup.slots
      if (!product || !slot) throw new Error('the demo has both')
      Object.assign(product, { name: ' ', shortMm: '200', longMm: '100', goodDpi: '10' })
      Object.assign(slot, { from: '열시' })
      draft.pickup.closedDays = ['내일']
      draft.bankAccount.holder = ''
      draft.options.push({ id: 'empty', name: '', choices: [] })
    })
    expect(wrong).toEqual({
      errors: new Map([
        ['products.0.name', '적어 주세요.'],
        ['products.0.goodDpi', '72dpi 이상으로 적어 주세요.'],
        ['options.4.name', '적어 주세요.'],
        ['options.4.choices', '하나는 있어야 해요.'],
        ['pickup.slots.0.from', '09:30처럼 적어 주세요.'],
        ['pickup.closedDays.0', '2026-12-25처럼 적어 주세요.'],
        ['bankAccount.holder', '적어 주세요.'],
        ['products.0.shortMm', '짧은 변이 긴 변보다 길어요.'],
      ]),
    })
  })

  it('has the pixels of 300 dpi where none are given', () => {
    const result = typed(({ products: [product] }) =>
      Object.assign(product ?? {}, { shortMm: '127', longMm: '254', shortPx: '', longPx: ' ' }),
    )
    expect(result).toMatchObject({ catalogue: { products: [{ shortPx: 1500, longPx: 3000 }, {}, {}, {}, {}, {}, {}] } })
  })

  it('is not needed of what is switched off', () => {
    const result = typed((draft) => {
      Object.assign(draft.delivery, { on: '', fee: 'x' })
      Object.assign(draft.bankAccount, { on: '' })
    })
    expect(result).toMatchObject({ catalogue: { delivery: undefined, bankAccount: undefined } })
  })
})

it('takes any form at all for what it is, and throws at none', () => {
  const name = fc.array(
    fc.constantFrom('products', '0', '1', '999999999', 'tiers', 'id', '__proto__', 'constructor', 'pickup', 'closedDays', 'on', '', 'x'),
    {
      maxLength: 5,
    },
  )
  const form = fc.array(
    fc.tuple(
      name.map((parts) => parts.join('.')),
      fc.string(),
    ),
  )
  fc.assert(
    fc.property(form, (fields) => {
      expect(parseCatalogueDraft(readCatalogueDraft(new URLSearchParams(fields)), '1')).toHaveProperty('errors')
    }),
  )
  const flood = new URLSearchParams(Array.from({ length: 5000 }, (_, index) => [`products.${index}.id`, 'x']))
  expect(readCatalogueDraft(flood).products.length).toBeLessThan(300)
})
