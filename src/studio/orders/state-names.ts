import type { StudioState } from '#shared/orders/order-state.ts'

/** What the studio's own people call the states of an order. */
export const stateNames: Record<StudioState, string> = {
  received: '접수',
  checked: '확인',
  paid: '입금 확인',
  printing: '인화 중',
  ready: '준비됨',
  shipped: '발송',
  done: '전달 완료',
  cancelled: '취소',
  problem: '문제',
}
