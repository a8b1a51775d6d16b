import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, it } from 'vitest'
import { startTestStudio } from '#studio/testing/start-test-studio.ts'
import { createTestClient, makeTestManifest, makeTestPhoto, sendTestOrder } from '#studio/testing/test-client.ts'
import { describeProtocol } from './describe-protocol.ts'

const document = describeProtocol() as {
  paths: Record<string, Record<string, unknown>>
  components: { schemas: Record<string, { properties: Record<string, unknown>; required: string[] }> }
}

it('is what docs/openapi.json holds: `npm run openapi` writes it', () => {
  const written: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'openapi.json'), 'utf8'))
  expect(written).toEqual(JSON.parse(JSON.stringify(document)))
})

it('is a valid OpenAPI document', async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)) as Record<string, unknown>)
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
})

it('refers to no schema that is not there', () => {
  const references = JSON.stringify(document).match(/#\/components\/schemas\/\w+/g) ?? []
  expect(references.length).toBeGreaterThan(10)
  for (const reference of references) expect(Object.keys(document.components.schemas)).toContain(reference.split('/').at(-1))
})

it('describes each call of the protocol’s page, and no other', () => {
  const described = Object.entries(document.paths).flatMap(([path, calls]) =>
    Object.keys(calls)
      .filter((method) => method !== 'parameters')
      .map((method) => `${method.toUpperCase()} ${path}`),
  )
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'studio-protocol.md'), 'utf8')
  const told = new Set(
    [...page.matchAll(/^(GET|HEAD|PATCH|POST|PUT) (\/v1\/\S+)/gm)].map(([, method, path]) => `${method} ${withPlaceholders(path)}`),
  )
  expect([...told].sort()).toEqual(described.sort())
})

const withPlaceholders = (path = '') => path.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]+/, '{orderId}')

it('names every field of the server’s own answer', async () => {
  const studio = await startTestStudio()
  try {
    const photo = await makeTestPhoto('teal')
    const { data } = (await sendTestOrder(createTestClient(studio), makeTestManifest([{ photo }]), [photo])) as {
      data: Record<string, unknown>
    }
    const described = document.components.schemas.SubmitAnswer
    expect(Object.keys(data).sort()).toEqual(Object.keys(described?.properties ?? {}).sort())
  } finally {
    await studio.remove()
  }
})
