import { html } from 'hono/html'
import { paymentNames } from '../../orders/detail-names.ts'
import type { DaySum } from '../../orders/list-orders.ts'
import { formatCount, formatWon } from '../../orders/write-amounts.ts'
import { shiftMonth } from '../studio-days.ts'
import type { DayDetails } from '../sum-days.ts'
import { consolePage } from './layout.ts'
import { formatDay, type Page } from './words.ts'

const weekdays = ['일', '월', '화', '수', '목', '금', '토']

export type DaysView = {
  studioName: string
  /** `YYYY-MM` and one of its days, whose details are shown. */
  month: string
  day: string
  sums: readonly ({ day: string } & DaySum)[]
  details: DayDetails
  today: string
}

export function daysPage(view: DaysView): Page {
  const { studioName, month, day, sums } = view
  const shown = sums.find((sum) => sum.day === day) ?? { orders: 0, prints: 0, total: 0, paid: 0, takenIn: 0 }
  return consolePage({
    studioName,
    title: '하루 매출',
    section: 'days',
    body: html`<div class="head">
        <h1>하루 매출</h1>
        <nav class="months" aria-label="달 고르기">
          <a class="button" href="/console/days?month=${shiftMonth(month, -1)}" aria-label="지난달">←</a>
          <b>${monthName(month)}</b>
          <a class="button" href="/console/days?month=${shiftMonth(month, 1)}" aria-label="다음 달">→</a>
        </nav>
        <span class="grow"></span>
        <a class="button" href="/console/days/orders.csv?month=${month}" download>엑셀로 받기 (CSV)</a>
        <button class="only-script" data-print>인쇄</button>
      </div>
      <div class="columns even">
        <section class="card wide" aria-labelledby="month"><h2 id="month">${monthName(month)}</h2>${monthTable(view)}</section>
        <section class="card day" aria-labelledby="day"><h2 id="day">${formatDay(day)}</h2>${dayBody(shown, view.details, day === view.today)}</section>
      </div>`,
  })
}

/** The month as a calendar: what came in on each day, and a way to its details. */
function monthTable({ month, day, sums }: DaysView): Page {
  const first = new Date(`${month}-01T00:00:00Z`).getUTCDay()
  const cells = [...Array.from({ length: first }, () => undefined), ...sums]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7))
  return html`${monthSum(sums)}
    <table class="calendar">
    <thead><tr>${weekdays.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${weeks.map((week) => html`<tr>${week.map((sum) => (sum ? dayCell(sum, month, sum.day === day) : html`<td></td>`))}</tr>`)}</tbody>
  </table>`
}

function monthSum(sums: DaysView['sums']): Page {
  const add = (pick: (sum: DaySum) => number) => sums.reduce((whole, sum) => whole + pick(sum), 0)
  const [total, paid] = [add((sum) => sum.total), add((sum) => sum.paid)]
  const takenIn = add((sum) => sum.takenIn)
  return html`<p><b class="strong">${formatWon(total)}</b> · 주문 ${formatCount(add((sum) => sum.orders))}건 · 사진 ${formatCount(add((sum) => sum.prints))}장${
    total > paid ? html` · <span class="due">아직 안 받은 돈 ${formatWon(total - paid)}</span>` : ''
  }</p>
  <p class="small">이달에 받은 돈 <b>${formatWon(takenIn)}</b></p>`
}

function dayCell(sum: DaysView['sums'][number], month: string, isShown: boolean): Page {
  const link = `/console/days?month=${month}&day=${sum.day}`
  const content =
    sum.orders > 0
      ? html`<span class="won">${formatCount(sum.total)}<span class="hush">원</span></span><span class="small">${formatCount(sum.orders)}건${sum.total > sum.paid ? html`<span class="due" title="아직 안 받은 돈이 있어요"> ●<span class="hush"> 안 받은 돈 있음</span></span>` : ''}</span>`
      : ''
  return html`<td><a class="${sum.orders > 0 ? 'busy' : ''}" href="${link}"${isShown ? html` aria-current="date"` : ''}><span class="date">${Number(sum.day.slice(8))}<span class="hush">일</span></span>${content}</a></td>`
}

function dayBody(sum: DaySum, { sizes, payments }: DayDetails, isToday: boolean): Page {
  const takenIn = html`<p><span class="good">${isToday ? '오늘' : '이날'} 받은 돈 <b>${formatWon(sum.takenIn)}</b></span> <span class="small">이전에 주문한 것까지</span></p>`
  if (sum.orders === 0) return html`<p class="small">이날 들어온 주문이 없어요.</p>${takenIn}`
  return html`<p class="large">${formatWon(sum.total)}</p>
    <p>주문 ${formatCount(sum.orders)}건 · 사진 ${formatCount(sum.prints)}장</p>
    ${takenIn}
    <p class="small">이 주문들 가운데 받은 돈 ${formatWon(sum.paid)} · <span class="${sum.total > sum.paid ? 'due' : ''}">아직 안 받은 돈 ${formatWon(sum.total - sum.paid)}</span></p>
    <h3>크기</h3>
    <table><tbody>${sizes.map(({ name, prints, total }) => html`<tr><th scope="row">${name}</th><td>${formatCount(prints)}장</td><td>${formatWon(total)}</td></tr>`)}</tbody></table>
    <h3>결제</h3>
    <table><tbody>${payments.map(
      ({ kind, orders, total, paid }) =>
        html`<tr><th scope="row">${paymentNames[kind]}</th><td>${formatCount(orders)}건</td><td>${formatWon(total)}</td><td class="${total > paid ? 'due' : 'small'}">${total > paid ? `${formatWon(total - paid)} 안 받음` : '다 받음'}</td></tr>`,
    )}</tbody></table>
    <p class="small">취소한 주문은 넣지 않았어요. 배송비는 금액에 들어 있어요.</p>`
}

function monthName(month: string): string {
  return `${month.slice(0, 4)}년 ${Number(month.slice(5))}월`
}
