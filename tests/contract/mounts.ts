import { writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { afterAll } from 'vitest'
import type { Core } from '#core/create-core.ts'
import { createLoopbackServer } from '#hosts/loopback/create-loopback-server.ts'
import { createHandler } from '#http/create-handler.ts'
import { createRouter } from '#http/rpc/router.ts'
import { address } from '#shared/addresses.ts'
import type { contract } from '#shared/contract/contract.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'

export type Client = ContractRouterClient<typeof contract>

/** One way to stand the app up. `fetch` takes a path of its origin; absent where there is no HTTP. */
export type Mount = { client: Client; fetch?: (path: string, init?: RequestInit) => Promise<Response> }

/** The contract called without HTTP, as the cli does. */
async function mountDirectly(core: Core): Promise<Mount> {
  return { client: createRouterClient(createRouter(core)) }
}

/** The handler called with Requests, as Electron's `protocol.handle` does. */
async function mountLikeElectron(core: Core): Promise<Mount> {
  const origin = 'app://app'
  const handler = createHandler(core, { rendererDir: await makeRenderer(), origin })
  const call = (url: string, init: RequestInit = {}) =>
    handler(new Request(url, { ...init, headers: { ...(init.method === 'POST' ? { origin } : {}), ...headersOf(init) } }))
  return { client: createClient(origin, call), fetch: (path, init) => call(`${origin}${path}`, init) }
}

/** Real HTTP on 127.0.0.1, with the cookie that a ticket was changed for. */
async function mountOnLoopback(core: Core): Promise<Mount> {
  const server = await createLoopbackServer(core, { rendererDir: await makeRenderer() })
  afterAll(() => server.close())
  const { origin } = server
  const opened = await fetch(server.makeTicketUrl(), { redirect: 'manual' })
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  const call = (url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, redirect: 'manual', headers: { cookie, ...(init.method === 'POST' ? { origin } : {}), ...headersOf(init) } })
  return { client: createClient(origin, call), fetch: (path, init) => call(`${origin}${path}`, init) }
}

export const mounts: readonly (readonly [name: string, mount: (core: Core) => Promise<Mount>])[] = [
  ['directly', mountDirectly],
  ['as in Electron', mountLikeElectron],
  ['on loopback', mountOnLoopback],
]

function createClient(origin: string, call: (url: string, init: RequestInit) => Promise<Response>): Client {
  const link = new RPCLink({
    url: `${origin}${address.rpc}`,
    fetch: async (request, init) => {
      const body = request.method === 'GET' ? null : await request.arrayBuffer()
      return call(request.url, { ...init, method: request.method, headers: request.headers, body, signal: request.signal })
    },
  })
  return createORPCClient(link)
}

function headersOf({ headers }: RequestInit): Record<string, string> {
  return Object.fromEntries(new Headers(headers))
}

/** A window's files, small. */
async function makeRenderer(): Promise<string> {
  const parent = makeTempDir()
  const folder = join(parent, 'renderer')
  await mkdir(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>사진관</title>')
  writeFileSync(join(folder, 'assets', 'app-1234.js'), 'export {}')
  writeFileSync(join(parent, 'secret.txt'), 'secret')
  return folder
}
