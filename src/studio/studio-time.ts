import { koreanClock } from '#shared/korean-time.ts'

/** `2026-11-22 14:05:30` where the studio is. */
export function studioMoment(at: Date): string {
  return koreanClock(at).toISOString().slice(0, 19).replace('T', ' ')
}

/** A day as the database and order numbers have it, `YYMMDD`. */
export function dayColumn(day: string): string {
  return day.slice(2).replaceAll('-', '')
}
