import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import { z } from 'zod'
import { writeFileWhole } from '#core/files/write-file-whole.ts'
import type { Host, Log } from '#core/host.ts'
import { isMissing } from '../is-missing.ts'

const storedSchema = z.record(z.string(), z.base64())
type Stored = z.infer<typeof storedSchema>

/**
 * Secrets, encrypted by the system's key store, in `secrets.json` of the data folder. Where the system has no key store
 * worth the name they live until the program ends, and the log says so. Must be called after the app is ready.
 */
export async function createSecrets(dataDir: string, log: Log, platform: NodeJS.Platform = process.platform): Promise<Host['secrets']> {
  if (await isProtected(platform)) return createFileSecrets(join(dataDir, 'secrets.json'), log)
  log.warn('the system has no key store: secrets are kept in memory only')
  const memory = new Map<string, string>()
  return {
    get: async (name) => memory.get(name) ?? null,
    async set(name, value) {
      memory.set(name, value)
    },
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

function createFileSecrets(path: string, log: Log): Host['secrets'] {
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
    const write = writing.then(async () => {
      const stored = await read()
      await writeFileWhole(path, JSON.stringify({ ...stored, ...(await keepAside(name, stored[name])), [name]: encrypted }), 0o600)
    })
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

  return { get, set }
}

/** A value that can't be decrypted here, under another name: it may be wanted back where it came from. */
async function keepAside(name: string, encrypted: string | undefined): Promise<Stored> {
  if (encrypted === undefined) return {}
  return decrypt(encrypted).then(
    () => ({}),
    () => ({ [`${name} set aside ${new Date().toISOString()}`]: encrypted }),
  )
}

async function encrypt(text: string): Promise<string> {
  return (await safeStorage.encryptStringAsync(text)).toString('base64')
}

function decrypt(encrypted: string): Promise<Electron.DecryptStringAsyncReturnValue> {
  return safeStorage.decryptStringAsync(Buffer.from(encrypted, 'base64'))
}
