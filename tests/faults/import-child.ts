// The program as its test kills it: takes up what was left, begins the import where there is nothing to take up, and writes a
// byte each time that its decoders are asked or answer. Arguments: the data folder and the folder to import.
import { writeSync } from 'node:fs'
import { createCore } from '#core/create-core.ts'
import type { ChildProcess, Host } from '#core/host.ts'
import { createNodeHost } from '#hosts/node-host.ts'

const [dataDir = '', folder = ''] = process.argv.slice(2)

function tick(): void {
  writeSync(1, '.')
}

function withTicks(host: Host): Host {
  const startProcess = (entry: 'decoder'): ChildProcess => {
    const child = host.startProcess(entry)
    return {
      ...child,
      send(message) {
        tick()
        child.send(message)
      },
      onMessage: (listener) =>
        child.onMessage((message) => {
          tick()
          listener(message)
        }),
    }
  }
  return { ...host, startProcess }
}

const log = {
  info: () => {},
  warn: () => {},
  error: (message: string, error?: unknown) => process.stderr.write(`${message} ${String(error)}\n`),
}
const core = await createCore(withTicks(await createNodeHost({ studioId: 'demo', dataDir, server: 'https://127.0.0.1:1', log })))
core.resumeWork()

const stop = new AbortController()
let jobId: string | undefined
for await (const event of core.jobs.events(AbortSignal.any([stop.signal, AbortSignal.timeout(1)]))) {
  if (event.type === 'job' && event.job.kind === 'import') jobId = event.job.jobId
}
await core.jobs.waitFor(jobId ?? (await core.imports.import([folder])))
await core.close()
