import type { Log } from '../../src/main/core/host.ts'

/** To the person who started the command. stdout is left to what the command itself prints. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

export const consoleLog: Log = {
  info: () => {},
  warn: (message, facts) => say(`! ${message}${facts ? ` ${JSON.stringify(facts)}` : ''}`),
  error: (message, error) => say(`!! ${message}${error instanceof Error ? `: ${error.stack ?? error.message}` : ''}`),
}
