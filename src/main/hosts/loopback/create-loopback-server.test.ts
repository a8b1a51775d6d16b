import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { basename, join, relative, sep } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Core } from '#core/create-core.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { endOfJob, startTestCore } from '#tests/support/test-core.ts'
import { createLoopbackServer, type LoopbackServer } from './create-loopback-server.ts'

// What a web page in another browser, another program or another user of this computer might try.

let core: Core
let server: LoopbackServer
let cookie: string
let host: string

beforeAll(async () => {
  core = await startTestCore()
  const rendererDir = makeTempDir()
  writeFileSync(join(rendererDir, 'index.html'), '<title>사진관</title>')
  server = await createLoopbackServer(core, { rendererDir })
  host = new URL(server.origin).host
  cookie = await redeem(server)
})
afterAll(() => server.close())
beforeEach(() => void core.settings.update({ gridSize: 'medium' }))

async function redeem(at: LoopbackServer): Promise<string> {
  const response = await fetch(at.makeTicketUrl(), { redirect: 'manual' })
  await response.text()
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

const UPDATE = '{"json":{"gridSize":"large"}}'
const changed = () => core.settings.get().gridSize === 'large'

/** Sends a request byte for byte; answers with the status, the headers and the body as they came. */
async function sendRaw(
  requestLine: string,
  headers: readonly string[],
  body = '',
): Promise<{ status: number; head: string; body: string }> {
  const socket = connect(Number(new URL(server.origin).port), '127.0.0.1')
  const length = body ? [`Content-Length: ${Buffer.byteLength(body)}`] : []
  socket.write([requestLine, ...headers, ...length, 'Connection: close', '', body].join('\r\n'))
  const answer = await text(socket)
  const [head = '', ...rest] = answer.split('\r\n\r\n')
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head: head.toLowerCase(), body: rest.join('\r\n\r\n') }
}

/** The call that changes a setting, with what the window itself would send, other than `headers`. */
function sendUpdate(headers: Record<string, string | readonly string[] | null> = {}) {
  const all: Record<string, string | readonly string[] | null> = {
    Host: host,
    Origin: server.origin,
    Cookie: cookie,
    'Content-Type': 'application/json',
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [value].flat().map((each) => `${name}: ${each}`)))
  return sendRaw('POST /rpc/settings/update HTTP/1.1', lines, UPDATE)
}

describe('a change', () => {
  it('is made for the window itself', async () => {
    expect(await sendUpdate()).toMatchObject({ status: 200 })
    expect(changed()).toBe(true)
  })

  it('is made for a browser that says the call comes from the same site', async () => {
    expect(await sendUpdate({ 'Sec-Fetch-Site': 'same-origin' })).toMatchObject({ status: 200 })
    expect(changed()).toBe(true)
  })

  const other = () => `http://${host.replace('127.0.0.1', 'localhost')}`

  it.each<[string, () => Record<string, string | readonly string[] | null>]>([
    ['another Host, as a name that resolves to us', () => ({ Host: `evil.example:${host.split(':')[1]}` })],
    ['our other name', () => ({ Host: new URL(other()).host })],
    ['no port in Host', () => ({ Host: '127.0.0.1' })],
    ['two Host headers', () => ({ Host: [host, 'evil.example'] })],
    ['two Host headers that are both right', () => ({ Host: [host, host] })],
    ['another origin', () => ({ Origin: 'https://evil.example' })],
    ['our other name as the origin', () => ({ Origin: other() })],
    ['an opaque origin', () => ({ Origin: 'null' })],
    ['no origin', () => ({ Origin: null })],
    ['two origins', () => ({ Origin: [server.origin, 'https://evil.example'] })],
    ['a call from another site', () => ({ 'Sec-Fetch-Site': 'cross-site' })],
    ['a call from another port of this computer', () => ({ 'Sec-Fetch-Site': 'same-site' })],
    ['no cookie', () => ({ Cookie: null })],
    ['a wrong cookie', () => ({ Cookie: `${cookie.split('=')[0]}=${'x'.repeat(43)}` })],
    ['half a cookie', () => ({ Cookie: cookie.slice(0, -1) })],
    ['an empty cookie', () => ({ Cookie: `${cookie.split('=')[0]}=` })],
    ['the cookie twice, so that it is not clear whose it is', () => ({ Cookie: `${cookie}; ${cookie}` })],
    ['the cookie of an app on another port', () => ({ Cookie: cookie.replace(/\d+=/, '1=') })],
  ])('is refused with %s', async (_what, headers) => {
    const { status, head } = await sendUpdate(headers())
    expect(status).toBe(403)
    expect(head).not.toContain('access-control-allow')
    expect(changed()).toBe(false)
  })

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'TRACE', 'OPTIONS', 'PATCH'])('is not made by %s', async (method) => {
    const query = `?data=${encodeURIComponent(UPDATE)}`
    const { status } = await sendRaw(`${method} /rpc/settings/update${query} HTTP/1.1`, [
      `Host: ${host}`,
      `Origin: ${server.origin}`,
      `Cookie: ${cookie}`,
    ])
    expect([404, 405]).toContain(status)
    expect(changed()).toBe(false)
  })

  it('is not made before the cookie’s owner: the preflight of another site is refused', async () => {
    const { status, head } = await sendRaw('OPTIONS /rpc/settings/update HTTP/1.1', [
      `Host: ${host}`,
      'Origin: https://evil.example',
      'Access-Control-Request-Method: POST',
    ])
    expect(status).toBe(403)
    expect(head).not.toContain('access-control')
  })
})

