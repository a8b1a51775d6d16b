import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createGuestToken } from '#core/studio-client/guest-token.ts'
import { writePhoto } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { silentLog } from '#tests/support/test-core.ts'
import { createNodeHost } from './node-host.ts'

afterEach(() => vi.unstubAllEnvs())

describe('the data folder', () => {
  it.skipIf(process.platform !== 'linux')('of an app that is told none is this user’s own, one a studio', async () => {
    vi.stubEnv('XDG_DATA_HOME', '/home/kim/data')
    expect((await createNodeHost({ log: silentLog, studioId: 'demo' })).dataDir).toBe('/home/kim/data/sajingwan/demo')
  })

  it('is not made by merely naming it', async () => {
    const dataDir = join(makeTempDir(), 'later')
    await createNodeHost({ log: silentLog, dataDir })
    expect(existsSync(dataDir)).toBe(false)
  })
})

it('a server is taken in place of the profile’s, with its authority', async () => {
  const host = await createNodeHost({ log: silentLog, server: 'https://localhost:1', ca: '/ca.pem' })
  expect(host).toMatchObject({ studioId: 'demo', studioServer: { url: 'https://localhost:1', caPath: '/ca.pem' } })
  expect(await createNodeHost({ log: silentLog })).not.toHaveProperty('studioServer')
})

describe('secrets', () => {
  it('are kept where only this user can read them', async () => {
    const dataDir = makeTempDir()
    const { secrets } = await createNodeHost({ log: silentLog, dataDir })
    expect(await secrets.get('guest-token')).toBeNull()
    await secrets.set('guest-token', 'one')
    await secrets.set('guest-token', 'two')
    expect(await secrets.get('guest-token')).toBe('two')
    const folder = join(dataDir, 'secrets')
    expect(readdirSync(folder)).toEqual(['guest-token'])
    if (process.platform !== 'win32') {
      expect(statSync(folder).mode & 0o077).toBe(0)
      expect(statSync(join(folder, 'guest-token')).mode & 0o077).toBe(0)
    }
  })

  it('make a guest the same guest at the next start, by 256 bits', async () => {
    const dataDir = makeTempDir()
    const token = async () => createGuestToken((await createNodeHost({ log: silentLog, dataDir })).secrets)()
    const first = await token()
    expect(Buffer.from(first, 'base64url')).toHaveLength(32)
    expect(await token()).toBe(first)
  })

  it('that are there and can not be read are not taken for missing, and not made anew', async () => {
    const dataDir = makeTempDir()
    const unreadable = join(dataDir, 'secrets', 'guest-token')
    mkdirSync(unreadable, { recursive: true })
    const { secrets } = await createNodeHost({ log: silentLog, dataDir })
    await expect(secrets.get('guest-token')).rejects.toMatchObject({ code: 'EISDIR' })
    await expect(createGuestToken(secrets)()).rejects.toMatchObject({ code: 'EISDIR' })
    expect(readdirSync(join(dataDir, 'secrets'))).toEqual(['guest-token'])
  })

  it('are made once, though asked for twice at once', async () => {
    const { secrets } = await createNodeHost({ log: silentLog, dataDir: makeTempDir() })
    const getToken = createGuestToken(secrets)
    const [first, second] = await Promise.all([getToken(), getToken()])
    expect(first).toBe(second)
    expect(await secrets.get('guest-token')).toBe(first)
  })
})

describe('a process', () => {
  it('does its work, and can be killed at any time', async () => {
    const host = await createNodeHost({ log: silentLog, dataDir: makeTempDir() })
    const process = host.startProcess('decoder')
    const path = await writePhoto(join(makeTempDir(), 'a.jpg'))
    const answered = new Promise((resolve) => process.onMessage(resolve))
    process.send({ id: 1, request: { kind: 'hash', path } })
    expect(await answered).toMatchObject({ id: 1, ok: true, value: { bytes: statSync(path).size } })
    const exited = new Promise<void>((resolve) => process.onExit(resolve))
    process.kill()
    await exited
    // What is sent to the dead goes nowhere, and nobody is hurt.
    expect(() => process.send({ id: 2, request: { kind: 'hash', path } })).not.toThrow()
  })
})
