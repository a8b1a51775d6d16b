import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
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
afterEach(() => vi.restoreAllMocks())

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
] as const)('%s: in a file that only this user can read, and the log says so', async (_name, platform, storage) => {
  Object.assign(safeStorage, storage)
  const secrets = await createSecrets(dir, log, platform)
  await secrets.set('guest-token', 'pl41n')
  expect(await secrets.get('guest-token')).toBe('pl41n')
  expect(await secrets.get('other')).toBeNull()
  expect(await readdir(dir)).toEqual(['secrets-open.json'])
  if (process.platform !== 'win32') expect((await stat(join(dir, 'secrets-open.json'))).mode & 0o777).toBe(0o600)
  expect(said).toEqual(['the system has no key store: secrets are kept in a file that only this user can read'])
  // The customer stays who they are: with the next start, and with a key store that comes later, which then has it alone.
  expect(await (await createSecrets(dir, log, platform)).get('guest-token')).toBe('pl41n')
  resetElectron()
  const protectedNow = await createSecrets(dir, log, platform)
  expect(await protectedNow.get('guest-token')).toBe('pl41n')
  expect(JSON.parse(await readFile(join(dir, 'secrets-open.json'), 'utf8'))).toEqual({})
  expect(await protectedNow.get('guest-token')).toBe('pl41n')
})

test('where the key store is gone, a secret that it has is not taken for none', async () => {
  await (await createSecrets(dir, log, 'linux')).set('guest-token', 'value')
  safeStorage.backend = 'basic_text'
  const without = await createSecrets(dir, log, 'linux')
  await expect(without.get('guest-token')).rejects.toThrow('key store')
  expect(await without.get('other')).toBeNull()
})

test('macOS marks its Keychain’s texts v10, and those are protected', async () => {
  safeStorage.mark = 'v10'
  const secrets = await createSecrets(dir, log, 'darwin')
  await secrets.set('guest-token', 'x')
  expect(await readdir(dir)).toEqual(['secrets.json'])
})

test('a secret of another computer counts as none, and is kept aside when a new one is set', async () => {
  const foreign = Buffer.from('foreign').toString('base64')
  await writeFile(join(dir, 'secrets.json'), JSON.stringify({ 'guest-token': foreign, other: foreign }))
  const secrets = await createSecrets(dir, log, 'win32')
  expect(await secrets.get('guest-token')).toBeNull()
  expect(said).toEqual(['a secret could not be decrypted'])
  await secrets.set('guest-token', 'new')
  await secrets.set('guest-token', 'newer')
  expect(await secrets.get('guest-token')).toBe('newer')
  const stored = JSON.parse(await readFile(join(dir, 'secrets.json'), 'utf8'))
  expect(stored).toEqual({
    'guest-token': expect.any(String),
    other: foreign,
    [Object.keys(stored).find((name) => name.startsWith('guest-token set aside ')) ?? '']: foreign,
  })
})

test('where the key store fails for the moment, a secret is not taken for none', async () => {
  const secrets = await createSecrets(dir, log, 'darwin')
  await secrets.set('guest-token', 'value')
  const decrypt = vi.spyOn(safeStorage, 'decryptStringAsync').mockRejectedValue(new Error('the key store is locked'))
  await expect(secrets.get('guest-token')).rejects.toThrow('the key store is locked')
  decrypt.mockRestore()
  expect(await secrets.get('guest-token')).toBe('value')
})

test.each([
  ['that is damaged', '{"guest-token":'],
  ['of another shape', '{"guest-token":5}'],
])('a file %s is neither taken for empty nor overwritten', async (_name, content) => {
  await writeFile(join(dir, 'secrets.json'), content)
  const secrets = await createSecrets(dir, log, 'win32')
  await expect(secrets.get('guest-token')).rejects.toThrow()
  await expect(secrets.set('guest-token', 'new')).rejects.toThrow()
  expect(await readFile(join(dir, 'secrets.json'), 'utf8')).toBe(content)
  expect(said).toContain('secrets could not be read')
})

test('a secret that can be read is given, though it could not be encrypted anew', async () => {
  const secrets = await createSecrets(dir, log, 'linux')
  await secrets.set('guest-token', 'value')
  safeStorage.keyRotated = true
  vi.spyOn(safeStorage, 'encryptStringAsync').mockRejectedValue(new Error('no key'))
  expect(await secrets.get('guest-token')).toBe('value')
  expect(said).toEqual(['a secret could not be encrypted anew'])
})

test('after the key has changed a secret is encrypted anew', async () => {
  const secrets = await createSecrets(dir, log, 'linux')
  await secrets.set('guest-token', 'value')
  const before = await readFile(join(dir, 'secrets.json'), 'utf8')
  Object.assign(safeStorage, { keyRotated: true, mark: 'v12' })
  expect(await secrets.get('guest-token')).toBe('value')
  expect(await readFile(join(dir, 'secrets.json'), 'utf8')).not.toBe(before)
})
