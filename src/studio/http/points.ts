import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '#shared/errors/app-error.ts'

/** So many points in so many seconds for each key, in memory only. */
export type Points = {
  /** Throws TOO_BUSY where fewer are left. */
  take(key: string, points: number): Promise<void>
  /** Takes them also where fewer are left. */
  fine(key: string, points: number): Promise<void>
}

export function createPoints(points: number, seconds: number): Points {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return {
    async take(key, taken) {
      try {
        await limiter.consume(key, taken)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        throw new AppError('TOO_BUSY', { seconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) })
      }
    },
    async fine(key, taken) {
      await limiter.penalty(key, taken)
    },
  }
}
