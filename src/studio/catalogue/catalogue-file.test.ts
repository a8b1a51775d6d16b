import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Log } from '../log.ts'
import { readStudioResources } from '../studio-resources.ts'
import { startTestStudio } from '../testing/start-test-studio.ts'
import { createTestClient } from '../testing/test-client.ts'
import { openCatalogueFile } from './catalogue-file.ts'
import { readCatalogue } from './explain-catalogue.ts'

const { catalogueTemplate } = readStudioResources('demo')
const template = readFileSync(catalogueTemplate, 'utf8')
let folder: string
let warnings: string[]
let errors: string[]
let log: Log

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
  warnings = []
  errors = []
  log = { info: () => undefined, warn: (message) => void warnings.push(message), error: (message) => void errors.push(message) }
})
afterEach(() => rmSync(folder, { recursive: true }))

const paths = () => ({ file: join(folder, 'catalogue.json'), lastGood: join(folder, 'last-good.json'), template: catalogueTemplate })
const write = (text: string) => writeFileSync(paths().file, text)
const withVersion = (version: string) => template.replace('"2026-11-01"', `"${version}"`)

describe('openCatalogueFile', () => {
  it('begins with a copy of the template and takes up an edit', () => {
    const catalogue = openCatalogueFile(paths(), log)
    expect(catalogue.current().version).toBe('2026-11-01')
    const etag = catalogue.etag()
    write(withVersion('2026-12-24'))
    expect(catalogue.current().version).toBe('2026-12-24')
    expect(catalogue.etag()).not.toBe(etag)
    expect(openCatalogueFile(paths(), log).current().version).toBe('2026-12-24')
    expect(warnings).toEqual([])
  })

  it('takes an edit that was saved with a byte-order mark', () => {
    const catalogue = openCatalogueFile(paths(), log)
    write(`\uFEFF${withVersion('with-a-mark')}`)
    expect(catalogue.current().version).toBe('with-a-mark')
    expect(warnings).toEqual([])
  })

  it('keeps the last good one and says once what is wrong', () => {
    const catalogue = openCatalogueFile(paths(), log)
    write(withVersion('good'))
    catalogue.current()
    write(template.replace('"unitPrice": 250', '"unitPrice": -250'))
    expect(catalogue.current().version).toBe('good')
    expect(catalogue.current().version).toBe('good')
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('products[0].unitPrice')
    write(withVersion('better'))
    expect(catalogue.current().version).toBe('better')
  })

  it('keeps the last good one over a restart and when the file is gone', () => {
    openCatalogueFile(paths(), log)
    write('{')
    const catalogue = openCatalogueFile(paths(), log)
    expect(catalogue.current().version).toBe('2026-11-01')
    rmSync(paths().file)
    expect(catalogue.current().version).toBe('2026-11-01')
    expect(warnings).toHaveLength(2)
  })

  it('is in force although the last good one can not be kept, says so once, and keeps it when that can be done again', () => {
    const catalogue = openCatalogueFile(paths(), log)
    rmSync(paths().lastGood)
    mkdirSync(paths().lastGood)
    write(withVersion('edited'))
    for (let look = 0; look < 3; look += 1) expect(catalogue.current().version).toBe('edited')
    expect(errors).toHaveLength(1)
    expect(catalogue.problem()).toBe('')

    rmSync(paths().lastGood, { recursive: true })
    expect(catalogue.current().version).toBe('edited')
    expect(readFileSync(paths().lastGood, 'utf8')).toBe(withVersion('edited'))
  })

  it('is told again of a catalogue that could not be remembered', () => {
    const told: string[] = []
    const catalogue = openCatalogueFile(paths(), log, ({ version }) => {
      told.push(version)
      if (told.length === 1) throw new Error('full')
    })
    catalogue.current()
    catalogue.current()
    expect(told).toEqual(['2026-11-01', '2026-11-01'])
  })

  it('is saved from the counter where it is in force then, and only there', () => {
    const catalogue = openCatalogueFile(paths(), log)
    rmSync(paths().lastGood)
    mkdirSync(paths().lastGood)
    catalogue.replace({ ...catalogue.current(), version: 'saved' })
    expect(catalogue.current().version).toBe('saved')

    rmSync(paths().file)
    mkdirSync(paths().file)
    expect(() => catalogue.replace({ ...catalogue.current(), version: 'lost' })).toThrow()
    expect(catalogue.current().version).toBe('saved')
  })

  it('does not start without any good one', () => {
    write('{}')
    expect(() => openCatalogueFile(paths(), log)).toThrow('쓸 수 있는 상품표가 없어요')
  })
})

describe('readCatalogue', () => {
  const problemOf = (text: string) => {
    const reading = readCatalogue(text)
    return 'problem' in reading ? reading.problem : ''
  }

  it('names the place of a slip in the JSON', () => {
    expect(problemOf('{\n  "version": "1",\n  "products": [,]\n}')).toContain('3번째 줄 16번째 글자')
    expect(problemOf('{ "version": "1"')).toContain('1번째 줄')
  })

  it('names every field that is wrong, in Korean', () => {
    const problem = problemOf(template.replace('"tierBasis": "size"', '"tierBasis": "none"').replace('"name": "4×6"', '"name": ""'))
    expect(problem).toMatch(/tierBasis: .*[가-힣]/)
    expect(problem).toMatch(/products\[1\]\.name: .*[가-힣]/)
    expect(problemOf(template.replace('"print-d4"', '"print-4x6"'))).toContain('print-4x6"이(가) 두 번 나와요')
  })
})

it('answers 304 to who has the catalogue already', async () => {
  const studio = await startTestStudio()
  const { http } = createTestClient(studio)
  const first = await http.get('/catalogue')
  const ask = () => http.get('/catalogue', { headers: { 'if-none-match': String(first.headers.etag) } })
  expect(await ask()).toMatchObject({ status: 304, data: '' })
  writeFileSync(join(studio.dataDir, 'catalogue.json'), withVersion('next'))
  expect(await ask()).toMatchObject({ status: 200, data: { version: 'next' } })
  await studio.remove()
})
