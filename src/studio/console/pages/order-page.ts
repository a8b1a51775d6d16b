import { html } from 'hono/html'
import { isOver } from '#shared/orders/order-state.ts'
import { isFolderDue } from '../../lab-folder/folder-due.ts'
import type { FolderTrouble } from '../../lab-folder/folder-waits.ts'
import type { ReadOrder } from '../../orders/read-order.ts'
import { stateNames } from '../../orders/state-names.ts'
import { formatCount, formatPhone } from '../../orders/write-amounts.ts'
import type { IntakeSettings } from '../../settings/intake-settings.ts'
import type { LastStep } from '../last-steps.ts'
import type { LabState } from '../read-lab-state.ts'
import { deliveryParts } from './describe-order.ts'
import { consolePage } from './layout.ts'
import { messageForm, nextStepCard, paymentCard, type Typed } from './order-actions.ts'
import { type PrintQualityOf, printList } from './order-prints.ts'
import { undoLine } from './undo-line.ts'
import { formatTime, type Page } from './words.ts'

export type OrderView = {
  studioName: string
  order: ReadOrder
  lab: LabState
  folderAfter: IntakeSettings['after']
  /** Why there is no folder yet. */
  trouble: FolderTrouble | undefined
  /** How many of its pictures are ready while its folder is being made. */
  picturesMade: number
  /** Which hundred of its prints is shown, from 1. */
  part: number
  qualityOf: PrintQualityOf
  /** An id for the forms of this page, each of which is taken once. */
  once: string
  notice: string
  done: string
  /** What may be taken back. */
  step: LastStep | undefined
  /** What was written into a form that was refused. */
  typed: Typed
}

const labWords: Record<Exclude<LabState, 'none'>, string> = {
  written: '만들었어요. 인화기가 가져가기를 기다려요.',
  taken: '인화기가 가져갔어요.',
  failed: '인화기가 처리하지 못했어요. 인화기 화면을 확인해 주세요.',
}

export function orderPage(view: OrderView): Page {
  const { order, once, typed } = view
  const { number, state, sheet, receivedAt } = order
  return consolePage({
    studioName: view.studioName,
    title: `${number} ${sheet.receiver.name}`,
    section: 'orders',
    notice: view.notice,
    done: view.done,
    undo: undoLine(view.step),
    body: html`<div data-live="/console/orders/${number}?part=${view.part}">
      <p class="notice stale" role="status" hidden>이 주문이 그 사이에 바뀌었어요. <a href="/console/orders/${number}">새로 보기</a></p>
      <div class="head">
        <a class="button back" href="/console">← 주문</a>
        <h1>${number}</h1><span class="state ${state}">${stateNames[state]}</span>
        <span class="small grow">${formatTime(receivedAt)}에 받았어요</span>
        <a class="button" href="/console/orders/${number}/sheet.pdf" target="_blank" rel="noopener">주문서 인쇄</a>
      </div>
      <div class="columns">
        <div class="side">
          ${nextStepCard(order, once, typed)}
          ${customerCard(order)}
          ${paymentCard(order, once, typed)}
          ${labCard(view)}
        </div>
        <div class="wide">
          ${sheet.memo ? html`<section class="card memo-card"><h2>손님이 남긴 말</h2><p class="said">${sheet.memo}</p></section>` : ''}
          <section class="card" aria-labelledby="prints"><h2 id="prints">사진 ${formatCount(order.prints)}장</h2>
            ${printList({ number, lines: sheet.lines, part: view.part, qualityOf: view.qualityOf })}
          </section>
          ${messagesCard(order, once, typed)}
          ${timelineCard(order)}
        </div>
      </div>
    </div>`,
  })
}

function customerCard({ sheet }: ReadOrder): Page {
  const { receiver, pickup } = sheet
  const [way, ...details] = deliveryParts(sheet)
  return html`<section class="card"><h2>손님</h2>
    <p class="strong">${receiver.name}</p>
    <p><a class="button" href="tel:${receiver.phone.replace(/[^+\d]/g, '')}">${formatPhone(receiver.phone)}</a></p>
    <p><b>${way}</b>${details.map((detail) => html`<br>${detail}`)}${pickup?.shopAddress ? html`<br><span class="small">${pickup.shopAddress}</span>` : ''}</p>
  </section>`
}

function labCard(view: OrderView): Page | '' {
  const { order, lab, trouble, once } = view
  if (lab === 'none' && isOver(order.state)) return ''
  return html`<section class="card"><h2>인화 폴더</h2>
    <p class="${lab === 'failed' || trouble ? 'bad' : ''}">${lab === 'none' ? waitWords(view) : labWords[lab]}</p>
    ${
      lab === 'failed' && !isOver(order.state)
        ? html`<form method="post" action="/console/orders/${order.number}/lab"><input type="hidden" name="once" value="${once}-lab"><button>인화기에 다시 보내기</button></form>`
        : ''
    }
  </section>`
}

const troubleWords: Record<FolderTrouble, string> = {
  'no-room': '자리가 없어 인화 폴더를 만들지 못했어요. 서버 컴퓨터의 디스크를 비우면 이어서 만들어요.',
  failed: '인화 폴더를 만들지 못했어요. 곧 다시 만들어 보지만, 오래 이렇게 보이면 서버의 디스크를 확인해 주세요.',
}

/** What has to happen before the folder is made, by the studio's own setting. */
function waitWords({ order, folderAfter, trouble, picturesMade }: OrderView): string {
  if (trouble) return troubleWords[trouble]
  if (isFolderDue(folderAfter, order))
    return `만들고 있어요. 사진 ${formatCount(order.sheet.lines.length)}장 가운데 ${formatCount(picturesMade)}장이 됐어요.`
  return folderAfter === 'paid' ? '입금을 확인하면 만들어요.' : '확인하면 만들어요.'
}

function messagesCard({ number, messages }: ReadOrder, once: string, typed: Typed): Page {
  return html`<section class="card" aria-labelledby="messages"><h2 id="messages">손님에게 보낸 말</h2>
    ${messages.length > 0 ? html`<ul class="messages">${messages.map(({ at, text }) => html`<li><p class="said">${text}</p><p class="small">${formatTime(at)}</p></li>`)}</ul>` : ''}
    ${messageForm(number, once, typed)}
  </section>`
}

function timelineCard({ timeline, sheet }: ReadOrder): Page {
  return html`<section class="card" aria-labelledby="timeline"><h2 id="timeline">지나온 길</h2>
    <ol class="timeline"><li><span>주문</span><span class="small">${formatTime(sheet.orderedAt)}</span></li>${timeline.map(
      ({ state, at, note }) =>
        html`<li><span>${stateNames[state]}</span><span class="small">${formatTime(at)}</span>${note ? html`<p class="said small">${note}</p>` : ''}</li>`,
    )}</ol>
  </section>`
}
