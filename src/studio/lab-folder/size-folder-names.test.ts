import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nameSizeFolders } from './size-folder-names.ts'

const namesOf = (...products: { id: string; name: string }[]) => [...nameSizeFolders(products).values()]

it.each([
  ['4×6', '4x6'],
  ['4x6', '4x6'],
  ['A4', 'A4'],
  ['3.5×5 in', '3-5x5-in'],
  ['증명', 'id-photo'],
  ['증명 3×4', 'id-photo'],
  ['../../etc', 'etc'],
  ['CON', 'id-photo'],
])('names the folder of %s %s', (name, folder) => {
  expect(namesOf({ id: 'id-photo', name })).toEqual([folder])
})

it('tells sizes of the same name apart by their ids', () => {
  expect(namesOf({ id: 'a', name: '4×6' }, { id: 'b', name: '4X6' }, { id: '4x6', name: '4x6' })).toEqual(['4x6', 'b', '4x6-size'])
})

it('gives every product a safe name that no other has, whatever they are called', () => {
  const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/)
  fc.assert(
    fc.property(fc.uniqueArray(fc.record({ id, name: fc.string() }), { selector: (product) => product.id }), (products) => {
      const names = namesOf(...products)
      expect(names).toHaveLength(products.length)
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(products.length)
      for (const name of names) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]*$/)
    }),
  )
})
