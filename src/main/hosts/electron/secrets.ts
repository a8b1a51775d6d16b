import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import { z } from 'zod'
import { writeFileWhole } from '#core/files/write-file-whole.ts'
import type { Host, Log } from '#core/host.ts'

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

  async function read(): Promise<Stored> {
    try {
      return storedSchema.parse(JSON.parse(await readFile(path, 'utf8')))
    } catch (error) {
      if (!isMissing(error)) log.error('secrets could not be read', error)
      return {}
    }
  }

  async function set(name: string, value: string): Promise<void> {
    const encrypted = await safeStorage.encryptStringAsync(value)
    const write = writing.then(async () => {
      await writeFileWhole(path, JSON.stringify({ ...(await read()), [name]: encrypted.toString('base64') }), 0o600)
    })
    writing = write.catch(() => {})
    await write
  }

  async function get(name: string): Promise<string | null> {
    await writing
    const encrypted = (await read())[name]
    if (encrypted === undefined) return null
    try {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(encrypted, 'base64'))
      if (shouldReEncrypt) await set(name, result)
      return result
    } catch (error) {
      // Another user's or computer's key: as good as no secret, and the core asks for a new one.
      log.error('a secret could not be decrypted', error)
      return null
    }
  }

  return { get, set }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
