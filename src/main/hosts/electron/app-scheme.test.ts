import { Readable } from 'node:stream'
import { beforeEach, expect, test } from 'vitest'
import { protocol, resetElectron } from '#tests/fakes/electron.ts'
import { isAppUrl, type RequestHandler, registerAppScheme, serveAppScheme } from './app-scheme.ts'

beforeEach(resetElectron)

/** What Electron would get for this request. */
async function ask(handler: RequestHandler, request: Request): Promise<Response> {
  serveAppScheme(handler)
  const serve = protocol.handlers.get('app')
  if (!serve) throw new Error('nothing serves app:')
  return await serve(request)
}

test.each([
  ['app://app/', true],
  ['app://app/orders?x=1#y', true],
  ['app://other/', false],
  ['app://app.evil.example/', false],
  ['app://app:80/', false],
  ['https://app/', false],
  ['file:///app/app', false],
  ['javascript:alert(1)', false],
  ['not an address', false],
  ['', false],
])('%s is a page of the app: %s', (url, expected) => {
  expect(isAppUrl(url)).toBe(expected)
})

test('the scheme is standard and secure, and no other origin may fetch from it', () => {
  registerAppScheme()
  expect(protocol.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }])
})

test('requests reach the handler whole', async () => {
  const seen: unknown[] = []
  const response = await ask(
    async (request) => {
      seen.push(request.method, request.url, request.headers.get('content-type'), await request.text())
      return Response.json({ ok: true }, { status: 201, headers: { 'x-one': '1' } })
    },
    new Request('app://app/rpc/search?x=1', { method: 'POST', body: '{"a":"ㅎ"}', headers: { 'content-type': 'application/json' } }),
  )
  expect(seen).toEqual(['POST', 'app://app/rpc/search?x=1', 'application/json', '{"a":"ㅎ"}'])
  expect([response.status, response.headers.get('x-one'), await response.json()]).toEqual([201, '1', { ok: true }])
})

test('another host of the scheme reaches nothing', async () => {
  const response = await ask(async () => new Response('secret'), new Request('app://other/'))
  expect(response.status).toBe(404)
})

test.each([
  ['a POST without Origin is our own page’s', 'POST', undefined, 'app://app'],
  ['a foreign Origin stays, to be refused', 'POST', 'https://evil.example', 'https://evil.example'],
  ['a GET is left as it is', 'GET', undefined, null],
])('%s', async (_name, method, origin, expected) => {
  let seen: string | null = 'nothing'
  await ask(
    async (request) => {
      seen = request.headers.get('origin')
      return new Response()
    },
    new Request('app://app/rpc', { method, ...(origin && { headers: { origin } }) }),
  )
  expect(seen).toBe(expected)
})

test('a page that lets go of a stream aborts the request, and the generator cleans up', async () => {
  let signal: AbortSignal | undefined
  const cleaned = Promise.withResolvers<string>()
  async function* events() {
    try {
      for (let n = 0; ; n++) yield new TextEncoder().encode(`${n}\n`)
    } finally {
      cleaned.resolve('cleaned')
    }
  }
  const response = await ask(
    async (request) => {
      signal = request.signal
      return new Response(Readable.toWeb(Readable.from(events())) as ReadableStream<Uint8Array>)
    },
    new Request('app://app/rpc/jobs.events', { method: 'POST' }),
  )

  const reader = response.body?.getReader()
  await reader?.read()
  expect(signal?.aborted).toBe(false)
  await reader?.cancel('gone')
  expect(signal?.aborted).toBe(true)
  expect(await cleaned.promise).toBe('cleaned')
})

test('a stream that ends by itself aborts nothing', async () => {
  let signal: AbortSignal | undefined
  const response = await ask(async (request) => {
    signal = request.signal
    return new Response('all of it')
  }, new Request('app://app/'))
  expect(await response.text()).toBe('all of it')
  expect(signal?.aborted).toBe(false)
})

test('an answer without a body stays one', async () => {
  const response = await ask(async () => new Response(null, { status: 405 }), new Request('app://app/', { method: 'PUT' }))
  expect([response.status, response.body]).toEqual([405, null])
})

test('a handler that throws answers 500 and says nothing of itself', async () => {
  const response = await ask(async () => {
    throw new Error('/home/someone/secret')
  }, new Request('app://app/'))
  expect([response.status, await response.text()]).toEqual([500, ''])
})
