import { describe, expect, it } from 'vitest'
import { makeTestLine, makeTestSheet, testSizes } from '../testing/make-test-sheet.ts'
import { buildOrderJson } from './order-json.ts'
import { nameImage, planLabFolder } from './plan-lab-folder.ts'

describe('planLabFolder', () => {
  it('gives each print size a folder of its own', () => {
    const sheet = makeTestSheet([makeTestLine({ quantity: 2 }), makeTestLine({ product: testSizes.large }), makeTestLine()])
    expect(planLabFolder(sheet).map(({ name, jobs }) => [name, jobs.map(({ imageName, quantity }) => `${imageName} ${quantity}`)])).toEqual(
      [
        ['4x6', ['0001_4x6_glossy_x2.jpg 2', '0003_4x6_glossy_x1.jpg 1']],
        ['5x7', ['0002_5x7_glossy_x1.jpg 1']],
      ],
    )
  })

  it('begins another folder of the same size where a DPOF file is full', () => {
    const folders = planLabFolder(makeTestSheet(Array.from({ length: 1000 }, () => makeTestLine())))
    expect(folders.map(({ name, paperSize, jobs }) => [name, paperSize, jobs.length])).toEqual([
      ['4x6', '4x6', 999],
      ['4x6-2', '4x6', 1],
    ])
    expect(folders[1]?.jobs[0]?.imageName).toBe('1000_4x6_glossy_x1.jpg')
  })

  it('names no finish where the studio offers none', () => {
    expect(nameImage({ options: [], quantity: 3 }, 12, 'A4')).toBe('0012_A4_x3.jpg')
  })
})

describe('buildOrderJson', () => {
  const lines = [makeTestLine({ quantity: 2, total: 600 }), makeTestLine({ fit: 'image-full', originalName: '산.heic' })]
  const sheet = makeTestSheet(lines)

  it('says in words who ordered what', () => {
    const order = JSON.parse(buildOrderJson(sheet, planLabFolder(sheet), new Map()))
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
      originalName: '바다.jpg',
      unitPrice: 300,
      total: 600,
    })
  })

  it('points to the original of a photo that could not be rendered', () => {
    const order = JSON.parse(buildOrderJson(sheet, planLabFolder(sheet), new Map([[2, 'ORIGINAL/0002.heic']])))
    expect(order.lines[1]).toMatchObject({ file: 'ORIGINAL/0002.heic', problem: expect.stringContaining('원본') })
    expect(order.lines[0]).not.toHaveProperty('problem')
  })
})
