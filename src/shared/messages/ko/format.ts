import { clockOf, dayOf, localParts, megabytes, plainMoney } from '../format-parts.ts'

const weekdays = ['일요일', '월요일', '화요일', '수요일', '목요일', '금요일', '토요일']

function clock({ hour, minute }: { hour: number; minute: number }): string {
  return `${hour < 12 ? '오전' : '오후'} ${hour % 12 || 12}:${String(minute).padStart(2, '0')}`
}

/** 하루, 이틀 … as one says it; beyond that the number. */
const days = ['', '하루', '이틀', '사흘', '나흘', '닷새']

export const formatKo = {
  /** `takenAt` is wall-clock time, `2024-05-04T10:23:11`. */
  day: (takenAt: string): string => {
    const { year, month, day, weekday } = dayOf(takenAt)
    return `${year}년 ${month}월 ${day}일 ${weekdays[weekday] ?? ''}`
  },
  clock: (takenAt: string): string => clock(clockOf(takenAt)),
  /** `instant` is UTC; shown in this computer's time. */
  instant: (instant: string): string => {
    const parts = localParts(instant)
    return `${parts.month}월 ${parts.day}일 ${clock(parts)}`
  },
  instantDay: (instant: string): string => {
    const { year, month, day } = localParts(instant)
    return `${year}년 ${month}월 ${day}일`
  },
  money: (won: number): string => `${plainMoney(won)}원`,
  count: (count: number): string => count.toLocaleString('ko-KR'),
  photos: (count: number): string => `${count.toLocaleString('ko-KR')}장`,
  prints: (count: number): string => `${count.toLocaleString('ko-KR')}장`,
  /** In mm. */
  paper: (shortMm: number, longMm: number): string => `${shortMm / 10}×${longMm / 10}cm`,
  pixels: (width: number, height: number): string => `${width.toLocaleString('ko-KR')}×${height.toLocaleString('ko-KR')}`,
  bytes: (bytes: number): string => megabytes(bytes),
  timeLeft: (ms: number): string => {
    if (ms < 10_000) return '곧 끝나요'
    if (ms < 60_000) return `${Math.ceil(ms / 10_000) * 10}초 남음`
    if (ms < 3_600_000) return `${Math.ceil(ms / 60_000)}분 남음`
    return `${Math.floor(ms / 3_600_000)}시간 ${Math.ceil((ms % 3_600_000) / 60_000)}분 남음`
  },
  hours: (hours: number): string => (hours >= 24 && hours % 24 === 0 ? days[hours / 24] || `${hours / 24}일` : `${hours}시간`),
}
