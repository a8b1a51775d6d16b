import { once } from 'node:events'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { StudioEnv } from './studio-env.ts'

const SECOND = 1000

export type Listening = { port: number; close(): Promise<void> }

/** Serves the app over HTTPS. `port` 0 takes any free one. Rejects where the port is taken. */
export async function listen(
  app: Hono<StudioEnv>,
  { host, port, certificate, key }: { host: string; port: number; certificate: string; key: string },
): Promise<Listening> {
  const server = createServer(
    {
      cert: certificate,
      key,
      headersTimeout: 30 * SECOND,
      // The largest chunk over a slow line: 8 MiB at 100 kbit/s takes 11 minutes.
      requestTimeout: 15 * 60 * SECOND,
      // Longer than clients keep a connection, so that it is they who close an idle one, never both at once.
      keepAliveTimeout: 75 * SECOND,
    },
    getRequestListener((request, bindings) => app.fetch(request, bindings), { overrideGlobalObjects: false }),
  )
  // A half-open line: nothing has passed in either direction. Event streams pass a heartbeat.
  server.timeout = 120 * SECOND
  server.listen(port, host)
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) }
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // What is under way is cut: every call may be repeated, and an upload goes on where it stood.
  server.closeAllConnections()
  await closed
}
