import { html } from 'hono/html'
import type { Catalogue, PrintProduct } from '#shared/catalogue/catalogue.ts'
import { firstProduct, type Trial, type TriedPrice, tryOrder } from '../../catalogue/try-order.ts'
import { formatWon } from '../../orders/write-amounts.ts'
import type { Page } from './words.ts'

const BOX = 56

export type PreviewView = {
  /** What customers see now. */
  current: Catalogue
  /** What they would see; `undefined` while something in the form is wrong. */
  next: Catalogue | undefined
  trial: Trial
}

/** What a customer will see and pay, beside what it is now. */
export function catalogueResult({ current, next, trial }: PreviewView): Page {
  const before = new Map(current.products.map((product) => [product.id, product]))
  const shown = next ?? current
  const largest = Math.max(...shown.products.map(({ longMm }) => longMm))
  return html`<div data-result>
    ${next ? '' : html`<p class="notice">아직 덜 적은 곳이 있어요. 다 적으면 새 값으로 보여 드려요.</p>`}
    <div class="tried">${triedPrices(current, next, trial)}</div>
    <h3>손님이 보는 크기</h3>
    <ul class="size-cards">${shown.products.map((product) => sizeCard(product, before.get(product.id), largest))}</ul>
  </div>`
}

/** The order that prices are tried on. */
export function trialFields({ current, next, trial }: PreviewView): Page {
  const shown = next ?? current
  const chosen = trial.productId || firstProduct(shown)?.id
  return html`<div class="fields">
    <div class="field middle"><label for="try.product">크기</label><select id="try.product" name="try.product">${shown.products.map(
      ({ id, name }) => html`<option value="${id}"${id === chosen ? html` selected` : ''}>${name}</option>`,
    )}</select></div>
    <div class="field short"><label for="try.quantity">장수</label><span class="typed"><input id="try.quantity" name="try.quantity" value="${trial.quantity}" inputmode="numeric" maxlength="6" autocomplete="off"><span class="unit">장</span></span></div>
    <div class="field middle"><label for="try.delivery">받는 방법</label><select id="try.delivery" name="try.delivery">
      <option value="pickup">찾으러 오기</option><option value="address"${trial.delivery === 'address' ? html` selected` : ''}>배송</option></select></div>
    ${shown.options.map(
      (option) => html`<div class="field middle"><label for="try.option.${option.id}">${option.name}</label>
      <select id="try.option.${option.id}" name="try.option.${option.id}">${option.choices.map(
        ({ id, name }) => html`<option value="${id}"${id === trial.options[option.id] ? html` selected` : ''}>${name}</option>`,
      )}</select></div>`,
    )}
  </div>`
}

function triedPrices(current: Catalogue, next: Catalogue | undefined, trial: Trial): Page {
  const now = tryOrder(current, trial)
  if (!next) return triedPrice('지금', now, trial)
  const after = tryOrder(next, trial)
  if (JSON.stringify(after) === JSON.stringify(now)) return triedPrice('지금과 같아요', after, trial)
  return html`${triedPrice('고친 값', after, trial)}${triedPrice('지금', now, trial)}`
}

function triedPrice(title: string, tried: TriedPrice, trial: Trial): Page {
  return html`<section class="tried-price"><h3>${title}</h3>${explainTried(tried, trial)}</section>`
}

function explainTried(tried: TriedPrice, { delivery }: Trial): Page {
  if ('reason' in tried) return html`<p class="small">${tried.reason}</p>`
  const { lines, deliveryFee, total, shortOfMinimum } = tried.price
  return html`${lines.map(({ name, quantity, unitPrice, basePrice, tier, surcharges, total: sum }) => {
    const why = [
      ...(tier ? [`${tier.from.toLocaleString('ko-KR')}장부터 ${formatWon(tier.unitPrice)} (원래 ${formatWon(basePrice)})`] : []),
      ...surcharges.map((surcharge) => `${surcharge.name} +${formatWon(surcharge.amount)}`),
    ]
    return html`<p class="sum"><span>${name} ${quantity.toLocaleString('ko-KR')}장 × ${formatWon(unitPrice)}</span><span>${formatWon(sum)}</span></p>
      ${why.map((line) => html`<p class="small">${line}</p>`)}`
  })}
  ${delivery === 'address' ? html`<p class="sum"><span>배송비</span><span>${deliveryFee > 0 ? formatWon(deliveryFee) : '무료'}</span></p>` : ''}
  <p class="sum strong"><span>모두</span><span>${formatWon(total)}</span></p>
  ${shortOfMinimum > 0 ? html`<p class="small due">${formatWon(shortOfMinimum)} 더 담아야 주문할 수 있어요.</p>` : ''}`
}

function sizeCard(product: PrintProduct, before: PrintProduct | undefined, largest: number): Page {
  const { name, note, shortMm, longMm, unitPrice, tiers } = product
  const [width, height] = [shortMm, longMm].map((side) => Math.max(6, Math.round((side / largest) * BOX)))
  return html`<li class="size-card"><svg width="${BOX}" height="${BOX}" viewBox="0 0 ${BOX} ${BOX}" aria-hidden="true"><rect x="${(BOX - (width ?? 0)) / 2}" y="${(BOX - (height ?? 0)) / 2}" width="${width}" height="${height}" rx="2"/></svg>
    <div><b>${name}</b> <span class="small">${centimetres(shortMm)}×${centimetres(longMm)}cm</span>
    ${note ? html`<p class="small">${note}</p>` : ''}
    ${tiers.map(({ from, unitPrice: price }) => html`<p class="small">${from.toLocaleString('ko-KR')}장부터 ${formatWon(price)}</p>`)}</div>
    <div class="price"><b>${formatWon(unitPrice)}</b>${priceBefore(before, unitPrice)}</div></li>`
}

function priceBefore(before: PrintProduct | undefined, unitPrice: number): Page | '' {
  if (!before) return html`<p class="small good">새 크기</p>`
  return before.unitPrice === unitPrice ? '' : html`<p class="small due">지금 ${formatWon(before.unitPrice)}</p>`
}

function centimetres(mm: number): string {
  return String(Math.round(mm) / 10)
}
