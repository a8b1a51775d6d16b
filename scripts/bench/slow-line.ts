// A line between client and studio with a delay and a width, as a program of its own so that it costs neither of them time.
// Arguments: the port it leads to, the time there and back in ms, and bits a second (0: as many as go). Prints its port.
import { connect, createServer, type Socket } from 'node:net'

const [target = 0, roundTripMs = 0, bitsPerSecond = 0] = process.argv.slice(2).map(Number)
/** More than this waits at the sender, as before a full router. */
const MOST_QUEUED_MS = 30

/** One direction, whose width all connections share. */
function createDirection() {
  let freeAt = 0
  return function pass(from: Socket, to: Socket): void {
    // One after the other: two timers of about the same time may go off the other way round.
    const onTheWay: { piece: Buffer | 'end'; at: number }[] = []
    const deliver = () => {
      for (let next = onTheWay[0]; next && next.at <= performance.now(); next = onTheWay[0]) {
        if (next.piece === 'end') to.end()
        else to.write(next.piece)
        onTheWay.shift()
      }
      if (onTheWay[0]) setTimeout(deliver, Math.max(1, onTheWay[0].at - performance.now()))
    }
    const send = (piece: Buffer | 'end') => {
      onTheWay.push({ piece, at: Math.max(performance.now(), freeAt) + roundTripMs / 2 })
      if (onTheWay.length === 1) deliver()
    }
    from.on('data', (piece: Buffer) => {
      const now = performance.now()
      freeAt = Math.max(now, freeAt) + (bitsPerSecond > 0 ? (piece.length * 8000) / bitsPerSecond : 0)
      const queued = freeAt - now
      if (queued > MOST_QUEUED_MS) {
        from.pause()
        setTimeout(() => from.resume(), queued - MOST_QUEUED_MS)
      }
      send(piece)
    })
    from.on('end', () => send('end'))
  }
}

const up = createDirection()
const down = createDirection()
const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
  const studio = connect({ port: target, host: '127.0.0.1', noDelay: true, allowHalfOpen: true })
  client.on('error', () => studio.destroy())
  studio.on('error', () => client.destroy())
  up(client, studio)
  down(studio, client)
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as { port: number }).port}\n`))
