import { z } from 'zod'

/** `YYYY-MM`, where the studio is. */
export const monthSchema = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
/** `YYYY-MM-DD`, where the studio is. */
export const daySchema = z.iso.date().startsWith('20')

/** Every day of a month. */
export function daysOf(month: string): string[] {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return Array.from({ length: last }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`)
}

/** The month before or after. */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}
