import { randomBytes } from 'node:crypto'

export const SESSION_SECONDS = 12 * 3600

/** Who is signed in at the console; forgotten when the server ends, after 12 hours, or when the password is another. */
export type ConsoleSessions = {
  /** Answers with the secret that goes into the cookie. */
  open(passwordRecord: string): string
  isOpen(secret: string | undefined, passwordRecord: string): boolean
  close(secret: string | undefined): void
  /** Signs everyone out, on every device. */
  closeAll(): void
}

export function createConsoleSessions(now: () => Date): ConsoleSessions {
  const sessions = new Map<string, { endsAt: number; passwordRecord: string }>()

  return {
    open(passwordRecord) {
      for (const [secret, { endsAt }] of sessions) if (endsAt <= now().getTime()) sessions.delete(secret)
      const secret = randomBytes(32).toString('base64url')
      sessions.set(secret, { endsAt: now().getTime() + SESSION_SECONDS * 1000, passwordRecord })
      return secret
    },
    isOpen(secret, passwordRecord) {
      const session = secret === undefined ? undefined : sessions.get(secret)
      return session !== undefined && session.endsAt > now().getTime() && session.passwordRecord === passwordRecord
    },
    close(secret) {
      if (secret !== undefined) sessions.delete(secret)
    },
    closeAll() {
      sessions.clear()
    },
  }
}
