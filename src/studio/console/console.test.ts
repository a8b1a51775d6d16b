import { readFileSync, statSync } from 'node:fs'
import { Agent } from 'node:https'
import { join } from 'node:path'
import axios, { type AxiosInstance, type AxiosResponse } from 'axios'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Manifest } from '#shared/orders/manifest.ts'
import { renewConsolePassword } from '../commands/owner-commands.ts'
import { openDatabase } from '../database/open-database.ts'
import { startTestStudio, type TestStudio } from '../testing/start-test-studio.ts'
import {
  createTestClient,
  makeTestManifest,
  makeTestPhoto,
  sendTestOrder,
  type TestClient,
  type TestPhoto,
} from '../testing/test-client.ts'

let studio: TestStudio
let client: TestClient
let photo: TestPhoto
let manifest: Manifest
let number: string
let browser: AxiosInstance
let now = new Date(2026, 10, 22, 9, 0, 0)

beforeAll(async () => {
  studio = await startTestStudio({ now: () => now })
  client = createTestClient(studio)
  photo = await makeTestPhoto('#446688')
})
afterAll(() => studio.remove())
beforeEach(async () => {
  now = new Date(now.getTime() + 3600_000)
  manifest = makeTestManifest([{ photo }], { receiver: { name: '<script>alert(1)</script>', phone: '01012345678' } })
  number = (await sendTestOrder(client, manifest, [photo])).data.number
  browser = axios.create({
    baseURL: studio.url,
    httpsAgent: new Agent({ ca: studio.ca, keepAlive: false }),
    validateStatus: () => true,
    maxRedirects: 0,
    proxy: false,
  })
})

const password = () => readFileSync(join(studio.dataDir, 'console-password.txt'), 'utf8').trim()

function post(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = { origin: studio.url },
): Promise<AxiosResponse> {
  return browser.post(path, new URLSearchParams(fields).toString(), {
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
}

/** Lays in copies of the order at hand that came later and are done: `990101-0001` is the oldest. */
function finishMany(count: number): void {
  const database = openDatabase(join(studio.dataDir, 'studio.db'))
  const copyOrder = database.prepare('INSERT INTO orders SELECT ?, customer_id, manifest, manifest_hash, put_at FROM orders WHERE id = ?')
  const copyReceived = database.prepare(
    `INSERT INTO received_orders
     SELECT ?, ?, '990101', ?, 'done', total, prints, sheet, answer, ?, received_at, lab_result FROM received_orders WHERE order_id = ?`,
  )
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const id = crypto.randomUUID()
    copyOrder.run(id, manifest.orderId)
    const at = new Date(now.getTime() + sequence * 1000).toISOString()
    copyReceived.run(id, `990101-${String(sequence).padStart(4, '0')}`, sequence, at, manifest.orderId)
  }
  database.close()
}

async function signIn(): Promise<{ origin: string; cookie: string }> {
  const answer = await post('/console/login', { password: password() })
  expect(answer).toMatchObject({ status: 303, headers: { location: '/console' } })
  return { origin: studio.url, cookie: String(answer.headers['set-cookie']?.[0]?.split(';')[0]) }
}

describe('signing in', () => {
  it('shows nothing to who is not signed in', async () => {
    expect(await browser.get('/console')).toMatchObject({ status: 303, headers: { location: '/console/login' } })
    expect(await post(`/console/orders/${number}/move`, { to: 'printing' })).toMatchObject({ status: 303 })
    expect((await client.status(manifest.orderId)).data.state).toBe('received')
  })

  it('gives a cookie that scripts and other sites can not use', async () => {
    const answer = await post('/console/login', { password: password() })
    const cookie = String(answer.headers['set-cookie']?.[0])
    for (const part of ['__Host-', 'Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']) expect(cookie).toContain(part)
  })

  it('takes another password for wrong, and stops after five tries until a quarter of an hour has passed', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await post('/console/login', { password: 'wrong' })).toMatchObject({ status: 403 })
    expect(await post('/console/login', { password: password() })).toMatchObject({ status: 429 })
    now = new Date(now.getTime() + 15 * 60_000)
    await signIn()
  })

  it('ends with the session, after signing out, and with a new password', async () => {
    const first = await signIn()
    expect(await browser.get('/console', { headers: first })).toMatchObject({ status: 200 })
    await post('/console/logout', {}, first)
    expect(await browser.get('/console', { headers: first })).toMatchObject({ status: 303 })

    const second = await signIn()
    const before = password()
    await renewConsolePassword(studio.dataDir)
    expect(password()).not.toBe(before)
    expect(await browser.get('/console', { headers: second })).toMatchObject({ status: 303 })

    const third = await signIn()
    now = new Date(now.getTime() + 12 * 3600_000)
    expect(await browser.get('/console', { headers: third })).toMatchObject({ status: 303 })
  })

  it('keeps the password where only the owner reads it, and nowhere else', async () => {
    if (process.platform !== 'win32') expect(statSync(join(studio.dataDir, 'console-password.txt')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(studio.dataDir, 'studio.db')).includes(password())).toBe(false)
  })
})

describe('the list of orders', () => {
  it('shows the order, and what a customer wrote as text only', async () => {
    const { data, headers } = await browser.get('/console', { headers: await signIn() })
    expect(data).toContain(number)
    expect(data).toContain('010-1234-5678')
    expect(data).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(data).not.toContain('<script')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['cache-control']).toBe('no-store')
  })

  it('shows what is still to be done behind however many that are over', async () => {
    const open = number
    const { data } = await browser.get('/console', { headers: await signIn() })
    expect(data.match(/class="order over"/g) ?? []).toHaveLength(0)
    finishMany(120)
    const later = await browser.get('/console', { headers: await signIn() })
    expect(later.data).toContain(open)
    expect(later.data.match(/class="order over"/g)).toHaveLength(100)
    expect(later.data).not.toContain('990101-0020')
    expect(later.data).toContain('990101-0021')
  })

  it('moves an order on, and says when it may not go there', async () => {
    const session = await signIn()
    expect(await post(`/console/orders/${number}/move`, { to: 'printing' }, session)).toMatchObject({ status: 303 })
    expect((await client.status(manifest.orderId)).data).toMatchObject({ state: 'printing' })
    const refused = await post(`/console/orders/${number}/move`, { to: 'checked' }, session)
    expect(refused).toMatchObject({ status: 409, data: expect.stringContaining('이미 &#39;인화 중&#39; 상태예요') })
    expect(await post('/console/orders/000000-0000/move', { to: 'checked' }, session)).toMatchObject({ status: 404 })
  })

  it.each([{ origin: 'https://evil.example' }, { origin: 'null' }, {}])('takes no form from elsewhere: %o', async (origin) => {
    const { cookie } = await signIn()
    expect(await post(`/console/orders/${number}/move`, { to: 'cancelled' }, { ...origin, cookie })).toMatchObject({ status: 403 })
    expect((await client.status(manifest.orderId)).data.state).toBe('received')
  })
})
