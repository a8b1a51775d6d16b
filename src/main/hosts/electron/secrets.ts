import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import { z } from 'zod'
import { writeFileWhole } from '#core/files/write-file-whole.ts'
import type { Host, Log } from '#core/host.ts'
import { isMissing } from '../is-missing.ts'

const storedSchema = z.record(z.string(), z.base64())
type Stored = z.infer<typeof storedSchema>

/** What the system's key store does to a secret; where it has none worth the name, nothing. */
type Cipher = { encrypt(text: string): Promise<string>; decrypt(encrypted: string): Promise<Electron.DecryptStringAsyncReturnValue> }

/**
 * Secrets, encrypted by the system's key store, in `secrets.json` of the data folder. Where the system has no key store
 * worth the name they are in `secrets-open.json`, which only this user may read, and the log says so: forgotten at the end of the
 * program, the studio would take the customer for another, and an order whose answer was lost might be made twice. Must be called
 * after the app is ready.
 */
export async function createSecrets(dataDir: string, log: Log, platform: NodeJS.Platform = process.platform): Promise<Host['secrets']> {
  const open = createFileSecrets(join(dataDir, 'secrets-open.json'), log, plain)
  const closed = createFileSecrets(join(dataDir, 'secrets.json'), log, keyStore)
  const hasKeyStore = await isProtected(platform)
  if (!hasKeyStore) log.warn('the system has no key store: secrets are kept in a file that only this user can read')
  return {
    async get(name) {
      if (hasKeyStore) return (await closed.get(name)) ?? takeIn(name)
      const value = await open.get(name)
      // It was kept where nobody can read it now: a new one would make the customer another.
      if (value === null && (await closed.has(name))) throw new Error('the key store of a secret is not there')
      return value
    },
    set: hasKeyStore ? closed.set : open.set,
  }

  /** Of a time when there was no key store. */
  async function takeIn(name: string): Promise<string | null> {
    const value = await open.get(name)
    if (value === null) return null
    await closed.set(name, value)
    await open.forget(name)
    return value
  }
}

/** Linux without a keyring "encrypts" with a password that everybody knows; Chromium marks such texts with `v10`. */
async function isProtected(platform: NodeJS.Platform): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false
  if (platform !== 'linux') return true
  if (safeStorage.getSelectedStorageBackend() === 'basic_text') return false
  const sample = await safeStorage.encryptStringAsync('sample')
  return sample.subarray(0, 3).toString('latin1') !== 'v10'
}

function createFileSecrets(path: string, log: Log, { encrypt, decrypt }: Cipher) {
  // One writer at a time: each starts from what the one before has written.
  let writing: Promise<void> = Promise.resolve()

  /** Throws where the file is there and can't be read: taken for empty, it would be overwritten. */
  async function read(): Promise<Stored> {
    try {
      return storedSchema.parse(JSON.parse(await readFile(path, 'utf8')))
    } catch (error) {
      if (isMissing(error)) return {}
      log.error('secrets could not be read', error)
      throw error
    }
  }

  async function set(name: string, value: string): Promise<void> {
    const encrypted = await encrypt(value)
    await change(async (stored) => ({ ...stored, ...(await keepAside(name, stored[name])), [name]: encrypted }))
  }

  async function change(by: (stored: Stored) => Stored | Promise<Stored>): Promise<void> {
    const write = writing.then(async () => writeFileWhole(path, JSON.stringify(await by(await read())), 0o600))
    writing = write.catch(() => {})
    await write
  }

  async function get(name: string): Promise<string | null> {
    await writing
    const encrypted = (await read())[name]
    if (encrypted === undefined) return null
    const decrypted = await decrypt(encrypted).catch(async (error: unknown) => {
      log.error('a secret could not be decrypted', error)
      // A key store that works, and not on this one: another user's or computer's key, as good as no secret.
      await decrypt(await encrypt('sample'))
      return null
    })
    if (decrypted?.shouldReEncrypt) {
      await set(name, decrypted.result).catch((error: unknown) => log.error('a secret could not be encrypted anew', error))
    }
    return decrypted?.result ?? null
  }

  /** A value that can't be decrypted here, under another name: it may be wanted back where it came from. */
  async function keepAside(name: string, encrypted: string | undefined): Promise<Stored> {
    if (encrypted === undefined) return {}
    return decrypt(encrypted).then(
      () => ({}),
      () => ({ [`${name} set aside ${new Date().toISOString()}`]: encrypted }),
    )
  }

  return {
    get,
    set,
    has: async (name: string): Promise<boolean> => Object.hasOwn(await read(), name),
    forget: (name: string): Promise<void> => change(({ [name]: _forgotten, ...rest }) => rest),
  }
}

const keyStore: Cipher = {
  encrypt: async (text) => (await safeStorage.encryptStringAsync(text)).toString('base64'),
  decrypt: (encrypted) => safeStorage.decryptStringAsync(Buffer.from(encrypted, 'base64')),
}

const plain: Cipher = {
  encrypt: async (text) => Buffer.from(text).toString('base64'),
  decrypt: async (encoded) => ({ result: Buffer.from(encoded, 'base64').toString(), shouldReEncrypt: false }),
}
