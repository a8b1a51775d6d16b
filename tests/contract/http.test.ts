import { beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '#core/create-core.ts'
import { address, mediaAddress } from '#shared/addresses.ts'
import { writePhotos } from '#tests/support/photos.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { importPaths, startTestCore } from '#tests/support/test-core.ts'
import { mounts } from './mounts.ts'

// What the one origin of the window serves beside the contract, the same in Electron and on loopback.

describe.each(mounts.filter(([name]) => name !== 'directly'))('over HTTP, mounted %s', (_name, mount) => {
  let core: Core
  let get: (path: string, init?: RequestInit) => Promise<Response>
  let id: number
  let version: string

  beforeAll(async () => {
    core = await startTestCore()
    const { fetch } = await mount(core)
    if (!fetch) throw new Error('this mount has no HTTP')
    get = fetch
    const folder = makeTempDir()
    await writePhotos(folder, 1)
    await importPaths(core, folder)
    ;[{ id, version } = { id: 0, version: '' }] = (await core.library.list({ limit: 1 })).photos
  })

  it.each(['grid', 'screen'] as const)('serves a photo for the %s, to be kept for ever', async (size) => {
    const response = await get(mediaAddress(size, { id, version }))
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': expect.stringContaining('immutable'),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff')
    expect(Number(response.headers.get('content-length'))).toBe(bytes.length)
  })

  it('a photo without its version is not kept', async () => {
    const response = await get(`/media/grid/${id}`)
    expect(response.headers.get('cache-control')).toBe('no-store')
    await response.arrayBuffer()
  })

  it.each([
    '/media/grid/424242',
    '/media/grid/0',
    '/media/grid/-1',
    '/media/grid/1e3',
    '/media/huge/1',
    '/media/grid/1/2',
    '/media/grid/..%2f..%2flibrary.db',
    '/media/grid/',
    '/rpc/photos/get',
    '/inbox',
    '/secret.txt',
    '/assets/none.js',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%00.js',
    '/%E0%A4%A.js',
  ])('%s is not there', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(path === '/inbox' ? 200 : 404)
    expect(await response.text()).not.toContain('secret')
  })

  it('serves the studio’s logo', async () => {
    const response = await get(address.logo)
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(await response.text()).toContain('<svg')
  })

  it('serves the window’s page at every place of the app, and its files as what they are', async () => {
    for (const place of ['/', '/orders', '/orders/123']) {
      const response = await get(place)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(response.headers.get('cache-control')).toBe('no-cache')
      expect(await response.text()).toContain('사진관')
    }
    const script = await get('/assets/app-1234.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(script.headers.get('cache-control')).toContain('immutable')
    await script.text()
  })

  it('answers HEAD without a body', async () => {
    const response = await get('/', { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
  })

  describe('a call that would change something', () => {
    const update = { json: { gridSize: 'large' } }
    const post = (headers: Record<string, string>) =>
      get('/rpc/settings/update', {
        method: 'POST',
        body: JSON.stringify(update),
        headers: { 'content-type': 'application/json', ...headers },
      })

    it('has an effect when it comes from the window itself', async () => {
      core.settings.update({ gridSize: 'medium' })
      expect((await post({})).status).toBe(200)
      expect(core.settings.get().gridSize).toBe('large')
    })

    it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', ''])('has none with the origin %j', async (origin) => {
      core.settings.update({ gridSize: 'medium' })
      const response = await post({ origin })
      expect(response.status).toBe(403)
      await response.text()
      expect(core.settings.get().gridSize).toBe('medium')
    })

    it('has none as a GET, whatever stands in its address', async () => {
      core.settings.update({ gridSize: 'medium' })
      const response = await get(`/rpc/settings/update?data=${encodeURIComponent(JSON.stringify(update))}`)
      expect(response.status).toBe(404)
      expect(core.settings.get().gridSize).toBe('medium')
    })

    it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('has none as %s', async (method) => {
      const response = await get('/rpc/settings/update', { method })
      expect(response.status).toBe(405)
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
    })
  })

  it('every answer tells the browser to load nothing from elsewhere', async () => {
    const answers = [
      await get('/'),
      await get('/none.js'),
      await get(`/media/grid/${id}`),
      await get('/rpc/settings/get', { method: 'POST', body: '{"json":{}}', headers: { 'content-type': 'application/json' } }),
      await get('/rpc/settings/get', { method: 'POST', headers: { origin: 'https://evil.example' } }),
      await get('/', { method: 'PUT' }),
    ]
    for (const answer of answers) {
      await answer.arrayBuffer()
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toMatch(/unsafe|https?:|\*/)
      expect(Object.fromEntries(answer.headers)).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    }
  })
})
