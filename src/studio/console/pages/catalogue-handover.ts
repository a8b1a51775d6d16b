import { html } from 'hono/html'
import { cancelWords } from '../../catalogue/describe-changes.ts'
import { type CatalogueForm, errorLine, field, fold, hidden, radios, rowButton, rowButtons, tick } from './catalogue-fields.ts'
import type { Page } from './words.ts'

const weekdays = ['일', '월', '화', '수', '목', '금', '토']
const BLANK_DAYS = 2

/** Where and when orders are fetched. */
export function pickupCard(form: CatalogueForm): Page {
  const { pickup } = form.draft
  return html`<section class="card" aria-labelledby="pickup"><h2 id="pickup">찾으러 오기</h2>
    ${field(form, { name: 'pickup.note', label: '안내 한 줄', value: pickup.note, most: 120, placeholder: '매일 10시–19시, 일요일은 쉬어요' })}
    <div class="fields">
      ${field(form, { name: 'pickup.leadTimeHours', label: '준비하는 데 걸리는 시간', value: pickup.leadTimeHours, unit: '시간', width: 'middle', keys: 'numeric' })}
      ${field(form, { name: 'pickup.daysAhead', label: '며칠 뒤까지 고를 수 있나요', value: pickup.daysAhead, unit: '일', width: 'middle', keys: 'numeric' })}
    </div>
    <h3>찾는 시간</h3>
    ${errorLine(form, 'pickup.slots')}
    ${pickup.slots.length === 0 ? html`<p class="small">없으면 아무 때나 올 수 있어요.</p>` : ''}
    <ol class="rows inner">${pickup.slots.map((slot, index) => slotRow(form, slot, index))}</ol>
    <p>${rowButton(form, 'add:pickup.slots', '＋ 찾는 시간 더하기')}</p>
    <fieldset><legend>쉬는 요일</legend><div class="days">${weekdays.map((name, day) =>
      tick(form, 'pickup.closedWeekdays', name, pickup.closedWeekdays.includes(String(day)), String(day)),
    )}</div>${errorLine(form, 'pickup.closedWeekdays')}</fieldset>
    <h3>쉬는 날</h3>
    ${errorLine(form, 'pickup.closedDays')}
    <div class="days">${[...pickup.closedDays, ...Array.from({ length: BLANK_DAYS }, () => '')].map((day, index) => dayField(form, day, index))}</div>
    <p class="small">지우면 빠져요. 칸이 모자라면 ${rowButton(form, 'add:pickup.closedDays', '칸 더하기')}</p>
    ${fold(form, 'fold-shops', ['pickup.shops'], pickup.shops.length > 0 ? `찾는 곳 ${pickup.shops.length}군데` : '찾는 곳이 여러 군데예요', shopRows(form))}
  </section>`
}

function slotRow(form: CatalogueForm, slot: CatalogueForm['draft']['pickup']['slots'][number], index: number): Page {
  const { slots } = form.draft.pickup
  const path = `pickup.slots.${index}`
  const name = slot.name || '새 시간'
  return html`<li class="row" aria-label="${name}">${hidden(`${path}.id`, slot.id)}<div class="fields">
    ${field(form, { name: `${path}.name`, label: '이름', value: slot.name, width: 'middle', most: 40, placeholder: '오전' })}
    ${field(form, { name: `${path}.from`, label: '몇 시부터', value: slot.from, width: 'short', most: 5, placeholder: '10:00' })}
    ${field(form, { name: `${path}.until`, label: '몇 시까지', value: slot.until, width: 'short', most: 5, placeholder: '13:00' })}
    ${rowButtons(form, { list: 'pickup.slots', index, count: slots.length, name })}</div></li>`
}

function dayField(form: CatalogueForm, day: string, index: number): Page {
  const error = form.errors.get(`pickup.closedDays.${index}`)
  const isNext = form.focus === 'pickup.closedDays' && index === form.draft.pickup.closedDays.length
  return html`<span class="day"><input id="closed-day-${index}" type="date" name="pickup.closedDays" value="${day}" aria-label="쉬는 날 ${index + 1}"${
    error === undefined ? '' : html` aria-invalid="true"`
  }${isNext ? html` autofocus` : ''}>${error === undefined ? '' : html`<span class="field-error">${error} 적으신 것: ${day}</span>`}</span>`
}

