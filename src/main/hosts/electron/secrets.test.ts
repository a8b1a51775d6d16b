import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { Log } from '#core/host.ts'
import { resetElectron, safeStorage } from '#tests/fakes/electron.ts'
import { createSecrets } from './secrets.ts'

let dir: string
let said: string[]
let log: Log

beforeEach(async () => {
  resetElectron()
  dir = await mkdtemp(join(tmpdir(), 'secrets-'))
  said = []
  log = { info: (text) => said.push(text), warn: (text) => said.push(text), error: (text) => said.push(text) }
})

test('a secret is kept encrypted, readable by its owner only, and there after a restart', async () => {
  const secrets = await createSecrets(dir, log, 'linux')
  expect(await secrets.get('guest-token')).toBeNull()
  await secrets.set('guest-token', 'pl41n-text')
  expect(await (await createSecrets(dir, log, 'linux')).get('guest-token')).toBe('pl41n-text')

  const path = join(dir, 'secrets.json')
  const stored = await readFile(path, 'utf8')
  expect(stored).not.toContain('pl41n-text')
  expect(stored).not.toContain(Buffer.from('pl41n-text').toString('base64'))
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(dir)).toEqual(['secrets.json'])
  expect(said).toEqual([])
})

test('secrets that are set at once are all kept', async () => {
  const secrets = await createSecrets(dir, log, 'darwin')
  const names = Array.from({ length: 20 }, (_, index) => `name-${index}`)
  await Promise.all(names.map((name) => secrets.set(name, `value of ${name}`)))
  expect(await Promise.all(names.map((name) => secrets.get(name)))).toEqual(names.map((name) => `value of ${name}`))
})

test.each([
  ['no key store', 'win32', { available: false }],
  ['Linux’s basic_text', 'linux', { backend: 'basic_text' }],
  ['the password that everybody knows', 'linux', { mark: 'v10' }],
] as const)('%s: in memory only, and the log says so', async (_name, platform, storage) => {
  Object.assign(safeStorage, storage)
  const secrets = await createSecrets(dir, log, platform)
  await secrets.set('guest-token', 'pl41n')
  expect(await secrets.get('guest-token')).toBe('pl41n')
  expect(await secrets.get('other')).toBeNull()
  expect(await readdir(dir)).toEqual([])
  expect(said).toEqual(['the system has no key store: secrets are kept in memory only'])
})

test('macOS marks its Keychain’s texts v10, and those are protected', async () => {
  safeStorage.mark = 'v10'
  const secrets = await createSecrets(dir, log, 'darwin')
  await secrets.set('guest-token', 'x')
  expect(await readdir(dir)).toEqual(['secrets.json'])
})

test.each([
  ['of another computer', JSON.stringify({ 'guest-token': Buffer.from('foreign').toString('base64') }), 'a secret could not be decrypted'],
  ['that is damaged', '{"guest-token":', 'secrets could not be read'],
  ['of another shape', '{"guest-token":5}', 'secrets could not be read'],
])('a file %s counts as no secret, and can be written again', async (_name, content, sentence) => {
  await writeFile(join(dir, 'secrets.json'), content)
  const secrets = await createSecrets(dir, log, 'win32')
  expect(await secrets.get('guest-token')).toBeNull()
  expect(said).toEqual([sentence])
  await secrets.set('guest-token', 'new')
  expect(await secrets.get('guest-token')).toBe('new')
})

test('after the key has changed a secret is encrypted anew', async () => {
  const secrets = await createSecrets(dir, log, 'linux')
  await secrets.set('guest-token', 'value')
  const before = await readFile(join(dir, 'secrets.json'), 'utf8')
  Object.assign(safeStorage, { keyRotated: true, mark: 'v12' })
  expect(await secrets.get('guest-token')).toBe('value')
  expect(await readFile(join(dir, 'secrets.json'), 'utf8')).not.toBe(before)
})
