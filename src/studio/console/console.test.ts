import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { renewConsolePassword } from '../commands/owner-commands.ts'
import { startTestStudio, type TestStudio } from '../testing/start-test-studio.ts'
import { createTestBrowser, type TestBrowser } from '../testing/test-browser.ts'
import { createTestClient, makeTestManifest, makeTestPhoto, sendTestOrder, type TestClient } from '../testing/test-client.ts'

let studio: TestStudio
let client: TestClient
let number: string
let orderId: string
let browser: TestBrowser
let now = new Date(2026, 10, 22, 9, 0, 0)

beforeAll(async () => {
  studio = await startTestStudio({ now: () => now })
  client = createTestClient(studio)
  const photo = await makeTestPhoto('#446688')
  const manifest = makeTestManifest([{ photo }])
  orderId = manifest.orderId
  number = (await sendTestOrder(client, manifest, [photo])).data.number
})
afterAll(() => studio.remove())
beforeEach(() => {
  now = new Date(now.getTime() + 3600_000)
  browser = createTestBrowser(studio)
})

const toLogin = { status: 303, headers: { location: expect.stringMatching(/^\/console\/login(\?next=%2Fconsole%2F|$)/) } }

describe('signing in', () => {
  it('shows and changes nothing for who is not signed in', async () => {
    const pages = [
      '',
      '/days',
      '/days/orders.csv?month=2026-11',
      '/settings',
      '/nowhere',
      `/orders/${number}`,
      `/orders/${number}/sheet.pdf`,
    ]
    for (const page of [...pages, `/orders/${number}/prints/1.jpg`, `/orders/${number}/originals/1`])
      expect(await browser.get(`/console${page}`), page).toMatchObject(toLogin)
    expect(await browser.get('/console/events')).toMatchObject({ status: 401 })
    const forms = ['move', 'undo', 'paid', 'link', 'messages', 'lab'].map((form) => `/orders/${number}/${form}`)
    for (const form of [...forms, '/settings/intake', '/settings/password', '/settings/sign-out'])
      expect(await browser.post(`/console${form}`, { to: 'cancelled', text: 'x' }), form).toMatchObject(toLogin)
    expect((await client.status(orderId)).data).toMatchObject({ state: 'received', messages: [], payment: { paidAt: null } })
  })

  it('leads back to the page that was asked for, or where the form stood', async () => {
    const page = `/console/orders/${number}?part=1`
    const next = `/console/login?next=${encodeURIComponent(page)}`
    expect((await browser.get(page)).headers.location).toBe(next)
    const headers = { origin: studio.url, referer: `${studio.url}${page}` }
    expect((await browser.post(`/console/orders/${number}/messages`, { text: 'x' }, headers)).headers.location).toBe(next)
    const refused = { origin: studio.url, referer: `${studio.url}/console/orders/${number}/messages` }
    expect((await browser.post(`/console/orders/${number}/messages`, {}, refused)).headers.location).toBe(
      `/console/login?next=${encodeURIComponent(`/console/orders/${number}`)}`,
    )
    expect((await browser.get(`${page}&said=message`)).headers.location).toBe(next)
    expect((await browser.get(next)).data).toContain(`name="next" value="${page}"`)
    const wrong = await browser.post('/console/login', { password: 'wrong', next: page })
    expect(wrong).toMatchObject({ status: 403, data: expect.stringContaining(`name="next" value="${page}"`) })
    const right = await browser.post('/console/login', { password: browser.password(), next: page })
    expect(right).toMatchObject({ status: 303, headers: { location: page } })
  })

  it.each([
    'https://evil.example/console',
    '//evil.example/console',
    '/\\evil.example',
    '/\t/evil.example',
    '/console/..//evil.example',
    '/console/../v1',
    '/consoles',
    'javascript:alert(1)',
    '/console/login?next=/console',
    '/console/logout',
    '',
  ])('leads nowhere else: %s', async (next) => {
    expect((await browser.get(`/console/login?${new URLSearchParams({ next })}`)).data).toContain('name="next" value="/console"')
    const { headers } = await browser.post('/console/login', { password: browser.password(), next })
    expect(headers.location).toBe('/console')
  })

  it('gives a cookie that scripts and other sites can not use', async () => {
    const cookie = String((await browser.signIn()).headers['set-cookie']?.[0])
    for (const part of ['__Host-', 'Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']) expect(cookie).toContain(part)
  })

  it('takes another password for wrong, and stops after five tries until a quarter of an hour has passed', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await browser.post('/console/login', { password: 'wrong' })).toMatchObject({ status: 403 })
    expect(await browser.signIn()).toMatchObject({ status: 429 })
    now = new Date(now.getTime() + 15 * 60_000)
    expect(await browser.signIn()).toMatchObject({ status: 303, headers: { location: '/console' } })
  })

  it('lets in a device that was signed in before, however many others have tried', async () => {
    const device = (await browser.signIn()).headers['set-cookie']?.[1] ?? ''
    for (const part of ['__Host-studio-device=', 'HttpOnly', 'Secure', 'SameSite=Strict', 'Max-Age=31536000'])
      expect(device).toContain(part)
    await browser.post('/console/logout')
    const stranger = createTestBrowser(studio)
    for (let attempt = 0; attempt < 8; attempt += 1) await stranger.post('/console/login', { password: 'wrong' })
    expect(await stranger.signIn()).toMatchObject({ status: 429 })
    const again = await browser.signIn()
    expect(again).toMatchObject({ status: 303, headers: { location: '/console' } })
    // It is known already.
    expect(again.headers['set-cookie']).toHaveLength(1)
    // The cookie alone opens nothing.
    await browser.post('/console/logout')
    expect(await browser.get('/console')).toMatchObject(toLogin)
    const secret = device.split(';')[0]?.split('=')[1] ?? ''
    expect(readFileSync(join(studio.dataDir, 'studio.db')).includes(secret)).toBe(false)
    for (let attempt = 0; attempt < 5; attempt += 1) await browser.post('/console/login', { password: 'wrong' })
    expect(await browser.signIn()).toMatchObject({ status: 429 })
  })

  it('ends with the session, after signing out, and with a new password', async () => {
    await browser.signIn()
    expect(await browser.get('/console')).toMatchObject({ status: 200 })
    await browser.post('/console/logout')
    expect(await browser.get('/console')).toMatchObject(toLogin)

    await browser.signIn()
    const before = browser.password()
    await renewConsolePassword(studio.dataDir)
    expect(browser.password()).not.toBe(before)
    expect(await browser.get('/console')).toMatchObject(toLogin)

    await browser.signIn()
    now = new Date(now.getTime() + 12 * 3600_000)
    expect(await browser.get('/console')).toMatchObject(toLogin)
  })

  it('keeps the password where only the owner reads it, and nowhere else', () => {
    if (process.platform !== 'win32') expect(statSync(join(studio.dataDir, 'console-password.txt')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(studio.dataDir, 'studio.db')).includes(browser.password())).toBe(false)
  })
})

