import { describe, expect, it } from 'vitest'
import { makeTestLine, makeTestSheet, testSizes } from '../testing/make-test-sheet.ts'
import { nameImage, planLabFolder } from './plan-lab-folder.ts'

const dpof = { folder: 'dpof', imageFolder: 'IMAGE' } as const
const plain = { folder: 'plain', imageFolder: 'IMAGE' } as const

describe('planLabFolder', () => {
  it('gives each print size a folder of its own', () => {
    const sheet = makeTestSheet([makeTestLine({ quantity: 2 }), makeTestLine({ product: testSizes.large }), makeTestLine()])
    expect(
      planLabFolder(sheet, dpof).map(({ name, jobs }) => [name, jobs.map(({ imageName, quantity }) => `${imageName} ${quantity}`)]),
    ).toEqual([
      ['4x6', ['0001_4x6_glossy_x2.jpg 2', '0003_4x6_glossy_x1.jpg 1']],
      ['5x7', ['0002_5x7_glossy_x1.jpg 1']],
    ])
  })

  it('begins another folder of the same size where a DPOF file is full', () => {
    const folders = planLabFolder(makeTestSheet(Array.from({ length: 1000 }, () => makeTestLine())), dpof)
    expect(folders.map(({ name, paperSize, jobs }) => [name, paperSize, jobs.length])).toEqual([
      ['4x6', '4x6', 999],
      ['4x6_2', '4x6', 1],
    ])
    expect(folders[1]?.jobs[0]?.imageName).toBe('1000_4x6_glossy_x1.jpg')
  })

  it('puts the images where the studio wants them', () => {
    const [folder] = planLabFolder(makeTestSheet([makeTestLine()]), { folder: 'dpof', imageFolder: 'DCIM' })
    expect(folder?.images).toBe('4x6/DCIM')
  })

  it('has in the plain profile a folder for each size and quantity, and no jobs', () => {
    const lines = [makeTestLine({ quantity: 2 }), makeTestLine(), makeTestLine({ product: testSizes.large }), makeTestLine({ quantity: 2 })]
    const folders = planLabFolder(makeTestSheet(lines), plain)
    expect(folders.map(({ images, prints, jobs }) => [images, prints.map(({ imageName }) => imageName), jobs])).toEqual([
      ['4x6_x2', ['0001_4x6_glossy_x2.jpg', '0004_4x6_glossy_x2.jpg'], []],
      ['4x6_x1', ['0002_4x6_glossy_x1.jpg'], []],
      ['5x7_x1', ['0003_5x7_glossy_x1.jpg'], []],
    ])
  })

  it('needs one folder of the plain profile for however many lines', () => {
    expect(planLabFolder(makeTestSheet(Array.from({ length: 1000 }, () => makeTestLine())), plain)).toHaveLength(1)
  })

  it('names no finish where the studio offers none', () => {
    expect(nameImage({ options: [], quantity: 3 }, 12, 'A4')).toBe('0012_A4_x3.jpg')
  })
})
