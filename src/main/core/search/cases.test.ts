import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CASE_PHOTOS, CASES, ORDERED_CASES } from './search-cases.ts'
import { startSearch } from './search-fixture.ts'

type Doc = { type: 'doc'; id: string; taken: string; caption: string; tags: string[] }
type Query = { type: 'query'; text: string; typing: boolean; must: string[]; mustNot: string[]; before?: [string, string][] }

const TYPING = '▌'
// A larger table that does not live in the repository.
const FILE = process.env.SEARCH_CASES ?? join(import.meta.dirname, '../../../../../shared/data/search/cases.jsonl')

describe('the cases', () => {
  const names = Object.keys(CASE_PHOTOS)
  const { find } = startSearch(Object.values(CASE_PHOTOS))
  const found = (query: string) => find(query.replace(TYPING, ''), query.endsWith(TYPING)).map((id) => names[id - 1])
  const list = (text: string) => [...new Set(text.split(' ').filter(Boolean))]

  it.each(CASES)('%s: %j finds %j', (_category, query, expected) => {
    expect(found(query).sort()).toEqual(list(expected).sort())
  })

  it.each(ORDERED_CASES)('%j finds %j, in this order', (query, expected) => {
    expect(found(query)).toEqual(list(expected))
  })
})

describe.runIf(existsSync(FILE))('the shared cases', () => {
  const lines = existsSync(FILE) ? readFileSync(FILE, 'utf8').trim().split('\n') : []
  const rows = lines.map((line): Doc | Query => JSON.parse(line))
  const docs = rows.filter((row) => row.type === 'doc')
  const queries = rows.filter((row) => row.type === 'query')
  const { find } = startSearch(docs.map(({ taken, caption, tags }) => ({ taken, caption, tags })))

  it.each(queries)('$id $category $text', ({ text, typing, must, mustNot, before = [] }) => {
    const found = find(text, typing).map((id) => docs[id - 1]?.id ?? '')
    expect(must.filter((id) => !found.includes(id))).toEqual([])
    expect(mustNot.filter((id) => found.includes(id))).toEqual([])
    for (const [first, second] of before) expect(found.indexOf(first)).toBeLessThan(found.indexOf(second))
  })
})
