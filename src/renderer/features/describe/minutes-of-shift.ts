export type Shift = { direction: 'earlier' | 'later'; days: number; hours: number; minutes: number }

/** Signed minutes; earlier is negative. */
export function minutesOfShift({ direction, days, hours, minutes }: Shift): number {
  const sum = (days * 24 + hours) * 60 + minutes
  // Adding 0 makes a -0 a plain 0.
  return (direction === 'earlier' ? -sum : sum) + 0
}
