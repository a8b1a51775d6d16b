/** Where studios and their customers are, wherever a server or a computer stands. */
export const KOREAN_TIME_ZONE = 'Asia/Seoul'

// Korea has had no summer time since 1988.
const AHEAD_MS = 9 * 3600_000

/** What the clock on a wall in Korea shows, to be read from the UTC fields. */
export function koreanClock(at: Date): Date {
  return new Date(at.getTime() + AHEAD_MS)
}

/** `2026-11-22`, the day that it is in Korea. */
export function koreanDay(at: Date): string {
  return koreanClock(at).toISOString().slice(0, 10)
}
