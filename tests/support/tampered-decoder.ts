import type { ChildProcess, Host } from '#core/host.ts'

export type TamperedRequest = { id: number; request: { kind: string; path: string } }

/** A host whose decoder is asked by way of `tamper`: it passes a request on by calling `pass`, or does something else. */
export function tamperedWith(
  tamper: (message: TamperedRequest, pass: () => void, process: ChildProcess) => void,
): (host: Host) => Partial<Host> {
  return (host) => ({
    startProcess: (entry) => {
      const process = host.startProcess(entry)
      return { ...process, send: (message) => tamper(message as TamperedRequest, () => process.send(message), process) }
    },
  })
}
