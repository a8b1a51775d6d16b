import { html } from 'hono/html'
import type { ReadOrder } from '../../orders/read-order.ts'
import { formatWon } from '../../orders/write-amounts.ts'
import { consolePage } from './layout.ts'
import type { Page } from './words.ts'

type AskMoney = {
  studioName: string
  order: Pick<ReadOrder, 'number' | 'total' | 'sheet'>
  /** What was sent, and is sent again with the answer. */
  form: URLSearchParams
}

/** Asks once more before an order goes out that nobody has noted as paid. */
export function askMoneyPage({ studioName, order: { number, total, sheet }, form }: AskMoney): Page {
  const back = form.get('back')
  const isShipped = form.get('to') === 'shipped'
  return consolePage({
    studioName,
    title: `${number} 결제`,
    section: 'orders',
    body: html`<section class="card ask-money" aria-labelledby="ask-money"><h1 id="ask-money">아직 결제를 받지 않았어요.</h1>
      <p>${number} · ${sheet.receiver.name} · <b>${formatWon(total)}</b></p>
      <form method="post" action="/console/orders/${number}/move">
        ${[...form].filter(([name]) => name !== 'money').map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
        <button class="primary" name="money" value="received">받았어요</button>
        <button name="money" value="later">${isShipped ? '그래도 발송' : '그래도 전달'}</button>
      </form>
      <p><a class="button quiet" href="${back ? `/console?${back}` : `/console/orders/${number}`}">그만두기</a></p>
    </section>`,
  })
}
