export type DayParts = { year: number; month: number; day: number /** 0 is Sunday. */; weekday: number }
export type ClockParts = { hour: number; minute: number }

/** The day in `2024-05-04T10:23:11`, whatever the time zone of this computer. */
export function dayOf(takenAt: string): DayParts {
  const [year = 0, month = 1, day = 1] = takenAt.slice(0, 10).split('-').map(Number)
  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() }
}

export function clockOf(takenAt: string): ClockParts {
  const [hour = 0, minute = 0] = takenAt.slice(11, 16).split(':').map(Number)
  return { hour, minute }
}

/** A UTC instant in this computer's time zone. */
export function localParts(instant: string): DayParts & ClockParts {
  const date = new Date(instant)
  return {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    weekday: date.getDay(),
    hour: date.getHours(),
    minute: date.getMinutes(),
  }
}

/** `5900` → `5,900` */
export function plainMoney(won: number): string {
  return won.toLocaleString('en-US')
}

export function megabytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en-US')}KB`
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)}MB`
  return `${(bytes / 1_000_000_000).toFixed(2)}GB`
}
