import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startSearch } from './search-fixture.ts'

type Doc = { type: 'doc'; id: string; taken: string; caption: string; tags: string[] }
type Query = {
  type: 'query'
  id: string
  category: string
  text: string
  typing: boolean
  must: string[]
  mustNot: string[]
  before?: [string, string][]
}

// A larger table that does not live in the repository.
const FILE = process.env.SEARCH_CASES ?? join(import.meta.dirname, '../../../../../shared/data/search/cases.jsonl')

describe.runIf(existsSync(FILE))('the shared cases', () => {
  const lines = existsSync(FILE) ? readFileSync(FILE, 'utf8').trim().split('\n') : []
  const rows = lines.map((line): Doc | Query => JSON.parse(line))
  const docs = rows.filter((row) => row.type === 'doc')
  const queries = rows.filter((row) => row.type === 'query')
  const { find } = startSearch(docs.map(({ taken, caption, tags }) => ({ taken, caption, tags })))
  const nameOf = (id: number) => docs[id - 1]?.id ?? ''

  it.each(queries)('$id $category $text', ({ text, typing, must, mustNot, before = [] }) => {
    const found = find(text, typing).map(nameOf)
    expect(must.filter((id) => !found.includes(id))).toEqual([])
    expect(mustNot.filter((id) => found.includes(id))).toEqual([])
    for (const [first, second] of before) expect(found.indexOf(first)).toBeLessThan(found.indexOf(second))
  })
})
