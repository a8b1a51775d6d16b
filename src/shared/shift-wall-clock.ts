const MS_A_MINUTE = 60_000
const LENGTH = 'YYYY-MM-DDTHH:MM:SS'.length

/** Whether this is a moment that a calendar has, such as 2024-02-29T10:00:00. */
export function isWallClockTime(text: string): boolean {
  return toWallClock(Date.parse(`${text}Z`)) === text
}

/**
 * So many minutes later. Wall-clock time has no zone, so no clock change ever comes between. What is no time, or would leave the
 * years of four digits, stays as it is.
 */
export function shiftWallClock(takenAt: string, minutes: number): string {
  return toWallClock(Date.parse(`${takenAt}Z`) + minutes * MS_A_MINUTE) ?? takenAt
}

function toWallClock(ms: number): string | null {
  if (Math.abs(ms) > 8.64e15 || Number.isNaN(ms)) return null
  const text = new Date(ms).toISOString()
  return /^\d{4}-/.test(text) ? text.slice(0, LENGTH) : null
}
