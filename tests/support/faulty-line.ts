import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, request as forward } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer, json } from 'node:stream/consumers'
import { afterAll } from 'vitest'
import type { TestStudio } from '#studio/testing/start-test-studio.ts'

export type CallName = 'catalogue' | 'put' | 'head' | 'patch' | 'quote' | 'submit' | 'cancel' | 'status' | 'events'

/**
 * What the line does with a call. 'cut-before': the studio never hears of it. 'cut-after': the studio answers, and the
 * answer is lost. 'hold-…': the same without an end, as a line that nothing moves on. A number: that status, from the line
 * itself; a redirect leads to the catalogue. `busy`: too many calls, come back after so many seconds. `change`: the studio's
 * JSON answer arrives as another, with another status where there is one; `unheard`: the studio never hears of the call.
 */
export type Fault =
  | 'pass'
  | 'cut-before'
  | 'cut-after'
  | 'hold-before'
  | 'hold-after'
  | number
  | { busy: number }
  // biome-ignore lint/suspicious/noExplicitAny: a test picks out of an answer what it wants to be wrong.
  | { change: (answer: any) => unknown; status?: number; unheard?: boolean }

export type FaultyLine = {
  url: string
  caPath: string
  /** Called for every call. Setting it forgets the faults so far. */
  rule: (name: CallName) => Fault
  /** Every call so far, with the bytes that it brought. */
  calls: { name: CallName; bytes: number }[]
  /** Resolves when the rule has done a fault to a call: with 'hold-after', when the studio has answered. */
  faulted(): Promise<void>
  close(): Promise<void>
}

/** An HTTPS server between client and studio, with the studio's own certificate, that does to calls what its rule says. */
export async function startFaultyLine(studio: Pick<TestStudio, 'url' | 'dataDir' | 'caPath' | 'ca'>): Promise<FaultyLine> {
  const tls = (name: string) => readFileSync(join(studio.dataDir, 'tls', name))
  const server = createServer({ cert: tls('server.pem'), key: tls('server-key.pem') })
  let rule: FaultyLine['rule'] = () => 'pass'
  let faulted = Promise.withResolvers<void>()

  async function take(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming)
    const name = nameOf(incoming)
    const fault = rule(name)
    line.calls.push({ name, bytes: body.length })
    if (fault === 'pass')
      return pass(incoming, body, studio, (answer) => void answer.pipe(outgoing.writeHead(answer.statusCode ?? 502, answer.headers)))
    if (fault === 'cut-after' || fault === 'hold-after') await swallow(incoming, body, studio)
    if (typeof fault === 'object' && 'change' in fault) await answerOther(incoming, body, studio, outgoing, fault)
    else if (typeof fault === 'object') outgoing.writeHead(429, { 'retry-after': String(fault.busy) }).end()
    else if (typeof fault === 'number') outgoing.writeHead(fault, fault < 400 ? { location: '/v1/catalogue' } : {}).end()
    else if (fault.startsWith('cut')) incoming.socket.destroy()
    faulted.resolve()
  }

  server.on('request', (incoming, outgoing) => void take(incoming, outgoing).catch(() => outgoing.destroy()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const line: FaultyLine = {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    caPath: studio.caPath,
    get rule() {
      return rule
    },
    set rule(next) {
      rule = next
      faulted = Promise.withResolvers()
    },
    calls: [],
    faulted: () => faulted.promise,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  afterAll(() => line.close())
  return line
}

function nameOf({ method, url = '' }: IncomingMessage): CallName {
  if (url === '/v1/catalogue') return 'catalogue'
  const last = url.split('/').at(-1)
  if (last === 'quote' || last === 'submit' || last === 'cancel' || last === 'events') return last
  if (method === 'PUT' || method === 'HEAD' || method === 'PATCH') return method.toLowerCase() as CallName
  return 'status'
}

function pass(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  studio: { url: string; ca: string },
  take: (answer: IncomingMessage) => void,
): void {
  const { hostname, port } = new URL(studio.url)
  const options = { hostname, port, method, path: url, ca: studio.ca, agent: false, headers: { ...headers, host: `${hostname}:${port}` } }
  forward(options, take)
    .on('error', () => {})
    .end(body)
}

function swallow(incoming: IncomingMessage, body: Buffer, studio: { url: string; ca: string }): Promise<void> {
  return new Promise((resolve) => {
    pass(incoming, body, studio, (answer) => void answer.on('end', resolve).resume())
  })
}

function answerOther(
  incoming: IncomingMessage,
  body: Buffer,
  studio: { url: string; ca: string },
  outgoing: ServerResponse,
  { change, status, unheard }: { change: (answer: unknown) => unknown; status?: number; unheard?: boolean },
): Promise<void> {
  if (unheard) {
    outgoing.writeHead(status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(change(null)))
    return Promise.resolve()
  }
  return new Promise((resolve, reject) => {
    pass(incoming, body, studio, (answer) => {
      void json(answer)
        .catch(() => null)
        .then((told) =>
          outgoing.writeHead(status ?? answer.statusCode ?? 502, { 'content-type': 'application/json' }).end(JSON.stringify(change(told))),
        )
        .then(() => resolve(), reject)
    })
  })
}
