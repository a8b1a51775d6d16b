import { connect, createServer, type Socket } from 'node:net'
import { between, pick, type Random } from '#tests/support/random.ts'

/**
 * What a line can do to a connection once so many bytes have passed. 'cut' and 'reset': it ends, politely or not. 'stall': nothing
 * passes any more, and nobody is told. 'throttle': it goes on at a crawl. 'delay': every piece comes late. 'deaf': what the
 * client says arrives, and the answers are lost.
 */
export const lineFaults = ['cut', 'reset', 'stall', 'throttle', 'delay', 'deaf'] as const
export type LineFault = (typeof lineFaults)[number]

export type UnrulyLine = {
  port: number
  /** How many faults of each kind it has done. */
  faults: Record<LineFault, number>
  /** Bytes that the client has sent, TLS included. */
  sent(): number
  /** Called with every piece that passes, for who wants to kill in the middle of something. */
  onPiece: () => void
  /** Part of the connections that suffer, 0 to 1. */
  unrest: number
  /** Where the studio listens now. */
  target: number
  close(): Promise<void>
}

/** How long a piece is late, and how long one crawls, in ms. */
const LATE_MS = 25

/** One direction of a connection that has gone bad. `isAnswer`: from the studio to the client. */
type BadWire = { from: Socket; to: Socket; isAnswer: boolean }

const misbehaviours: Record<LineFault, (piece: Buffer, wire: BadWire) => void> = {
  cut: (piece, { from, to }) => void to.write(piece.subarray(0, piece.length / 2), () => from.destroy()),
  reset: (_piece, { from }) => void from.resetAndDestroy(),
  stall: () => {},
  throttle: (piece, { from, to }) => {
    from.pause()
    setTimeout(() => to.write(piece, () => from.resume()), LATE_MS)
  },
  delay: (piece, { to }) => void setTimeout(() => to.write(piece), LATE_MS),
  deaf: (piece, { to, isAnswer }) => void (isAnswer || to.write(piece)),
}

/** A wire between client and studio that reads nothing of what passes: TLS goes through it as it is. */
export async function startUnrulyLine(random: Random): Promise<UnrulyLine> {
  const sockets = new Set<Socket>()
  let sent = 0

  function join(client: Socket, studio: Socket): void {
    const fault = random() < line.unrest ? pick(random, lineFaults) : null
    // Some in the handshake, most within the small calls or the first chunk, a few far into a large one.
    const after = pick(random, [
      between(random, 0, 3000),
      between(random, 2000, 60_000),
      between(random, 2000, 60_000),
      between(random, 60_000, 9_000_000),
    ])
    let passed = 0
    let isBad = false
    const pass = (wire: BadWire) =>
      wire.from.on('data', (piece: Buffer) => {
        if (!wire.isAnswer) sent += piece.length
        passed += piece.length
        line.onPiece()
        if (fault === null || passed <= after) return void wire.to.write(piece)
        if (!isBad) line.faults[fault] += 1
        isBad = true
        misbehaviours[fault](piece, wire)
      })
    pass({ from: client, to: studio, isAnswer: false })
    pass({ from: studio, to: client, isAnswer: true })
  }

  const server = createServer({ noDelay: true }, (client) => {
    const studio = connect({ port: line.target, host: '127.0.0.1', noDelay: true })
    for (const socket of [client, studio]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    }
    client.on('close', () => studio.destroy())
    studio.on('close', () => client.destroy())
    join(client, studio)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const line: UnrulyLine = {
    port: (server.address() as { port: number }).port,
    faults: { cut: 0, reset: 0, stall: 0, throttle: 0, delay: 0, deaf: 0 },
    sent: () => sent,
    onPiece: () => {},
    unrest: 0,
    target: 0,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return line
}
