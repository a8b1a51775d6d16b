import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '#core/host.ts'

const MAX_BYTES = 1024 * 1024
const MAX_FRAMES = 8
const MAX_CAUSES = 3

/** One JSON object a line in `log.txt` of the data folder; what is over 1 MB at the start moves to `log.old.txt`. */
export function createLog(dataDir: string): Log {
  const path = join(dataDir, 'log.txt')
  setAsideWhenLong(path, join(dataDir, 'log.old.txt'))

  function write(level: string, message: string, facts: object = {}): void {
    const line = `${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })}\n`
    try {
      appendFileSync(path, line, { mode: 0o600 })
    } catch {
      process.stderr.write(line)
    }
  }

  return {
    info: (message, facts) => write('info', message, facts),
    warn: (message, facts) => write('warn', message, facts),
    error: (message, error) => write('error', message, describeError(error)),
  }
}

function setAsideWhenLong(path: string, old: string): void {
  try {
    if (statSync(path).size > MAX_BYTES) renameSync(path, old)
  } catch {
    // The first start has none yet.
  }
}

/** A class, a code and a place in the program. Left out: messages of system errors and folders in stacks, which are personal. */
function describeError(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return {}
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const cause = error.cause instanceof Error && depth < MAX_CAUSES ? { cause: describeError(error.cause, depth + 1) } : {}
  return { error: error.name, ...code, stack: shortStack(error), ...cause }
}

function shortStack(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) =>
      line
        .trim()
        .replace(/^at (?:(.*) \()?(?:.*[\\/])?([^\\/]+?)\)?$/, '$1 $2')
        .trim(),
    )
}
