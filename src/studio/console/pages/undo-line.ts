import { html } from 'hono/html'
import { pickJosa } from '#shared/messages/ko/pick-josa.ts'
import { stateNames } from '../../orders/state-names.ts'
import type { LastStep } from '../last-steps.ts'
import type { Page } from './words.ts'

/** What has just been done to an order, and a way to take it back. `back`: the query of the list that is shown; empty: the order itself. */
export function undoLine(step: LastStep | undefined, back = ''): Page | '' {
  if (!step) return ''
  return html`<form class="undo" method="post" action="/console/orders/${step.number}/undo">
    <input type="hidden" name="once" value="${step.id}-undo"><input type="hidden" name="step" value="${step.id}">${back ? html`<input type="hidden" name="back" value="${back}">` : ''}
    <span role="status">${sayStep(step)}</span> <button>되돌리기</button></form>`
}

function sayStep({ number, before, after }: LastStep): string {
  const isPaid = before.paidAt === null && after.paidAt !== null
  // That it was paid says it all where the order only waited for that.
  if (isPaid && (after.state === before.state || after.state === 'paid')) return `${number} 주문의 돈을 받은 것으로 적었어요`
  const name = stateNames[after.state]
  const moved = `'${name}'${pickJosa(name, '으로/로')} 옮겼어요`
  return isPaid ? `${number} 주문의 돈을 받고 ${moved}` : `${number} 주문을 ${moved}`
}
