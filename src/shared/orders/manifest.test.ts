import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, manifestSchema, storedManifestSchema } from './manifest.ts'

const hash = (digit: string) => digit.repeat(64)
const file = (digit: string) => ({ sha256: hash(digit), bytes: 10, name: '할머니.jpg', width: 60, height: 40 })
const line = (digit: string) => ({ productId: 'print-4x6', quantity: 1, fit: 'paper-full', sha256: hash(digit) })

const manifest = {
  protocol: 1,
  orderId: '0b9c8d3e-3f6a-4a55-9a3c-1f2e3d4c5b6a',
  createdAt: '2026-11-22T01:02:03.000Z',
  catalogueVersion: '2026-11-01',
  lines: [line('a')],
  files: [file('a')],
  receiver: { name: '홍길동', phone: '010-1234-5678' },
  delivery: { kind: 'pickup' },
  payment: 'at-pickup',
}

/** The same content with its keys put in another order, at every depth. */
function shuffled(value: unknown, turn: number): unknown {
  if (Array.isArray(value)) return value.map((inner) => shuffled(inner, turn))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner, turn)] as const)
  const at = turn % Math.max(1, entries.length)
  return Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)].reverse())
}

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(10), (value, turn) => {
        expect(canonicalJson(shuffled(value, turn))).toBe(canonicalJson(value))
      }),
    )
  })

  it('keeps the content', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('keeps the order of lists', () => {
    expect(canonicalJson({ b: [2, 1], a: { d: 1, c: 2 } })).toBe('{"a":{"c":2,"d":1},"b":[2,1]}')
  })
})

describe('a manifest', () => {
  it('read again is the same to the byte', () => {
    const frozen = canonicalJson(manifestSchema.parse(manifest))
    expect(canonicalJson(manifestSchema.parse(JSON.parse(frozen)))).toBe(frozen)
  })

  it('of before is read though its number would not be taken today', () => {
    const before = { ...manifest, receiver: { name: '홍길동', phone: '01000000000' } }
    expect(manifestSchema.safeParse(before).success).toBe(false)
    expect(storedManifestSchema.parse(before).receiver.phone).toBe('01000000000')
    expect(storedManifestSchema.safeParse({ ...before, lines: [line('b')] }).success).toBe(false)
  })

  it('is cleaned while it is read: the phone without hyphens, names on one line', () => {
    const parsed = manifestSchema.parse({ ...manifest, files: [{ ...file('a'), name: ' 할머니\u202e\n생신.jpg ' }] })
    expect(parsed.receiver.phone).toBe('01012345678')
    expect(parsed.files[0]?.name).toBe('할머니 생신.jpg')
  })

  it.each([
    ['a file that stands twice', { files: [file('a'), file('a')] }],
    ['a line without its file', { lines: [line('a'), line('b')] }],
    ['a file without a line', { files: [file('a'), file('b')] }],
    ['no lines', { lines: [], files: [] }],
    ['too many lines', { lines: Array.from({ length: 1001 }, () => line('a')) }],
    ['a file of no bytes', { files: [{ ...file('a'), bytes: 0 }] }],
    ['a hash in capitals', { files: [{ ...file('A') }], lines: [{ ...line('A') }] }],
    ['no prints', { lines: [{ ...line('a'), quantity: 0 }] }],
    ['half a print', { lines: [{ ...line('a'), quantity: 1.5 }] }],
    ['a receiver without a name', { receiver: { name: ' \u200e', phone: '01012345678' } }],
    ['a phone of letters', { receiver: { name: '홍길동', phone: 'call me' } }],
    ['an id that is no UUID', { orderId: '../../etc' }],
    ['another protocol', { protocol: 2 }],
  ])('with %s is refused', (_what, changes) => {
    expect(manifestSchema.safeParse(manifest).success).toBe(true)
    expect(manifestSchema.safeParse({ ...manifest, ...changes }).success).toBe(false)
  })
})
