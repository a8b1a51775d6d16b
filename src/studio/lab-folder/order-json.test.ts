import { describe, expect, it } from 'vitest'
import { makeTestLine, makeTestSheet } from '../testing/make-test-sheet.ts'
import { buildOrderJson } from './order-json.ts'
import type { WrittenPicture } from './write-pictures.ts'

const print = (file: string): WrittenPicture => ({ kind: 'print', file })
const readBack = (...given: Parameters<typeof buildOrderJson>) => JSON.parse(buildOrderJson(...given))

describe('buildOrderJson', () => {
  const sheet = makeTestSheet([makeTestLine({ quantity: 2, total: 600 }), makeTestLine({ fit: 'image-full', originalName: '산.heic' })])

  it('says in words who ordered what', () => {
    const order = readBack(sheet, new Map([[1, print('4x6/IMAGE/0001_4x6_glossy_x2.jpg')]]))
    expect(order).toMatchObject({
      number: '261122-0001',
      customer: { name: '홍길동', phone: '01012345678' },
      delivery: { kind: 'pickup', name: '매장에서 찾기' },
      payment: { kind: 'at-pickup', name: '방문 결제' },
      total: 900,
    })
    expect(order.lines[0]).toEqual({
      position: 1,
      product: { id: 'print-4x6', name: '4×6', shortMm: 102, longMm: 152 },
      quantity: 2,
      fit: { kind: 'paper-full', name: '종이에 꽉 차게 (페이퍼풀)' },
      options: [{ id: 'finish', name: '종이', choice: { id: 'glossy', name: '유광' } }],
      file: '4x6/IMAGE/0001_4x6_glossy_x2.jpg',
      image: 'print',
      print: { turn: 0, straighten: 0, borderMm: 0, date: null, words: '종이에 꽉 차게 (페이퍼풀)' },
      originalName: '바다.jpg',
      unitPrice: 300,
      total: 600,
    })
  })

  it('names the shop, the slot and the depositor', () => {
    const order = readBack(
      {
        ...sheet,
        delivery: { kind: 'pickup', shop: 'main', day: '2026-11-24', slot: 'noon' },
        pickup: { shopName: '본점', shopAddress: '마포구', slotName: '점심' },
        payment: 'bank-transfer',
        depositor: '金永姬',
      },
      new Map(),
    )
    expect(order.delivery).toEqual({
      kind: 'pickup',
      name: '매장에서 찾기',
      shop: 'main',
      day: '2026-11-24',
      slot: 'noon',
      shopName: '본점',
      shopAddress: '마포구',
      slotName: '점심',
    })
    expect(order.payment).toEqual({ kind: 'bank-transfer', name: '무통장입금', depositor: '金永姬' })
  })

  it('says of an untouched original all that is still to be done with it, in numbers and in words', () => {
    const line = makeTestLine({
      fit: 'image-full',
      crop: { x: 0.1, y: 0.2, width: 0.5, height: 0.6 },
      turn: 90,
      straighten: -1.5,
      orientation: 'landscape',
      borderMm: 5,
      date: '2024-05-04',
      photo: { width: 4000, height: 3000 },
    })
    const order = readBack(makeTestSheet([line]), new Map([[1, { kind: 'original', file: '4x6_x1/0001_4x6_glossy_x1.jpg' }]]))
    expect(order.lines[0]).toMatchObject({
      image: 'original',
      print: {
        turn: 90,
        straighten: -1.5,
        crop: { x: 0.1, y: 0.2, width: 0.5, height: 0.6 },
        orientation: 'landscape',
        borderMm: 5,
        date: '2024-05-04',
      },
    })
    expect(order.lines[0].print.words).toBe(
      '시계 방향으로 90° 돌리기 · 반시계 방향으로 1.5° 바로잡기 · 사진의 왼쪽에서 10%, 위에서 20% 되는 곳부터 너비 50%, 높이 60% · 종이는 가로 · 사진 전체 (이미지풀) · 흰 테두리 5mm · 날짜 2024-05-04',
    )
  })

  it('reckons the crop that the app would take where the customer left it to the app', () => {
    // 180×120 paper, 400×200 photo: a quarter of its width is lost, half of that at each side.
    const order = readBack(makeTestSheet([makeTestLine({ photo: { width: 400, height: 200 } })]), new Map())
    expect(order.lines[0].print).toMatchObject({ crop: { x: 0.125, y: 0, width: 0.75, height: 1 }, orientation: 'landscape' })
  })

  it('points to the original of a photo that could not be rendered', () => {
    const order = readBack(sheet, new Map([[2, { kind: 'unrendered', file: 'ORIGINAL/0002.heic' }]]))
    expect(order.lines[1]).toMatchObject({ file: 'ORIGINAL/0002.heic', image: 'original', problem: expect.stringContaining('원본') })
    expect(order.lines[0]).not.toHaveProperty('problem')
  })

  it('keeps Hanja, emoji and quotes as they are', () => {
    const memo = '色은 "약하게" 🙏\n\'꼭\' \\'
    expect(readBack({ ...sheet, memo }, new Map()).memo).toBe(memo)
  })
})
