import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Core } from '#core/create-core.ts'
import { createHandler } from '#http/create-handler.ts'
import { securityHeaders } from '#http/security-headers.ts'

const COOKIE_SECONDS = 30 * 24 * 3600

export type LoopbackServer = {
  origin: string
  /** An address that opens the window once. Each call makes a new one. */
  makeTicketUrl(): string
  /** Called when a ticket was used. */
  onTicketUsed(listener: () => void): void
  close(): Promise<void>
}

/**
 * The app on 127.0.0.1, for where there is no Electron. A ticket in the address is good once and becomes a cookie; without
 * it nothing is answered. Anything on this machine may try to talk to us, web pages in other browsers too: so exactly one
 * right Host, an Origin or Sec-Fetch-Site that is ours, and no CORS.
 */
export async function createLoopbackServer(
  core: Core,
  { rendererDir, port = 0 }: { rendererDir: string; port?: number },
): Promise<LoopbackServer> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const origin = `http://${host}`
  // Cookies are shared by all ports of a host: the name keeps two apps apart.
  const cookieName = `sajingwan-${host.split(':')[1]}`
  const session = randomBytes(32).toString('base64url')
  const tickets = new Set<string>()
  let ticketUsed = () => {}

  const answer = getRequestListener(createHandler(core, { rendererDir, origin }), { overrideGlobalObjects: false })

  function isOurs(request: IncomingMessage): boolean {
    const site = request.headers['sec-fetch-site']
    const from = request.headers.origin
    return (
      hasOneHost(request, host) &&
      (from === undefined || from === origin) &&
      (site === undefined || site === 'same-origin' || site === 'none')
    )
  }

  function redeemTicket(request: IncomingMessage, response: ServerResponse): boolean {
    // An address may be anything here, `//` too, which is no URL.
    const ticket = URL.parse(request.url ?? '/', origin)?.searchParams.get('ticket') ?? null
    if (ticket === null || request.method !== 'GET' || !tickets.delete(ticket)) return false
    response.writeHead(303, {
      location: '/',
      'set-cookie': `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${COOKIE_SECONDS}`,
      'cache-control': 'no-store',
      ...securityHeaders,
    })
    response.end()
    ticketUsed()
    return true
  }

  server.on('request', (request, response) => {
    if (!isOurs(request)) return refuse(response)
    if (hasSession(request, cookieName, session)) return void answer(request, response)
    if (!redeemTicket(request, response)) refuse(response)
  })

  return {
    origin,
    makeTicketUrl() {
      const ticket = randomBytes(24).toString('base64url')
      tickets.add(ticket)
      return `${origin}/?ticket=${ticket}`
    },
    onTicketUsed(listener) {
      ticketUsed = listener
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Node accepts a second Host header, and a name that resolves to us is not us. */
function hasOneHost({ rawHeaders, headers }: IncomingMessage, host: string): boolean {
  const count = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length
  return count === 1 && headers.host === host
}

function hasSession({ headers }: IncomingMessage, cookieName: string, session: string): boolean {
  const values = (headers.cookie ?? '').split(/;\s*/).filter((pair) => pair.startsWith(`${cookieName}=`))
  const given = Buffer.from(values[0]?.slice(cookieName.length + 1) ?? '')
  const wanted = Buffer.from(session)
  return values.length === 1 && given.length === wanted.length && timingSafeEqual(given, wanted)
}

function refuse(response: ServerResponse): void {
  response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...securityHeaders })
  response.end('이 주소는 한 번만 열 수 있어요. 프로그램을 다시 시작해 주세요.\n')
}
