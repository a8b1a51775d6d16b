import type { SkipReason } from '#shared/contract/library.ts'

/** A photo that can't be opened, and why. */
export class UnreadablePhoto extends Error {
  override readonly name = 'UnreadablePhoto'
  readonly reason: SkipReason

  constructor(reason: SkipReason, options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}
