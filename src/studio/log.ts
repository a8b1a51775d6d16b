/** Where the server says what happens. Sentences are Korean, for the studio's owner, and never hold personal data. */
export type Log = {
  info(message: string): void
  warn(message: string): void
  /** `cause` is the error behind it; its stack helps whoever looks after the server. */
  error(message: string, cause?: unknown): void
}
