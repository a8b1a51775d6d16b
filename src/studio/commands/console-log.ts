import type { Log } from '../log.ts'

/** A log for a terminal: one dated line an event; what went wrong goes to stderr. */
export const consoleLog: Log = {
  info: (message) => void process.stdout.write(withTime(message)),
  warn: (message) => void process.stderr.write(withTime(message)),
  error: (message, cause) => void process.stderr.write(withTime(cause === undefined ? message : `${message}\n${describe(cause)}`)),
}

function withTime(message: string): string {
  return `[${new Date().toLocaleString('sv-SE')}] ${message}\n`
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
}