describe('reading', () => {
  it.each(['/', '/media/grid/1', '/brand/logo', '/rpc/photos/list'])('%s needs the cookie', async (path) => {
    const response = await fetch(`${server.origin}${path}`)
    expect(response.status).toBe(403)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await response.text()).not.toContain('<title>')
  })

  it('is refused to a script of another origin, cookie or not', async () => {
    const { status } = await sendRaw('GET / HTTP/1.1', [`Host: ${host}`, `Cookie: ${cookie}`, 'Origin: https://evil.example'])
    expect(status).toBe(403)
  })

  it('is refused to a picture on a page of another site, cookie or not', async () => {
    const { status } = await sendRaw('GET /media/grid/1 HTTP/1.1', [`Host: ${host}`, `Cookie: ${cookie}`, 'Sec-Fetch-Site: cross-site'])
    expect(status).toBe(403)
  })
})

describe('a ticket', () => {
  it('is good once, and becomes a cookie that scripts and other sites do not see', async () => {
    const url = server.makeTicketUrl()
    const first = await fetch(url, { redirect: 'manual' })
    expect(first.status).toBe(303)
    expect(first.headers.get('location')).toBe('/')
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict; Path=\//)
    const second = await fetch(url, { redirect: 'manual' })
    expect(second.status).toBe(403)
    expect(second.headers.get('set-cookie')).toBeNull()
    expect(await second.text()).toMatch(/한 번만/)
  })

  it('tells who waits that it was used', async () => {
    let used = 0
    server.onTicketUsed(() => {
      used += 1
    })
    await redeem(server)
    expect(used).toBe(1)
    await fetch(`${server.origin}/?ticket=wrong`)
    expect(used).toBe(1)
  })

  it('is not good on another server, and its cookie has another name', async () => {
    const other = await createLoopbackServer(core, { rendererDir: makeTempDir() })
    try {
      const foreign = new URL(other.makeTicketUrl())
      expect((await fetch(`${server.origin}/${foreign.search}`, { redirect: 'manual' })).status).toBe(403)
      expect((await redeem(other)).split('=')[0]).not.toBe(cookie.split('=')[0])
    } finally {
      await other.close()
    }
  })

  it('is not taken from a POST, nor by another Host', async () => {
    const url = new URL(server.makeTicketUrl())
    expect((await sendRaw(`POST /${url.search} HTTP/1.1`, [`Host: ${host}`, `Origin: ${server.origin}`])).status).toBe(403)
    expect((await sendRaw(`GET /${url.search} HTTP/1.1`, ['Host: evil.example'])).status).toBe(403)
    expect((await sendRaw(`GET /${url.search} HTTP/1.1`, [`Host: ${host}`])).status).toBe(303)
  })
})

describe('an address that is none', () => {
  it.each(['//', '///', '/\\', 'http://', '*', '/%', '//evil.example/?ticket=x', 'http://evil.example/'])(
    '%s ends nothing but itself',
    async (path) => {
      for (const headers of [[`Host: ${host}`], [`Host: ${host}`, `Cookie: ${cookie}`]]) {
        const { status, body } = await sendRaw(`GET ${path} HTTP/1.1`, headers)
        expect(status).toBeGreaterThanOrEqual(200)
        expect(status).toBeLessThan(500)
        expect(body).not.toContain('evil')
      }
      expect(await sendUpdate()).toMatchObject({ status: 200 })
    },
  )
})

