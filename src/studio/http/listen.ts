import { once } from 'node:events'
import { createServer, type Server } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { networkOf } from './call-limits.ts'
import type { StudioEnv } from './studio-env.ts'

const SECOND = 1000

export type Listening = { port: number; close(): Promise<void> }

/** How many connections may be open, in all and from one network. An app has about six; a household or shop is one network. */
export type ConnectionLimits = { all: number; network: number }
export const connectionLimits: ConnectionLimits = { all: 1000, network: 200 }

export type ListenOptions = {
  host: string
  port: number
  certificate: string
  key: string
  connections?: ConnectionLimits
  /** Milliseconds for a client to say what it wants: its TLS handshake, and then its headers. */
  patience?: number
}

/** Serves the app over HTTPS. `port` 0 takes any free one. Rejects where the port is taken. */
export async function listen(
  app: Hono<StudioEnv>,
  { host, port, certificate, key, connections = connectionLimits, patience = 30 * SECOND }: ListenOptions,
): Promise<Listening> {
  const server = createServer(
    {
      cert: certificate,
      key,
      handshakeTimeout: patience,
      headersTimeout: patience,
      // How soon after it a slow one is found.
      connectionsCheckingInterval: Math.min(patience, 5 * SECOND),
      // The largest chunk over a slow line: 8 MiB at 100 kbit/s takes 11 minutes.
      requestTimeout: 15 * 60 * SECOND,
      // Longer than clients keep a connection, so that it is they who close an idle one, never both at once.
      keepAliveTimeout: 75 * SECOND,
    },
    getRequestListener((request, bindings) => app.fetch(request, bindings), { overrideGlobalObjects: false }),
  )
  // A half-open line: nothing has passed in either direction. Event streams pass a heartbeat.
  server.timeout = 120 * SECOND
  server.maxConnections = connections.all
  limitNetworks(server, connections.network)
  server.listen(port, host)
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) }
}

/** Cuts the connections that are one network's too many, before they cost a handshake. */
function limitNetworks(server: Server, most: number): void {
  const open = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const network = networkOf(socket.remoteAddress ?? '')
    const count = (open.get(network) ?? 0) + 1
    open.set(network, count)
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1
      if (left > 0) open.set(network, left)
      else open.delete(network)
    })
    if (count > most) socket.destroy()
  })
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // What is under way is cut: every call may be repeated, and an upload goes on where it stood.
  server.closeAllConnections()
  await closed
}
