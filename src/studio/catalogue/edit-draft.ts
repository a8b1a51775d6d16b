import { randomUUID } from 'node:crypto'
import type { CatalogueDraft, ProductDraft } from './catalogue-draft.ts'
import { sizePresets } from './size-presets.ts'

export type DraftEdit = {
  draft: CatalogueDraft
  /** The field or button to go on with. */
  focus: string
}

type Row = CatalogueDraft['products' | 'options'][number] | object

/**
 * Does what a button of the editor asks for, such as `add:products.2.tiers`, `up:options.1` or `preset:print-4x6`. Words that mean
 * nothing change nothing.
 */
export function editDraft(before: CatalogueDraft, wish: string): DraftEdit {
  const draft = structuredClone(before)
  const [verb = '', path = ''] = wish.split(':')
  if (verb === 'preset') return { draft, focus: addPreset(draft, path) }
  if (verb === 'add') return { draft, focus: addRow(draft, path) }
  const [, listPath = '', index = ''] = /^(.+)\.(\d{1,4})$/.exec(path) ?? []
  const list = listAt(draft, listPath)
  const place = Number(index)
  if (!list || index === '' || place >= list.length) return { draft, focus: '' }
  if (verb === 'remove') {
    forgetFirst(draft, list[place])
    list.splice(place, 1)
    return { draft, focus: `add:${listPath}` }
  }
  const target = verb === 'up' ? place - 1 : place + 1
  if ((verb !== 'up' && verb !== 'down') || target < 0 || target >= list.length) return { draft, focus: '' }
  list.splice(target, 0, ...list.splice(place, 1))
  return { draft, focus: `${verb}:${listPath}.${target}` }
}

/** Sizes that are not sold yet. */
export function presetsFor({ products }: CatalogueDraft): typeof sizePresets {
  const sold = new Set(products.flatMap(({ id, shortMm, longMm }) => [id, `${shortMm}×${longMm}`]))
  return sizePresets.filter(({ id, shortMm, longMm }) => !sold.has(id) && !sold.has(`${shortMm}×${longMm}`))
}

function addPreset(draft: CatalogueDraft, id: string): string {
  const preset = presetsFor(draft).find((candidate) => candidate.id === id)
  if (!preset) return ''
  draft.products.push({ ...emptyProduct(), ...preset })
  return `products.${draft.products.length - 1}.unitPrice`
}

function addRow(draft: CatalogueDraft, path: string): string {
  // There are always empty fields behind those that are filled in.
  if (path === 'pickup.closedDays') return path
  const list = listAt(draft, path)
  const make = rowMakers[path.split('.').at(-1) ?? '']
  if (!list || !make) return ''
  list.push(make())
  const first = path.endsWith('tiers') ? 'from' : 'name'
  return `${path}.${list.length - 1}.${first}`
}

const rowMakers: Record<string, () => Row> = {
  products: emptyProduct,
  tiers: () => ({ from: '', unitPrice: '' }),
  options: () => ({ id: newId('option'), name: '', choices: [emptyChoice(), emptyChoice()] }),
  choices: emptyChoice,
  shops: () => ({ id: newId('shop'), name: '', address: '', phone: '' }),
  slots: () => ({ id: newId('slot'), name: '', from: '', until: '' }),
}

function emptyProduct(): ProductDraft {
  const size = { name: '', note: '', shortMm: '', longMm: '', shortPx: '', longPx: '', unitPrice: '' }
  return { id: newId('size'), ...size, trimMm: '2', tiers: [], goodDpi: '200', warnDpi: '150' }
}

function emptyChoice(): CatalogueDraft['options'][number]['choices'][number] {
  return { id: newId('choice'), name: '', surcharge: '', borderMm: '', dateImprint: '' }
}

/** Never one that was used before: orders name what they are made of by it. */
function newId(kind: string): string {
  return `${kind}-${randomUUID().slice(0, 13)}`
}

function listAt({ products, options, pickup }: CatalogueDraft, path: string): Row[] | undefined {
  const [, owner, index = '', inner] = /^(products|options)\.(\d{1,4})\.(tiers|choices)$/.exec(path) ?? []
  if (owner === 'products' && inner === 'tiers') return products[Number(index)]?.tiers
  if (owner === 'options' && inner === 'choices') return options[Number(index)]?.choices
  const lists: Record<string, Row[]> = { products, options, 'pickup.shops': pickup.shops, 'pickup.slots': pickup.slots }
  return Object.hasOwn(lists, path) ? lists[path] : undefined
}

/** A first print can't start with a size that is taken out. */
function forgetFirst(draft: CatalogueDraft, row: Row | undefined): void {
  if (row && 'id' in row && row.id === draft.startWith) draft.startWith = ''
}
