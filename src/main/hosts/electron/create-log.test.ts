import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLog } from './create-log.ts'

function makeDir(): string {
  return mkdtempSync(join(tmpdir(), 'log-'))
}

test('one JSON object a line, with the facts', () => {
  const dir = makeDir()
  const log = createLog(dir)
  log.info('started', { photos: 3 })
  log.warn('slow')
  const lines = readFileSync(join(dir, 'log.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object)
  expect(lines).toMatchObject([
    { level: 'info', message: 'started', photos: 3 },
    { level: 'warn', message: 'slow' },
  ])
})

test('errors leave their code and their place, and neither names nor folders', () => {
  const dir = makeDir()
  const cause = Object.assign(new Error("ENOENT: no such file, open '/home/김하나/비밀.jpg'"), { code: 'ENOENT' })
  const error = new TypeError('010-1234-5678', { cause })
  error.stack = [
    'TypeError: 010-1234-5678',
    '    at open (file:///C:/Users/김 하나/app.asar/dist/main/electron.js:10:5)',
    '    at /home/김하나/x.js:1:2',
  ].join('\n')
  createLog(dir).error('import failed', error)
  const text = readFileSync(join(dir, 'log.txt'), 'utf8')
  expect(JSON.parse(text)).toMatchObject({
    error: 'TypeError',
    stack: ['open electron.js:10:5', 'x.js:1:2'],
    cause: { error: 'Error', code: 'ENOENT' },
  })
  expect(text).not.toMatch(/김|하나|010|비밀/)
})

test('a long log moves aside at the start', () => {
  const dir = makeDir()
  writeFileSync(join(dir, 'log.txt'), 'x'.repeat(1024 * 1024 + 1))
  createLog(dir).info('started')
  expect(readFileSync(join(dir, 'log.txt'), 'utf8').split('\n')).toHaveLength(2)
  expect(readFileSync(join(dir, 'log.old.txt'), 'utf8')).toHaveLength(1024 * 1024 + 1)
})
