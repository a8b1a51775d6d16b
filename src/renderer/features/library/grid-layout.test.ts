import { describe, expect, test } from 'vitest'
import { makePhoto } from '../../testing/make-photo.ts'
import { type GridRow, layoutGrid, neighbourOf, rowOfPhoto } from './grid-layout.ts'

const may = [1, 2, 3, 4, 5].map((id) => makePhoto(id, { takenAt: '2024-05-04T10:00:00' }))
const april = [6, 7].map((id) => makePhoto(id, { takenAt: '2024-04-20T10:00:00' }))
const photos = [...may, ...april]
const headings = (rows: readonly GridRow[]) => rows.flatMap((row) => (row.kind === 'headings' ? row.days : []))
const options = { width: 800, targetHeight: 200, byDay: true, complete: true }

describe('layoutGrid', () => {
  test('puts a heading with the count above the photos of each day', () => {
    const { rows } = layoutGrid(photos, options)
    expect(headings(rows).map((day) => [day.takenAt.slice(0, 10), day.count])).toEqual([
      ['2024-05-04', 5],
      ['2024-04-20', 2],
    ])
    expect(rows.flatMap((row) => (row.kind === 'photos' ? row.widths : []))).toHaveLength(7)
  })

  test('stacks rows without overlap and tells the whole height', () => {
    const { rows, height } = layoutGrid(photos, options)
    rows.forEach((row, index) => {
      const previous = rows[index - 1]
      if (previous) expect(row.top).toBeGreaterThanOrEqual(previous.top + previous.size)
    })
    const last = rows.at(-1)
    expect(height).toBe((last?.top ?? 0) + (last?.size ?? 0))
  })

  test('keeps quiet about the count of a day that may go on', () => {
    const { rows } = layoutGrid(photos, { ...options, complete: false })
    expect(headings(rows).map((day) => day.count)).toEqual([5, null])
  })

  test('has no headings where the order is not by day', () => {
    const { rows } = layoutGrid(photos, { ...options, byDay: false })
    expect(rows.every((row) => row.kind === 'photos')).toBe(true)
  })
})

describe('days of a few photos', () => {
  const single = (id: number, day: number) => makePhoto(id, { takenAt: `2024-03-0${day}T10:00:00` })

  test('share a row, each below its own heading', () => {
    const { rows } = layoutGrid([single(1, 3), single(2, 2), single(3, 2)], { ...options, width: 1300 })
    expect(rows.map((row) => row.kind)).toEqual(['headings', 'photos'])
    const days = headings(rows)
    const photosRow = rows.find((row) => row.kind === 'photos')
    expect(days.map((day) => day.count)).toEqual([1, 2])
    expect(photosRow?.lefts[0]).toBe(days[0]?.left)
    expect(photosRow?.lefts[1]).toBe(days[1]?.left)
  })

  test('never run over the edge, nor join a day of several rows', () => {
    const { rows } = layoutGrid([single(1, 5), single(2, 4), single(3, 3), ...may], options)
    for (const row of rows) {
      if (row.kind === 'photos') expect((row.lefts.at(-1) ?? 0) + (row.widths.at(-1) ?? 0)).toBeLessThanOrEqual(options.width)
    }
    expect(rows.filter((row) => row.kind === 'headings').map((row) => row.days.length)).toEqual([2, 1, 1])
  })
})

describe('neighbourOf', () => {
  const { rows } = layoutGrid(photos, options)
  const move = (index: number, key: string) => neighbourOf(rows, index, key, photos.length)

  test('goes left and right through days and stops at the ends', () => {
    expect([move(4, 'ArrowRight'), move(5, 'ArrowLeft'), move(0, 'ArrowLeft'), move(6, 'ArrowRight')]).toEqual([5, 4, 0, 6])
  })

  test('goes down to what stands below and up to what stands above, over headings', () => {
    const firstRow = rows.find((row) => row.kind === 'photos')
    const perRow = firstRow?.kind === 'photos' ? firstRow.to : 0
    expect(move(0, 'ArrowDown')).toBe(perRow)
    expect(move(perRow, 'ArrowUp')).toBe(0)
    expect(rowOfPhoto(rows, move(4, 'ArrowDown'))).toBeGreaterThan(rowOfPhoto(rows, 4))
    expect(move(6, 'ArrowDown')).toBe(6)
  })
})
