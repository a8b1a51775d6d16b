import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { jobSchema } from '#shared/contract/jobs.ts'
import { importResultSchema } from '#shared/contract/library.ts'
import type { TestStudio } from '#studio/testing/start-test-studio.ts'
import { countAt, pickup, useStudio } from '#tests/support/orders.ts'
import { writePhotos } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { listProcedures } from './list-procedures.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..')

type Line = { event?: unknown; result?: unknown; error?: { code: string; message: string; data: unknown } }
type Run = { lines: Line[]; code: number | null; stderr: string }

/** Runs the command as a person or a script does. Every line that it prints must be one of the three kinds. */
async function runCli(args: readonly string[], input?: string): Promise<Run> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'scripts', 'cli.ts'), ...args])
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ])
  const lines =
    stdout === ''
      ? []
      : stdout
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Line)
  for (const line of lines) {
    expect(Object.keys(line)).toHaveLength(1)
    expect(['event', 'result', 'error']).toContain(Object.keys(line)[0])
  }
  return { lines, code, stderr }
}

const requests = (...calls: (object | string)[]) => calls.map((call) => (typeof call === 'string' ? call : JSON.stringify(call))).join('\n')

let dataDir: string
beforeAll(() => {
  dataDir = makeTempDir()
})

describe('--list', () => {
  it('names every procedure of the contract with the schema of its input', async () => {
    const { lines, code } = await runCli(['--list'])
    expect(code).toBe(0)
    expect(lines).toHaveLength(1)
    const listed = lines[0]?.result as {
      procedure: string
      job: boolean
      input: { type?: string; properties?: object; anyOf?: object[] }
    }[]
    expect(listed.map(({ procedure }) => procedure)).toEqual(listProcedures().map(({ name }) => name))
    // These names are promised to scripts.
    expect(listed.map(({ procedure }) => procedure)).toEqual(
      expect.arrayContaining([
        ...['library.import', 'photos.list', 'photos.get', 'photos.update', 'search.photos', 'catalogue.get'],
        ...['orders.draft', 'orders.price', 'orders.confirm', 'orders.get', 'orders.list', 'studio.get'],
      ]),
    )
    const schemaOf = (name: string) => listed.find(({ procedure }) => procedure === name)
    expect(schemaOf('photos.list')).toMatchObject({
      job: false,
      input: { type: 'object', properties: { limit: { maximum: 1000 }, cursor: { type: 'string' } } },
    })
    expect(schemaOf('library.import')).toMatchObject({ job: true, input: { properties: { paths: { type: 'array' } } } })
    for (const { input } of listed) for (const one of input.anyOf ?? [input]) expect(one).toMatchObject({ type: 'object' })
  })
})

describe('one call', () => {
  it('prints its result and ends with 0', async () => {
    expect(await runCli(['--data', dataDir, 'search.photos', '{"text":"ㅎㅁㄴ"}'])).toMatchObject({
      lines: [{ result: { total: 0, photos: [] } }],
      code: 0,
      stderr: '',
    })
  })

  it('without input takes an empty one', async () => {
    const { lines, code } = await runCli(['--data', dataDir, '--studio', 'demo', 'studio.get'])
    expect(lines).toMatchObject([{ result: { id: 'demo', name: '한빛사진관' } }])
    expect(code).toBe(0)
  })

  it.each([
    ['an unknown procedure', ['photos.show', '{}'], 'UNKNOWN_PROCEDURE', { name: 'photos.show' }],
    ['a member of every object', ['photos.constructor'], 'UNKNOWN_PROCEDURE', { name: 'photos.constructor' }],
    ['input that is no JSON', ['photos.get', '{id: 1}'], 'INVALID_INPUT', { field: 'JSON' }],
    ['input that does not fit', ['photos.get', '{"id":"one"}'], 'INVALID_INPUT', { field: 'id' }],
    ['what is not there', ['photos.get', '{"id":1}'], 'PHOTO_NOT_FOUND', { id: 1 }],
    ['a studio that is not there', ['--studio', 'none', 'studio.get'], 'STUDIO_UNKNOWN', { studioId: 'none' }],
    ['a studio that would leave its folder', ['--studio', '../demo', 'studio.get'], 'STUDIO_UNKNOWN', { studioId: '../demo' }],
    ['an unknown option', ['--verbose', 'studio.get'], 'INVALID_INPUT', {}],
  ])('of %s prints an error in Korean and ends with 1', async (_what, args, code, data) => {
    const run = await runCli(['--data', dataDir, ...args])
    expect(run.lines).toMatchObject([{ error: { code, data, message: expect.stringMatching(/[가-힣]/) } }])
    expect(run.code).toBe(1)
  })

  it('of nothing shows the help where it does not disturb a script', async () => {
    const { lines, code, stderr } = await runCli([])
    expect(lines).toEqual([])
    expect(code).toBe(1)
    expect(stderr).toContain('--list')
  })
})