describe('a file from a browser', () => {
  const batch = '11111111-2222-4333-8444-555555555555'
  const send = (name: string, body: BodyInit = 'bytes', id = batch) =>
    fetch(`${server.origin}/inbox?batch=${encodeURIComponent(id)}&name=${encodeURIComponent(name)}`, {
      method: 'POST',
      body,
      headers: { cookie, origin: server.origin, 'content-type': 'application/octet-stream' },
    })
  const pathOf = async (response: Response) => ((await response.json()) as { path: string }).path

  it.each([
    ['바다.jpg', '바다.jpg'],
    ['../../x.jpg', 'x.jpg'],
    ['..\\..\\x.jpg', 'x.jpg'],
    ['/etc/passwd', 'passwd'],
    ['..', 'photo'],
    ['.', 'photo'],
    ['', 'photo'],
    ['.hidden.jpg', 'hidden.jpg'],
    ['a\u0000b\u0007\nc.jpg', 'ab_c.jpg'],
    ['<script>alert("x")|?*:.jpg', '_script_alert(_x_)____.jpg'],
    ['할머니.jpg'.normalize('NFD'), '할머니.jpg'],
    ['con\u202egpj.exe', 'congpj.exe'],
  ])('called %j is kept as %j, in a folder of its own', async (name, kept) => {
    const path = await pathOf(await send(name))
    expect(basename(path)).toBe(kept)
    expect(relative(core.inboxDir, path).split(sep)).toHaveLength(3)
    expect(relative(core.inboxDir, path).startsWith(batch)).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe('bytes')
  })

  it.each(['가'.repeat(300), 'x'.repeat(300), '👍'.repeat(100)])('with too long a name keeps its ending', async (stem) => {
    const path = await pathOf(await send(`${stem}.jpeg`))
    expect(Buffer.byteLength(basename(path))).toBeLessThanOrEqual(255)
    expect(basename(path)).toMatch(/\.jpeg$/)
    expect(basename(path).isWellFormed()).toBe(true)
  })

  it('twice under one name is two files', async () => {
    const [first, second] = [await pathOf(await send('a.jpg', 'one')), await pathOf(await send('a.jpg', 'two'))]
    expect([readFileSync(first, 'utf8'), readFileSync(second, 'utf8')]).toEqual(['one', 'two'])
  })

  it.each(['', 'x', '../../../etc', '11111111-2222-4333-8444-55555555555/'])('with the batch %j is refused', async (id) => {
    const response = await send('a.jpg', 'bytes', id)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringMatching(/[가-힣]/) })
  })

  it('of no bytes arrives too, so that the import can say so', async () => {
    const path = await pathOf(await send('empty.jpg', ''))
    expect(await endOfJob(core, await core.imports.import([path]))).toMatchObject({ result: { skipped: [{ reason: 'EMPTY_FILE' }] } })
  })

  it('whose line is cut leaves nothing', async () => {
    const id = '99999999-2222-4333-8444-555555555555'
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1')
    socket.write(
      [
        `POST /inbox?batch=${id}&name=cut.jpg HTTP/1.1`,
        `Host: ${host}`,
        `Origin: ${server.origin}`,
        `Cookie: ${cookie}`,
        'Content-Length: 1000',
        '',
        'half',
      ].join('\r\n'),
    )
    const files = () => (existsSync(join(core.inboxDir, id)) ? readdirSync(join(core.inboxDir, id), { recursive: true }) : null)
    await expect.poll(() => files()?.some((name) => String(name).endsWith('.part')), { interval: 5 }).toBe(true)
    socket.destroy()
    await expect.poll(files, { interval: 5 }).toEqual([])
  })

  it('is not taken without the cookie or from another origin', async () => {
    const id = '77777777-2222-4333-8444-555555555555'
    const url = `${server.origin}/inbox?batch=${id}&name=x.jpg`
    expect((await fetch(url, { method: 'POST', body: 'x', headers: { origin: server.origin } })).status).toBe(403)
    expect((await fetch(url, { method: 'POST', body: 'x', headers: { cookie } })).status).toBe(403)
    expect((await fetch(url, { method: 'POST', body: 'x', headers: { cookie, origin: 'https://evil.example' } })).status).toBe(403)
    expect(existsSync(join(core.inboxDir, id))).toBe(false)
  })
})
