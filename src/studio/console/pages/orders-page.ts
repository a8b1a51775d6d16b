import { html } from 'hono/html'
import { isOver } from '#shared/orders/order-state.ts'
import type { ListedOrder } from '../../orders/list-orders.ts'
import { stateNames } from '../../orders/state-names.ts'
import { formatCount, formatPhone, formatWon } from '../../orders/write-amounts.ts'
import type { LastStep } from '../last-steps.ts'
import { nextSteps } from '../next-steps.ts'
import type { OrderTab } from '../page-orders.ts'
import { deliveryParts, paymentLine } from './describe-order.ts'
import { consolePage } from './layout.ts'
import { undoLine } from './undo-line.ts'
import { formatTime, moveNames, type Page } from './words.ts'

const REFRESH_SECONDS = 30

const tabNames: Record<OrderTab, string> = { todo: '할 일', today: '오늘', all: '전체', over: '끝난 주문' }
const emptyWords: Record<OrderTab, string> = {
  todo: '지금 할 일이 없어요.',
  today: '오늘 받은 주문이 아직 없어요.',
  all: '받은 주문이 아직 없어요.',
  over: '끝난 주문이 아직 없어요.',
}

export type OrdersView = {
  studioName: string
  orders: readonly ListedOrder[]
  tab: OrderTab
  /** From 1. */
  page: number
  hasMore: boolean
  /** What was searched for; empty: nothing. */
  wanted: string
  todo: number
  notice: string
  done: string
  /** What may be taken back. */
  step: LastStep | undefined
}

export function ordersPage(view: OrdersView): Page {
  const { studioName, orders, tab, page, hasMore, wanted, todo, notice, done, step } = view
  // The same list again, after whatever was done from it.
  const query = wanted ? `q=${encodeURIComponent(wanted)}` : `tab=${tab}&page=${page}`
  return consolePage({
    studioName,
    title: '주문',
    section: 'orders',
    notice,
    done,
    undo: undoLine(step, query),
    head: html`<noscript><meta http-equiv="refresh" content="${REFRESH_SECONDS}"></noscript>`,
    body: html`<div class="head">
        <h1>주문</h1>
        <form class="search" role="search" action="/console">
          <input type="search" name="q" value="${wanted}" maxlength="60" placeholder="이름, 전화번호, 주문 번호" aria-label="주문 찾기" autocomplete="off">
          <button>찾기</button>
        </form>
      </div>
      <div id="orders" data-live="/console?${query}">
        ${wanted ? searchHead(wanted, orders.length, hasMore) : tabLinks(tab, todo)}
        ${orders.length > 0 ? html`<ul class="orders">${orders.map((order) => orderItem(order, query))}</ul>` : emptyWord(wanted, tab)}
        ${wanted ? '' : pager(tab, page, hasMore)}
      </div>`,
  })
}

function searchHead(wanted: string, count: number, hasMore: boolean): Page {
  const found = hasMore ? `처음 ${count}건만 보여요. 더 자세히 찾아 주세요.` : `${count}건을 찾았어요.`
  return html`<p class="found">'${wanted}' · ${found} <a class="button" href="/console">모두 보기</a></p>`
}

function tabLinks(current: OrderTab, todo: number): Page {
  const links = Object.entries(tabNames).map(
    ([tab, name]) =>
      html`<a class="tab" id="tab-${tab}" href="/console?tab=${tab}"${tab === current ? html` aria-current="page"` : ''}>${name}${tab === 'todo' ? html` <b>${formatCount(todo)}</b>` : ''}</a>`,
  )
  return html`<nav class="tabs" aria-label="주문 나누어 보기">${links}</nav>`
}

function emptyWord(wanted: string, tab: OrderTab): Page {
  if (wanted) return html`<p class="empty">찾는 주문이 없어요.<br>이름이나 전화번호 뒤 4자리, 주문 번호로 찾아 보세요.</p>`
  return html`<p class="empty">${emptyWords[tab]}<br>새 주문이 오면 여기에 보여요.</p>`
}

function orderItem(order: ListedOrder, query: string): Page {
  const { number, state, prints, total, receivedAt, head } = order
  return html`<li class="order ${isOver(state) ? 'over' : ''}" data-number="${number}">
    <div><a class="number" id="open-${number}" href="/console/orders/${number}">${number}</a><div class="small">${formatTime(receivedAt)}</div></div>
    <div class="who"><div class="name">${head.receiver.name}</div><div class="small">${formatPhone(head.receiver.phone)}</div></div>
    <div class="money"><span class="total">${formatWon(total)}</span> <span class="small">${formatCount(prints)}장</span>
      <div class="small">${paymentLine(order)}</div></div>
    <div class="stands"><span class="state ${state}">${stateNames[state]}</span></div>
    <div class="moves">${nextButton(order, query)}</div>
    <p class="small foot">${deliveryParts(head).join(' · ')}${head.memo ? html`<span class="memo">${head.memo}</span>` : ''}</p>
  </li>`
}

/** Only the likeliest step: whatever else can be done with an order is on its own page. */
function nextButton({ number, state, head, paidAt }: ListedOrder, query: string): Page | '' {
  const [next] = nextSteps(state, head.delivery.kind, head.payment, paidAt !== null).forward
  if (!next) return ''
  return html`<form method="post" action="/console/orders/${number}/move">
    <input type="hidden" name="from" value="${state}"><input type="hidden" name="back" value="${query}">
    <button class="primary" id="next-${number}" name="to" value="${next}" aria-label="${number}번 ${moveNames[next]}">${moveNames[next]}</button></form>`
}

function pager(tab: OrderTab, page: number, hasMore: boolean): Page | '' {
  if (page === 1 && !hasMore) return ''
  return html`<nav class="pager" aria-label="쪽">
    ${page > 1 ? html`<a class="button" id="newer" href="/console?tab=${tab}&page=${page - 1}">← 더 새 주문</a>` : html`<span></span>`}
    <span class="small">${page}쪽</span>
    ${hasMore ? html`<a class="button" id="older" href="/console?tab=${tab}&page=${page + 1}">더 지난 주문 →</a>` : html`<span></span>`}
  </nav>`
}
