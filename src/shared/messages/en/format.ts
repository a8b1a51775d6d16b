import { clockOf, dayOf, localParts, megabytes, plainMoney } from '../format-parts.ts'
import type { Messages } from '../index.ts'

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

function clock({ hour, minute }: { hour: number; minute: number }): string {
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`
}

export const formatEn: Messages['format'] = {
  day: (takenAt) => {
    const { year, month, day, weekday } = dayOf(takenAt)
    return `${weekdays[weekday] ?? ''}, ${months[month - 1] ?? ''} ${day}, ${year}`
  },
  clock: (takenAt) => clock(clockOf(takenAt)),
  instant: (instant) => {
    const parts = localParts(instant)
    return `${months[parts.month - 1] ?? ''} ${parts.day}, ${clock(parts)}`
  },
  instantDay: (instant) => {
    const { year, month, day } = localParts(instant)
    return `${months[month - 1] ?? ''} ${day}, ${year}`
  },
  money: (won) => `₩${plainMoney(won)}`,
  count: (count) => count.toLocaleString('en-US'),
  photos: (count) => `${count.toLocaleString('en-US')} ${count === 1 ? 'photo' : 'photos'}`,
  prints: (count) => `${count.toLocaleString('en-US')} ${count === 1 ? 'print' : 'prints'}`,
  paper: (shortMm, longMm) => `${shortMm / 10}×${longMm / 10} cm`,
  pixels: (width, height) => `${width.toLocaleString('en-US')}×${height.toLocaleString('en-US')}`,
  bytes: (bytes) => megabytes(bytes).replace(/([KMG]B)$/, ' $1'),
  timeLeft: (ms) => {
    if (ms < 10_000) return 'Almost done'
    if (ms < 60_000) return `${Math.ceil(ms / 10_000) * 10} s left`
    if (ms < 3_600_000) return `${Math.ceil(ms / 60_000)} min left`
    return `${Math.floor(ms / 3_600_000)} h ${Math.ceil((ms % 3_600_000) / 60_000)} min left`
  },
  hours: (hours) => {
    const days = hours >= 24 && hours % 24 === 0 ? hours / 24 : 0
    if (days > 0) return `${days} ${days === 1 ? 'day' : 'days'}`
    return `${hours} ${hours === 1 ? 'hour' : 'hours'}`
  },
}