describe('every page', () => {
  it('runs no script but its own, and is kept nowhere', async () => {
    await browser.signIn()
    for (const page of ['', `/orders/${number}`, '/days', '/settings']) {
      const { data, headers } = await browser.get(`/console${page}`)
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      )
      expect(headers['cache-control']).toBe('no-store')
      expect(data.match(/<script[^>]*>/g)).toEqual(['<script src="/console/console.js" defer>'])
      expect(data).not.toMatch(/ on[a-z]+=| style=/)
    }
    expect((await browser.get('/console/console.js')).headers['content-type']).toBe('text/javascript; charset=utf-8')
  })

  it('says in words what is not there', async () => {
    await browser.signIn()
    for (const page of ['/nowhere', '/orders/000000-0000', '/orders/..%2f..%2fetc'])
      expect(await browser.get(`/console${page}`)).toMatchObject({ status: 404, data: expect.stringContaining('주문으로 가기') })
  })

  it.each([{ origin: 'https://evil.example' }, { origin: 'null' }, {}])('takes no form from elsewhere: %o', async (headers) => {
    await browser.signIn()
    const forms = ['move', 'paid', 'link', 'messages', 'lab'].map((form) => `/orders/${number}/${form}`)
    for (const form of [...forms, '/settings/intake', '/settings/password', '/settings/sign-out', '/logout', '/login'])
      expect(await browser.post(`/console${form}`, { to: 'cancelled' }, headers), form).toMatchObject({ status: 403 })
    expect((await client.status(orderId)).data.state).toBe('received')
    expect(await browser.get('/console')).toMatchObject({ status: 200 })
  })
})
