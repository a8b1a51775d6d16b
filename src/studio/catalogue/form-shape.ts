/**
 * How a value becomes the fields of a form and back. Fields are named by their path, such as `products.2.tiers.0.from`. In a form
 * everything is text, as it was typed: what can't be understood stays what it is, and the schema behind refuses it.
 */
export type Leaf =
  | 'text'
  /** Left out where it is empty. */
  | 'maybe-text'
  /** Left out where it is empty; so are the next. */
  | 'number'
  /** Whole won, shown as `30,000`. */
  | 'won'
  /** A box to tick. */
  | 'flag'
  /** Several fields of one name; empty ones are none. */
  | 'texts'
  | 'numbers'

/** `[fields]` stands for rows of them, `{ maybe: fields }` for a group that can be switched off without losing what is in it. */
export type Shape = Leaf | readonly [Fields] | { readonly maybe: Fields } | Fields
export type Fields = { readonly [name: string]: Shape }

/** What a form holds of a shape. */
export type DraftOf<S> = S extends 'texts' | 'numbers'
  ? string[]
  : S extends Leaf
    ? string
    : S extends readonly [infer Row]
      ? DraftOf<Row>[]
      : S extends { readonly maybe: infer Group }
        ? DraftOf<Group> & { on: string }
        : { -readonly [Name in keyof S]: DraftOf<S[Name]> }

type FormValues = { of: ReadonlyMap<string, readonly string[]>; rows: ReadonlyMap<string, readonly number[]> }

const ON = 'on'
/** More than any list of the catalogue may have: one too many is still shown and refused, a flood is cut. */
const MOST_ROWS = 250
const isLeaf = (shape: Shape): shape is Leaf => typeof shape === 'string'
const isRows = (shape: Shape): shape is readonly [Fields] => Array.isArray(shape)
const isMaybe = (shape: Shape): shape is { readonly maybe: Fields } => typeof shape === 'object' && 'maybe' in shape
const at = (path: string, name: string | number) => (path === '' ? String(name) : `${path}.${name}`)

/** What a form shows of a value. */
export function draftOf<S extends Shape>(shape: S, value: unknown): DraftOf<S> {
  return toDraft(shape, value) as DraftOf<S>
}

/** What came with a form; fields that no shape knows are not looked at. */
export function readDraft<S extends Shape>(shape: S, form: URLSearchParams): DraftOf<S> {
  return read(shape, indexForm(form), '') as DraftOf<S>
}

/** What a draft says, for a schema to judge. */
export function inputOf<S extends Shape>(shape: S, draft: DraftOf<S>): unknown {
  return toInput(shape, draft)
}

/** The fields of a draft, in order, as a form sends them. */
export function fieldsOf(draft: unknown, path = ''): [name: string, value: string][] {
  if (typeof draft === 'string') return [[path, draft]]
  if (Array.isArray(draft))
    return draft.flatMap((row, index) => (typeof row === 'string' ? [[path, row] as [string, string]] : fieldsOf(row, at(path, index))))
  return Object.entries(draft as Record<string, unknown>).flatMap(([name, part]) => fieldsOf(part, at(path, name)))
}

/** `30,000원` and `３０` are numbers too; anything else stays text. Nothing where there is nothing. */
export function readNumber(typed: string): number | string | undefined {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return undefined
  const plain = text.replace(/\s*(원|장|일|시간|mm|px|dpi)$/i, '')
  const digits = /^-?\d{1,3}(,\d{3})+$/.test(plain) ? plain.replaceAll(',', '') : plain
  return /^-?\d+(\.\d+)?(e-?\d+)?$/.test(digits) ? Number(digits) : text
}

function toDraft(shape: Shape, value: unknown): unknown {
  if (isLeaf(shape)) return leafDraft(shape, value)
  if (isRows(shape)) return (value as unknown[]).map((row) => toDraft(shape[0], row))
  if (isMaybe(shape)) return { on: value === undefined ? '' : ON, ...(toDraft(shape.maybe, value ?? {}) as object) }
  const parts = value as Record<string, unknown>
  return mapFields(shape, (part, name) => toDraft(part, parts[name]))
}

function leafDraft(leaf: Leaf, value: unknown): string | string[] {
  if (leaf === 'texts' || leaf === 'numbers') return ((value ?? []) as unknown[]).map(String)
  if (leaf === 'flag') return value ? ON : ''
  if (value === undefined) return ''
  return leaf === 'won' ? Number(value).toLocaleString('en-US') : String(value)
}

function read(shape: Shape, form: FormValues, path: string): unknown {
  if (isLeaf(shape)) return readLeaf(shape, form.of.get(path) ?? [])
  if (isRows(shape)) return (form.rows.get(path) ?? []).map((index) => read(shape[0], form, at(path, index)))
  if (isMaybe(shape)) return { on: readLeaf('flag', form.of.get(at(path, 'on')) ?? []), ...(read(shape.maybe, form, path) as object) }
  return mapFields(shape, (part, name) => read(part, form, at(path, name)))
}

function readLeaf(leaf: Leaf, values: readonly string[]): string | string[] {
  if (leaf === 'texts' || leaf === 'numbers') return values.filter((value) => value.trim() !== '')
  return values[0] ?? ''
}

function toInput(shape: Shape, draft: unknown): unknown {
  if (isLeaf(shape)) return leafInput(shape, draft as string & string[])
  if (isRows(shape)) return (draft as unknown[]).map((row) => toInput(shape[0], row))
  if (isMaybe(shape)) return (draft as { on: string }).on ? toInput(shape.maybe, draft) : undefined
  const parts = draft as Record<string, unknown>
  return mapFields(shape, (part, name) => toInput(part, parts[name]))
}

function leafInput(leaf: Leaf, draft: string & string[]): unknown {
  if (leaf === 'texts') return draft
  if (leaf === 'numbers') return (draft as string[]).map(readNumber)
  if (leaf === 'flag') return draft ? true : undefined
  if (leaf === 'maybe-text') return draft.trim() === '' ? undefined : draft
  return leaf === 'text' ? draft : readNumber(draft)
}

function mapFields(fields: Fields, change: (part: Shape, name: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, part]) => [name, change(part, name)]))
}

function indexForm(form: URLSearchParams): FormValues {
  const of = new Map<string, string[]>()
  const rows = new Map<string, Set<number>>()
  for (const [name, value] of form) {
    const known = of.get(name)
    if (known) known.push(value)
    else of.set(name, [value])
    for (const { index, 0: dotted } of name.matchAll(/\.\d{1,9}(?=\.)/g)) {
      const list = name.slice(0, index)
      rows.set(list, (rows.get(list) ?? new Set()).add(Number(dotted.slice(1))))
    }
  }
  return { of, rows: new Map([...rows].map(([list, indexes]) => [list, [...indexes].sort((a, b) => a - b).slice(0, MOST_ROWS)])) }
}