describe('a job', () => {
  it('prints its events and ends with its result, which names what was skipped', async () => {
    const folder = makeTempDir()
    await writePhotos(folder, 3)
    const bad = join(folder, 'bad.jpg')
    writeFileSync(bad, 'no photo')
    const { lines, code } = await runCli(['--data', makeTempDir(), 'library.import', JSON.stringify({ paths: [folder] })])
    expect(code).toBe(0)
    expect(lines.length).toBeGreaterThan(1)
    for (const { event } of lines.slice(0, -1)) expect(jobSchema.safeParse(event).success).toBe(true)
    expect(importResultSchema.parse(lines.at(-1)?.result)).toMatchObject({
      imported: 3,
      duplicates: 0,
      skipped: [{ path: bad, reason: 'NOT_A_PHOTO' }],
    })
  })

  it('that fails ends with its error', async () => {
    const { lines, code } = await runCli(['--data', dataDir, 'library.import', '{"paths":["/nowhere"]}'])
    expect(lines).toMatchObject([{ error: { code: 'PATH_NOT_FOUND', data: { path: '/nowhere' } } }])
    expect(code).toBe(1)
  })
})

describe('many calls on standard input', () => {
  it('are answered in order, and a bad line costs only itself', async () => {
    const { lines, code } = await runCli(
      ['--data', dataDir, '-'],
      requests(
        { call: 'settings.update', input: { gridSize: 'large' } },
        'not JSON at all',
        '',
        '[]',
        { call: 7 },
        { input: {} },
        { call: 'photos.show' },
        { call: 'photos.get', input: { id: 0 } },
        { call: 'settings.get' },
      ),
    )
    expect(lines).toMatchObject([
      { result: { gridSize: 'large' } },
      { error: { code: 'INVALID_INPUT' } },
      { error: { code: 'INVALID_INPUT' } },
      { error: { code: 'INVALID_INPUT' } },
      { error: { code: 'INVALID_INPUT' } },
      { error: { code: 'UNKNOWN_PROCEDURE' } },
      { error: { code: 'INVALID_INPUT', data: { field: 'id' } } },
      { result: { gridSize: 'large' } },
    ])
    expect(code).toBe(0)
  })

  it('of nothing at all end at once', async () => {
    expect(await runCli(['--data', dataDir, '-'], '')).toMatchObject({ lines: [], code: 0 })
  })
})

describe('an order from end to end', () => {
  let studio: TestStudio
  beforeAll(async () => {
    studio = await useStudio()
  })

  it('by procedures alone: import, search, draft, price, confirm, number', async () => {
    const folder = makeTempDir()
    const own = makeTempDir()
    await writePhotos(folder, 1)
    const options = ['--data', own, '--server', studio.url, '--ca', studio.caPath, '-']
    const prepared = await runCli(
      options,
      requests(
        { call: 'library.import', input: { paths: [folder] } },
        { call: 'photos.update', input: { ids: [1], caption: '할머니 생신' } },
        { call: 'search.photos', input: { text: 'ㅎㅁㄴ', typing: true } },
        { call: 'catalogue.get' },
        { call: 'orders.draft', input: { lines: [{ photoId: 1, productId: 'print-4x6', quantity: 2, fit: 'paper-full' }] } },
      ),
    )
    const results = prepared.lines.flatMap(({ result }) => (result === undefined ? [] : [result]))
    expect(results).toMatchObject([
      { imported: 1 },
      { updated: 1 },
      { total: 1, photos: [{ id: 1, caption: '할머니 생신' }] },
      { offline: false },
      { orderId: expect.any(String) },
    ])
    const { orderId } = results.at(-1) as { orderId: string }

    const ordered = await runCli(
      options,
      requests(
        { call: 'orders.price', input: { orderId } },
        { call: 'orders.confirm', input: { orderId, revision: 1, total: 600, ...pickup } },
        { call: 'orders.get', input: { orderId } },
      ),
    )
    const answers = ordered.lines.filter(({ event }) => event === undefined)
    expect(answers).toMatchObject([
      { result: { total: 600 } },
      { result: { orderId, number: expect.stringMatching(/^\d{6}-\d{4}$/) } },
      { result: { state: 'submitted' } },
    ])
    expect(ordered.lines.some(({ event }) => (event as { orderId?: string } | undefined)?.orderId === orderId)).toBe(true)
    expect(countAt(studio, orderId)).toBe(1)
  })
})

it('a data folder that another program has open is refused in one sentence', async () => {
  const busy = makeTempDir()
  const holder = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'scripts', 'cli.ts'), '--data', busy, '-'])
  holder.stdin.write('{"call":"settings.get"}\n')
  await once(holder.stdout, 'data')
  const { lines, code } = await runCli(['--data', busy, 'settings.get'])
  expect(lines).toMatchObject([{ error: { code: 'DATA_IN_USE', message: expect.stringMatching(/이미 켜져/) } }])
  expect(code).toBe(1)
  holder.stdin.end()
  expect(await once(holder, 'exit')).toEqual([0, null])
})
