import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueSchema } from '#shared/catalogue/catalogue.ts'
import { readStudioResources } from '../studio-resources.ts'
import { draftCatalogue } from './catalogue-draft.ts'
import { editDraft, presetsFor } from './edit-draft.ts'

const draft = draftCatalogue(catalogueSchema.parse(JSON.parse(readFileSync(readStudioResources('demo').catalogueTemplate, 'utf8'))))
const names = (edited: typeof draft) => edited.products.map(({ name }) => name)

describe('a button of the editor', () => {
  it('moves a row up and down, and goes along with it', () => {
    const moved = editDraft(draft, 'down:products.0')
    expect(names(moved.draft).slice(0, 2)).toEqual(['4×6', '3×5'])
    expect(moved.focus).toBe('down:products.1')
    expect(editDraft(moved.draft, 'up:products.1').draft).toEqual(draft)
  })

  it('takes a row out; a size that was the first to be seen is so no more', () => {
    const { draft: left } = editDraft(draft, 'remove:products.1')
    expect(names(left)).not.toContain('4×6')
    expect(left.startWith).toBe('')
    expect(editDraft(draft, 'remove:products.0').draft.startWith).toBe('print-4x6')
    expect(editDraft(draft, 'remove:products.1.tiers.0').draft.products[1]?.tiers).toEqual([{ from: '100', unitPrice: '240' }])
  })

  it('adds a row with an id of its own, and goes to its first field', () => {
    const first = editDraft(draft, 'add:products')
    const second = editDraft(first.draft, 'add:products')
    expect(second.focus).toBe('products.8.name')
    expect(new Set(second.draft.products.map(({ id }) => id)).size).toBe(9)
    expect(editDraft(draft, 'add:options.0.choices').draft.options[0]?.choices).toHaveLength(3)
    expect(editDraft(draft, 'add:pickup.shops').draft.pickup.shops).toHaveLength(1)
    expect(editDraft(draft, 'add:products.0.tiers').focus).toBe('products.0.tiers.0.from')
    expect(editDraft(draft, 'add:pickup.closedDays')).toEqual({ draft, focus: 'pickup.closedDays' })
  })

  it('adds a common size with its measures, once, and asks for the price only', () => {
    const { draft: edited, focus } = editDraft(draft, 'preset:print-passport')
    expect(edited.products.at(-1)).toMatchObject({
      name: '여권',
      shortMm: '35',
      longPx: '531',
      unitPrice: '',
      goodDpi: '300',
      warnDpi: '300',
    })
    expect(focus).toBe('products.7.unitPrice')
    expect(presetsFor(edited).map(({ name }) => name)).toEqual(['D3', '증명', '반명함', '명함'])
    expect(editDraft(edited, 'preset:print-passport').draft).toEqual(edited)
  })

  it('changes nothing by words that mean nothing', () => {
    const nonsense = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'up:products.0',
        'down:products.6',
        'remove:products.99',
        'add:__proto__',
        'remove:constructor.0',
        'add:pickup',
        'up:x.0',
      ),
    )
    fc.assert(
      fc.property(nonsense, (wish) => {
        expect(editDraft(draft, wish)).toEqual({ draft, focus: '' })
      }),
    )
  })
})
