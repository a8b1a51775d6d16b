import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ErrorCode, errorTable, isErrorCode } from '../errors/error-table.ts'
import { clientStateSchema } from './order-state.ts'
import { attentionFor, mayBeTakenBack, meaningOf, submitAnswers } from './submit-answers.ts'

const root = new URL('../../../', import.meta.url)
/** Of the calls that come after an order has been submitted. */
const AFTERWARDS = new Set(['ORDER_NOT_CANCELLABLE'])

/** Every error of the table that stands in these texts between quotes or backticks. */
function codesIn(...texts: string[]): ErrorCode[] {
  const named = texts.join('\n').matchAll(/['`]([A-Z][A-Z_]+[A-Z])['`]/g)
  return [...new Set([...named].map(([, code = '']) => code))].filter(isErrorCode).filter((code) => !AFTERWARDS.has(code))
}

function sourcesIn(folder: string): string[] {
  const names = readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  return names.map((name) => readFileSync(new URL(`${folder}/${name}`, root), 'utf8'))
}

const documented = codesIn(readFileSync(new URL('docs/studio-protocol.md', root), 'utf8'))
const thrown = codesIn(...['src/studio/http', 'src/studio/intake', 'src/studio/uploads'].flatMap(sourcesIn))

describe('what the studio may answer', () => {
  it('is found', () => {
    expect(documented).toEqual(expect.arrayContaining(['PICKUP_UNAVAILABLE', 'PRICE_CHANGED', 'NOT_AN_IMAGE']))
    expect(thrown).toEqual(expect.arrayContaining(['PICKUP_UNAVAILABLE', 'QUOTA_EXCEEDED', 'TOO_MANY_ORDERS']))
  })

  it.each([...new Set([...documented, ...thrown])])('%s means something to an order on its way', (code) => {
    expect(Object.keys(submitAnswers)).toContain(code)
  })
})

it.each([
  ['PICKUP_UNAVAILABLE', 'refused'],
  ['STUDIO_UNTRUSTED', 'waiting'],
  ['STUDIO_FULL', 'waiting'],
  ['PRICE_CHANGED', 'price-changed'],
  ['NOT_AN_IMAGE', 'source-changed'],
  ['MANIFEST_CHANGED', 'refused'],
] as const)('%s leaves an order %s', (code, attention) => {
  expect(attentionFor(code)).toBe(attention)
})

it('a code that nobody foresaw is never taken for a no', () => {
  const unforeseen = (Object.keys(errorTable) as ErrorCode[]).filter((code) => !Object.hasOwn(submitAnswers, code))
  expect(unforeseen.length).toBeGreaterThan(0)
  for (const code of unforeseen) expect(meaningOf(code)).toBe('unknown')
})

it('an order is taken back only from states in which the studio can not have it', () => {
  const states = clientStateSchema.options.filter((state) => mayBeTakenBack({ state }))
  expect(states).toEqual(['frozen', 'created', 'uploading', 'uploaded', 'quoted'])
})
