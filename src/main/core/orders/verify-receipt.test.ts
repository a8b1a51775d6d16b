import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#shared/orders/manifest.ts'
import type { SubmitAnswer } from '#shared/orders/studio-protocol.ts'
import { hashManifest } from './freeze-order.ts'
import { verifyReceipt } from './verify-receipt.ts'

const ID = '11111111-2222-4333-8444-555555555555'
const AT = '2026-11-22T01:02:03.000Z'
const sha = (digit: string) => digit.repeat(64)
const files = ['a', 'b'].map((digit, index) => ({ sha256: sha(digit), bytes: 100 + index, name: `${digit}.jpg`, width: 10, height: 10 }))
const manifest = canonicalJson({
  ...{ protocol: 1, orderId: ID, createdAt: AT, catalogueVersion: '1', payment: 'at-pickup', memo: '' },
  lines: files.map(({ sha256 }) => ({ productId: 'print-4x6', quantity: 1, fit: 'paper-full', options: {}, sha256 })),
  files,
  receiver: { name: '홍길동', phone: '01012345678' },
  delivery: { kind: 'pickup' },
})
const held = files.map(({ sha256, bytes }) => ({ sha256, bytes }))
const answer: SubmitAnswer = {
  ...{ orderId: ID, number: '261122-0001', total: 600, state: 'received', canCancel: true, messages: [] },
  timeline: [{ state: 'received', at: AT, note: '' }],
  payment: { kind: 'at-pickup', paidAt: null, account: null, depositor: '', dueAt: null, link: null },
  receipt: { manifestHash: hashManifest(manifest), files: held },
}
const verify = (change: Partial<SubmitAnswer>) => verifyReceipt({ ...answer, ...change }, { orderId: ID, total: 600, manifest })

describe('a receipt', () => {
  it('that agrees names each file as the customer knows it', () => {
    expect(verify({})).toEqual({
      at: AT,
      manifestHash: hashManifest(manifest),
      files: [
        { fileName: 'a.jpg', sha256: sha('a'), bytes: 100 },
        { fileName: 'b.jpg', sha256: sha('b'), bytes: 101 },
      ],
    })
  })

  const receipt = answer.receipt
  it.each<[string, Partial<SubmitAnswer>]>([
    ['of another order', { orderId: ID.replace('1', '2') }],
    ['without a number', { number: '' }],
    ['of another total', { total: 601 }],
    ['of another manifest', { receipt: { ...receipt, manifestHash: sha('0') } }],
    ['that lacks a file', { receipt: { ...receipt, files: held.slice(1) } }],
    ['that tells one file twice', { receipt: { ...receipt, files: [...held.slice(1), ...held.slice(1)] } }],
    ['of one file too many', { receipt: { ...receipt, files: [...held, { sha256: sha('c'), bytes: 1 }] } }],
    ['of another file', { receipt: { ...receipt, files: [...held.slice(1), { sha256: sha('c'), bytes: 100 }] } }],
    ['of a file of another length', { receipt: { ...receipt, files: [...held.slice(1), { sha256: sha('a'), bytes: 99 }] } }],
  ])('%s is none', (_, change) => {
    expect(() => verify(change)).toThrow(expect.objectContaining({ code: 'STUDIO_FAILED' }))
  })
})