function shopRows(form: CatalogueForm): Page {
  const { shops } = form.draft.pickup
  return html`${errorLine(form, 'pickup.shops')}<ol class="rows inner">${shops.map((shop, index) => {
    const path = `pickup.shops.${index}`
    return html`<li class="row" aria-label="${shop.name || '새 곳'}">${hidden(`${path}.id`, shop.id)}<div class="fields">
      ${field(form, { name: `${path}.name`, label: '이름', value: shop.name, width: 'middle', most: 40, placeholder: '본점' })}
      ${field(form, { name: `${path}.phone`, label: '전화', value: shop.phone, width: 'middle', most: 30 })}
      ${rowButtons(form, { list: 'pickup.shops', index, count: shops.length, name: shop.name || '새 곳' })}</div>
      ${field(form, { name: `${path}.address`, label: '주소', value: shop.address, most: 120 })}</li>`
  })}</ol>
  <p>${rowButton(form, 'add:pickup.shops', '＋ 찾는 곳 더하기')}</p>`
}

export function deliveryCard(form: CatalogueForm): Page {
  const { delivery } = form.draft
  return html`<section class="card" aria-labelledby="delivery"><h2 id="delivery">배송</h2>
    ${tick(form, 'delivery.on', '택배로도 보내요', delivery.on !== '')}
    <div class="fields">
      ${field(form, { name: 'delivery.fee', label: '배송비', value: delivery.fee, unit: '원', width: 'middle', keys: 'numeric' })}
      ${field(form, { name: 'delivery.freeFrom', label: '무료 배송', value: delivery.freeFrom, unit: '원부터', width: 'middle', keys: 'numeric', placeholder: '없음' })}
    </div>
    ${field(form, { name: 'delivery.note', label: '안내 한 줄', value: delivery.note, most: 120, placeholder: '우체국 택배로 2–3일 걸려요' })}
  </section>`
}

export function paymentCard(form: CatalogueForm): Page {
  const { bankAccount, unpaidDays, paymentLink } = form.draft
  return html`<section class="card" aria-labelledby="payment"><h2 id="payment">결제</h2>
    ${tick(form, 'bankAccount.on', '계좌 이체를 받아요', bankAccount.on !== '')}
    <div class="fields">
      ${field(form, { name: 'bankAccount.bank', label: '은행', value: bankAccount.bank, width: 'middle', most: 40 })}
      ${field(form, { name: 'bankAccount.number', label: '계좌 번호', value: bankAccount.number, most: 40 })}
      ${field(form, { name: 'bankAccount.holder', label: '예금주', value: bankAccount.holder, most: 40 })}
    </div>
    ${field(form, { name: 'unpaidDays', label: '입금이 없으면 주문을 취소하는 때', value: unpaidDays, unit: '일 뒤', width: 'middle', keys: 'numeric', help: '비워 두면 저절로 취소되지 않아요.' })}
    ${tick(form, 'paymentLink', '결제 링크를 보내요', paymentLink !== '')}
  </section>`
}

export function lawCard(form: CatalogueForm): Page {
  const { cancelUntil, withdrawalNotice } = form.draft
  return html`<section class="card" aria-labelledby="law"><h2 id="law">취소와 안내</h2>
    ${radios(form, 'cancelUntil', '손님이 언제까지 스스로 취소할 수 있나요', cancelWords, cancelUntil)}
    <div class="field"><label for="withdrawalNotice">주문 제작 안내 (청약철회)</label>
      <textarea id="withdrawalNotice" name="withdrawalNotice" rows="4" maxlength="1000" aria-describedby="withdrawalNotice-help">${withdrawalNotice}</textarea>
      ${errorLine(form, 'withdrawalNotice')}<p class="small" id="withdrawalNotice-help">비워 두면 앱의 기본 안내가 보여요.</p></div>
  </section>`
}
