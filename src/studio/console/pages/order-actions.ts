import { html } from 'hono/html'
import { isOver, type StudioState } from '#shared/orders/order-state.ts'
import { paymentNames } from '../../orders/detail-names.ts'
import type { ReadOrder } from '../../orders/read-order.ts'
import { stateNames } from '../../orders/state-names.ts'
import { formatWon } from '../../orders/write-amounts.ts'
import { nextSteps } from '../next-steps.ts'
import { formatTime, moveNames, type Page } from './words.ts'

/** What was written into a form of this page that was refused, by the names of its fields. */
export type Typed = { to?: string; note?: string; text?: string; link?: string }

/** The next step as one large button, what else may come next below it, and what can't be taken back one tap away. */
export function nextStepCard(order: ReadOrder, once: string, typed: Typed): Page {
  const { number, state, sheet, paidAt } = order
  const { forward, aside } = nextSteps(state, sheet.delivery.kind, sheet.payment, paidAt !== null)
  if (isOver(state)) return html`<section class="card"><h2>다음 할 일</h2><p>${stateNames[state]} 상태로 끝난 주문이에요.</p></section>`
  const form = (states: readonly StudioState[], look: string) =>
    states.length === 0
      ? ''
      : html`<form class="${look}" method="post" action="/console/orders/${number}/move">${hidden(order, once)}${states.map(
          (to) => html`<button class="${look === 'next' ? 'primary' : ''}" name="to" value="${to}">${moveNames[to]}</button>`,
        )}</form>`
  return html`<section class="card steps"><h2>다음 할 일</h2>
    ${form(forward.slice(0, 1), 'next')}
    ${form(forward.slice(1), 'others')}
    ${aside.includes('problem') ? problemForm(order, once, typed) : ''}
    ${aside.includes('cancelled') ? cancelForm(order, once, typed) : ''}
  </section>`
}

function problemForm(order: ReadOrder, once: string, typed: Typed): Page {
  return html`<details class="moves-aside" name="aside"${typed.to === 'problem' ? html` open` : ''}><summary>문제가 있어요</summary>
    <form method="post" action="/console/orders/${order.number}/move">${hidden(order, once)}
      <label for="problem-note">손님에게 알릴 말</label>
      <textarea id="problem-note" name="note" rows="3" maxlength="500" required placeholder="예: 3번 사진이 흐려서 확인이 필요해요. 가게로 전화 주세요.">${typed.to === 'problem' ? typed.note : ''}</textarea>
      <button name="to" value="problem">문제로 옮기고 알리기</button>
    </form></details>`
}

function cancelForm(order: ReadOrder, once: string, typed: Typed): Page {
  const refund =
    order.paidAt === null ? '' : html`<p class="bad">이미 받은 돈이 있어요. 돌려 드릴 금액은 ${formatWon(order.total)}이에요.</p>`
  return html`<details class="moves-aside" name="aside"${typed.to === 'cancelled' ? html` open` : ''}><summary>주문 취소</summary>
    <form method="post" action="/console/orders/${order.number}/move">${hidden(order, once)}
      ${refund}
      <label for="cancel-note">취소하는 까닭 (손님에게 보여요)</label>
      <textarea id="cancel-note" name="note" rows="3" maxlength="500" required placeholder="예: 손님이 전화로 취소하셨어요.">${typed.to === 'cancelled' ? typed.note : ''}</textarea>
      <button class="danger" name="to" value="cancelled">주문 취소하기</button>
      <p class="small">취소하면 되돌릴 수 없어요.</p>
    </form></details>`
}

/** How much, how, by whom, whether it is there; and where it can be paid by a link, the link. */
export function paymentCard(order: ReadOrder, once: string, typed: Typed): Page {
  const { number, sheet, paidAt, dueAt, total, state } = order
  const depositor = sheet.payment === 'bank-transfer' ? sheet.depositor || sheet.receiver.name : ''
  const isOpen = paidAt === null && state !== 'cancelled'
  return html`<section class="card"><h2>결제</h2>
    <p class="strong">${formatWon(total)}</p>
    ${sumLine(sheet)}
    <p>${paymentNames[sheet.payment]}${depositor ? html` · 입금자명 <b>${depositor}</b>` : ''}</p>
    ${paidAt === null ? html`<p class="${isOpen ? 'due' : 'small'}">아직 받지 않았어요${isOpen && dueAt ? `. ${formatTime(dueAt)}까지예요` : ''}</p>` : html`<p class="good">${formatTime(paidAt)}에 받았어요</p>`}
    ${
      isOpen
        ? html`<form method="post" action="/console/orders/${number}/paid"><input type="hidden" name="once" value="${once}-paid"><button>${sheet.payment === 'bank-transfer' ? '입금 받았어요' : '결제 받았어요'}</button></form>`
        : ''
    }
    ${isOpen && sheet.payment === 'link' ? linkForm(order, once, typed) : ''}
  </section>`
}

/** How the total comes about, where it is more than the prints. */
function sumLine({ subtotal, discounts, deliveryFee }: ReadOrder['sheet']): Page | '' {
  if (deliveryFee === 0 && discounts.length === 0) return ''
  const parts = [
    `사진 ${formatWon(subtotal)}`,
    ...discounts.map(({ kind, name, amount }) => `${name || (kind === 'points' ? '포인트' : '쿠폰')} −${formatWon(amount)}`),
    ...(deliveryFee > 0 ? [`배송비 ${formatWon(deliveryFee)}`] : []),
  ]
  return html`<p class="small">${parts.join(' · ')}</p>`
}

function linkForm({ number, link }: ReadOrder, once: string, typed: Typed): Page {
  return html`<form class="stack" method="post" action="/console/orders/${number}/link"><input type="hidden" name="once" value="${once}-link">
    <label for="link">결제 링크${link === null ? '' : ' (손님에게 보냈어요)'}</label>
    <input id="link" type="url" name="link" value="${typed.link ?? link ?? ''}" maxlength="500" required pattern="https://.*" placeholder="https://" title="https:// 로 시작하는 주소">
    <button>${link === null ? '링크 보내기' : '링크 바꾸기'}</button>
  </form>`
}

export function messageForm(number: string, once: string, typed: Typed): Page {
  return html`<form class="stack" method="post" action="/console/orders/${number}/messages"><input type="hidden" name="once" value="${once}-message">
    <label for="message">손님의 앱에 보여 줄 말</label>
    <textarea id="message" name="text" rows="3" maxlength="1000" required>${typed.text ?? ''}</textarea>
    <button>보내기</button>
  </form>`
}

/** `from`: the state in which this page showed the order; where it has moved meanwhile, the server says so instead. */
function hidden({ state }: ReadOrder, once: string): Page {
  return html`<input type="hidden" name="once" value="${once}-move"><input type="hidden" name="from" value="${state}">`
}
