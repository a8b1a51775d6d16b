import { afterEach, beforeEach, expect, test } from 'vitest'
import { type EditLibrary, openEditLibrary } from '#tests/support/edit-library.ts'
import { createSavedSearches } from './saved-searches.ts'

let opened: EditLibrary
let announced: string[]
const open = () => createSavedSearches(opened.db, { announce: (area) => announced.push(area) > 0 })

beforeEach(() => {
  opened = openEditLibrary()
  announced = []
})
afterEach(() => opened.close())

test('a search is kept whole under its name, and listed by name', () => {
  const searches = open()
  const filter = { from: '2024-01-01', to: '2024-12-31', tag: '가족', tagged: true }
  const second = searches.create({ name: '할머니 10', text: '할머니 -비', filter })
  const first = searches.create({ name: '할머니 9', text: '', filter: {} })
  expect(open().list()).toEqual([
    { searchId: first, name: '할머니 9', text: '', filter: {} },
    { searchId: second, name: '할머니 10', text: '할머니 -비', filter },
  ])
})

test('names are their own', () => {
  const searches = open()
  const searchId = searches.create({ name: 'Jeju', text: '제주', filter: {} })
  const other = searches.create({ name: '바다'.normalize('NFD'), text: '바다', filter: {} })
  const taken = expect.objectContaining({ code: 'SEARCH_NAME_TAKEN' })
  expect(() => searches.create({ name: 'JEJU', text: '', filter: {} })).toThrow(taken)
  expect(() => searches.rename(searchId, '바다')).toThrow(taken)
  searches.rename(searchId, 'JEJU')
  searches.rename(other, '산')
  expect(searches.list().map(({ name }) => name)).toEqual(['산', 'JEJU'])
})

test('one that is gone is said to be gone', () => {
  const searches = open()
  const searchId = searches.create({ name: '바다', text: '바다', filter: {} })
  searches.delete(searchId)
  const gone = expect.objectContaining({ code: 'SEARCH_NOT_FOUND', data: { searchId } })
  expect(() => searches.delete(searchId)).toThrow(gone)
  expect(() => searches.rename(searchId, '산')).toThrow(gone)
  expect(searches.list()).toEqual([])
})

test('a filter that this version does not know narrows nothing', () => {
  opened.db.prepare("INSERT INTO saved_searches (name, text, filter) VALUES ('바다', '바다', '{\"moon\":\"full\"}')").run()
  expect(open().list()).toMatchObject([{ text: '바다', filter: {} }])
})

test('each change is told of, and what failed is not', () => {
  const searches = open()
  const searchId = searches.create({ name: '바다', text: '바다', filter: {} })
  searches.rename(searchId, '여름 바다')
  searches.delete(searchId)
  expect(announced).toEqual(['searches', 'searches', 'searches'])
  expect(() => searches.delete(searchId)).toThrow()
  expect(announced).toHaveLength(3)
})
