import { html } from 'hono/html'
import type { Delivery } from '#shared/orders/order-details.ts'
import { isOver, nextStudioStates, type StudioState } from '#shared/orders/order-state.ts'
import { deliveryNames, paymentNames } from '../orders/detail-names.ts'
import type { ListedOrder } from '../orders/list-orders.ts'
import { stateNames } from '../orders/state-names.ts'

type Page = ReturnType<typeof html>

const REFRESH_SECONDS = 30
// What can't be taken back, or is no step forward, is one tap further away.
const asideStates: readonly StudioState[] = ['problem', 'cancelled']

export function loginPage(studioName: string, notice: string): Page {
  return layout(
    `${studioName} 주문`,
    '',
    html`<div class="login">
      <h1>${studioName}</h1>
      ${noticeLine(notice)}
      <form method="post" action="/console/login">
        <label for="password">비밀번호</label>
        <input id="password" name="password" type="password" autocomplete="current-password" autocapitalize="none" required autofocus>
        <button class="primary">들어가기</button>
        <p class="small">비밀번호는 서버의 console-password.txt 파일에 있어요.</p>
      </form>
    </div>`,
  )
}

export function ordersPage(studioName: string, orders: readonly ListedOrder[], notice: string): Page {
  const open = orders.filter(({ state }) => !isOver(state)).length
  return layout(
    `${studioName} 주문`,
    html`<meta http-equiv="refresh" content="${REFRESH_SECONDS};url=/console">`,
    html`<header>
        <h1>주문</h1>
        <p>${studioName} · 할 일 ${open}건</p>
        <form method="post" action="/console/logout"><button class="plain">나가기</button></form>
      </header>
      ${noticeLine(notice)}
      ${orders.length > 0 ? html`<ul class="orders">${orders.map(orderItem)}</ul>` : html`<p class="empty">받은 주문이 아직 없어요.<br>주문이 오면 여기에 보여요.</p>`}`,
  )
}

function layout(title: string, head: Page | '', body: Page): Page {
  return html`<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/console/style.css">
${head}
</head>
<body><main>${body}</main></body>
</html>`
}

function orderItem({ number, state, prints, total, receivedAt, sheet }: ListedOrder): Page {
  return html`<li class="order ${isOver(state) ? 'over' : ''}">
    <div><div class="number">${number}</div><div class="small">${formatTime(receivedAt)}</div></div>
    <div><div>${sheet.receiver.name}</div><div class="small">${formatPhone(sheet.receiver.phone)}</div></div>
    <div class="money"><span class="total">${total.toLocaleString('ko-KR')}원</span> <span class="small">${prints}장</span>
      <div class="small">${deliveryNames[sheet.delivery.kind]} · ${paymentNames[sheet.payment]}</div></div>
    <span class="state ${state}">${stateNames[state]}</span>
    <div class="moves">${moveButtons(number, nextStates(state, sheet.delivery.kind))}</div>
    ${sheet.memo ? html`<p class="memo">${sheet.memo}</p>` : ''}
  </li>`
}

function moveButtons(number: string, states: readonly StudioState[]): Page | '' {
  if (states.length === 0) return ''
  const aside = states.filter((state) => asideStates.includes(state))
  const forward = states.filter((state) => !asideStates.includes(state))
  const action = `/console/orders/${number}/move`
  return html`<form method="post" action="${action}">${forward.map((state, index) => moveButton(state, index === 0 ? 'primary' : ''))}</form>
    ${
      aside.length > 0
        ? html`<details name="aside"><summary aria-label="${number}번 주문에 할 수 있는 다른 일">⋯</summary>
      <form method="post" action="${action}">${aside.map((state) => moveButton(state, 'plain'))}</form></details>`
        : ''
    }`
}

function moveButton(state: StudioState, look: string): Page {
  return html`<button class="${look}" name="to" value="${state}">${stateNames[state]}</button>`
}

/** By how it is handed over: an order that is picked up is never sent, and for one that is delivered sending comes first. */
function nextStates(state: StudioState, delivery: Delivery['kind']): StudioState[] {
  const states = nextStudioStates(state).filter((next) => next !== 'shipped')
  const canBeSent = delivery === 'address' && nextStudioStates(state).includes('shipped')
  return canBeSent ? ['shipped', ...states] : states
}

function noticeLine(notice: string): Page | '' {
  return notice ? html`<p class="notice" role="status">${notice}</p>` : ''
}

function formatTime(iso: string): string {
  return new Date(iso).toLocaleString('ko-KR', { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' })
}

function formatPhone(phone: string): string {
  return phone.replace(/^(02|0\d{2})(\d{3,4})(\d{4})$/, '$1-$2-$3')
}
