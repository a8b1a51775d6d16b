import { expect, it } from 'vitest'
import { checkJsonShape } from './check-json-shape.ts'

const check = (text: string) => () => checkJsonShape(Buffer.from(text))

it.each([
  ['nothing', ''],
  ['lists within lists', `${'['.repeat(16)}${']'.repeat(16)}`],
  ['many values', JSON.stringify(Array.from({ length: 49_000 }, () => 1))],
  ['brackets and commas in a string', JSON.stringify('[{,'.repeat(100_000))],
  ['a string that ends in a quote or a backslash', JSON.stringify(['"'.repeat(10), '\\', '['.repeat(100), '사진,'.repeat(20_000)])],
  ['a string that never ends', `"${'['.repeat(100)}`],
  ['lists beside each other', JSON.stringify(Array.from({ length: 1000 }, () => [1]))],
])('lets %s pass', (_what, text) => {
  expect(check(text)).not.toThrow()
})

it.each([
  ['too deep', `${'['.repeat(17)}${']'.repeat(17)}`],
  ['too deep after a string with a backslash', `["\\\\",${'{"a":'.repeat(20)}1${'}'.repeat(20)}]`],
  ['too many values', JSON.stringify(Array.from({ length: 60_000 }, () => 1))],
  ['too many keys', JSON.stringify(Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`a${index}`, 1])))],
  ['too many lists', JSON.stringify(Array.from({ length: 30_000 }, () => [1]))],
])('refuses what is %s', (_what, text) => {
  expect(check(text)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
})
