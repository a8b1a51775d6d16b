import { html } from 'hono/html'
import { KOREAN_TIME_ZONE } from '#shared/korean-time.ts'
import type { StudioState } from '#shared/orders/order-state.ts'

export type Page = ReturnType<typeof html>

/** What a button says that moves an order to this state. */
export const moveNames: Record<StudioState, string> = {
  received: '접수로',
  checked: '확인했어요',
  paid: '입금 확인',
  printing: '인화 시작',
  ready: '준비됐어요',
  shipped: '발송했어요',
  done: '전달했어요',
  cancelled: '주문 취소',
  problem: '문제 있어요',
}

export function formatTime(iso: string): string {
  return new Date(iso).toLocaleString('ko-KR', {
    timeZone: KOREAN_TIME_ZONE,
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
}

/** `2026-11-22` as `11월 22일 일요일`. */
export function formatDay(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('ko-KR', { timeZone: 'UTC', month: 'long', day: 'numeric', weekday: 'long' })
}

export function noticeLine(notice: string): Page | '' {
  return notice ? html`<p class="notice" role="status">${notice}</p>` : ''
}
