import { connect, createServer, type Socket } from 'node:net'
import type { RunningStudio } from './app.ts'

export type Line = {
  /** The studio's address through this line. */
  url: string
  caPath: string
  /** Bytes on their way to the studio so far, those of TLS among them. */
  sent(): number
  /** Nothing gets through any more, until it is mended. */
  cut(): void
  mend(): void
  stop(): Promise<void>
}

/** The line between a customer and the studio: it counts what goes to the studio, and can be down. */
export async function startLine({ url, caPath }: Pick<RunningStudio, 'url' | 'caPath'>): Promise<Line> {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  let isDown = false
  let sent = 0
  const cut = () => {
    isDown = true
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer((customer) => {
    if (isDown) return void customer.destroy()
    const studio = connect(Number(port), '127.0.0.1')
    for (const [socket, other] of [
      [customer, studio],
      [studio, customer],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
    customer.on('data', (bytes) => {
      sent += bytes.length
    })
    customer.pipe(studio)
    studio.pipe(customer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the line has no port')
  return {
    url: `https://${hostname}:${address.port}`,
    caPath,
    sent: () => sent,
    cut,
    mend: () => {
      isDown = false
    },
    stop: () =>
      new Promise((resolve) => {
        cut()
        server.close(() => resolve())
      }),
  }
}
