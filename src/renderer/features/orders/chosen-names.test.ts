import { expect, test } from 'vitest'
import { chosenNames } from './chosen-names.ts'

const choice = (id: string, name: string) => ({ id, name, surcharge: 0 })
const catalogue = {
  options: [
    { id: 'finish', name: '종이', choices: [choice('glossy', '유광'), choice('matte', '무광')] },
    { id: 'border', name: '테두리', choices: [choice('none', '없이'), choice('white', '하얗게')] },
  ],
}

test('names what is not as it would be by itself', () => {
  expect(chosenNames(catalogue, { finish: 'matte', border: 'none' })).toEqual(['종이 무광'])
  expect(chosenNames(catalogue, {})).toEqual([])
})

test('what the studio does not offer any more has no name', () => {
  expect(chosenNames(catalogue, { finish: 'silk', frame: 'gold' })).toEqual([])
})
