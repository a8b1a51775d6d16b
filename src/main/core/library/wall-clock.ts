/** An instant as the clock on this computer's wall shows it, `2024-05-04T10:23:11`. */
export function toWallClockTime(instant: Date): string {
  return new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
}
