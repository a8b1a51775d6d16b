import { html } from 'hono/html'
import { type ProductDraft, pixelsOf } from '../../catalogue/catalogue-draft.ts'
import { tierBasisWords } from '../../catalogue/describe-changes.ts'
import { presetsFor } from '../../catalogue/edit-draft.ts'
import { type CatalogueForm, errorLine, field, fold, hidden, radios, rowButton, rowButtons } from './catalogue-fields.ts'
import type { Page } from './words.ts'

/** What is sold, and for how much. */
export function sizesCard(form: CatalogueForm): Page {
  const { draft } = form
  const presets = presetsFor(draft)
  return html`<section class="card" aria-labelledby="sizes"><h2 id="sizes">크기와 값</h2>
    ${errorLine(form, 'products')}
    <ol class="rows">${draft.products.map((product, index) => sizeRow(form, product, index))}</ol>
    ${presets.length > 0 ? html`<h3>눌러서 더하기</h3><p class="presets">${presets.map(({ id, name }) => rowButton(form, `preset:${id}`, `＋ ${name}`, `${name} 더하기`))}</p>` : ''}
    <p>${rowButton(form, 'add:products', '＋ 다른 크기 더하기')}</p>
    <div class="field"><label for="startWith">손님이 처음 보는 크기</label>
      <select id="startWith" name="startWith"><option value="">맨 위의 크기</option>${draft.products.map(
        ({ id, name }) => html`<option value="${id}"${id === draft.startWith ? html` selected` : ''}>${name || '이름 없는 크기'}</option>`,
      )}</select>${errorLine(form, 'startWith')}</div>
    ${radios(form, 'tierBasis', '매수 할인은 어떻게 셀까요', tierBasisWords, draft.tierBasis)}
    ${field(form, { name: 'minimumOrder', label: '최소 주문 금액', value: draft.minimumOrder, unit: '원', width: 'middle', keys: 'numeric', help: '없으면 0원이에요.' })}
  </section>`
}

function sizeRow(form: CatalogueForm, product: ProductDraft, index: number): Page {
  const path = `products.${index}`
  const name = product.name || '새 크기'
  const { tiers } = product
  return html`<li class="row" aria-label="${name}">${hidden(`${path}.id`, product.id)}
    <div class="fields">
      ${field(form, { name: `${path}.name`, label: '이름', value: product.name, width: 'middle', most: 40 })}
      ${field(form, { name: `${path}.unitPrice`, label: '한 장 값', value: product.unitPrice, unit: '원', width: 'middle', keys: 'numeric' })}
      ${field(form, { name: `${path}.shortMm`, label: '짧은 변', value: product.shortMm, unit: 'mm', width: 'short', keys: 'decimal' })}
      ${field(form, { name: `${path}.longMm`, label: '긴 변', value: product.longMm, unit: 'mm', width: 'short', keys: 'decimal' })}
      ${rowButtons(form, { list: 'products', index, count: form.draft.products.length, name })}
    </div>
    ${field(form, { name: `${path}.note`, label: '한 줄 소개', value: product.note, most: 80, placeholder: '없어도 돼요' })}
    <div class="folds">
    ${fold(form, `fold-${product.id}-tiers`, [`${path}.tiers`], tiers.length > 0 ? `매수 할인 ${tiers.length}단계` : '매수 할인', tierRows(form, product, path))}
    ${fold(
      form,
      `fold-${product.id}-more`,
      ['shortPx', 'longPx', 'trimMm', 'goodDpi', 'warnDpi'].map((part) => `${path}.${part}`),
      '더 보기',
      moreFields(form, product, path),
    )}
    </div>
  </li>`
}

function tierRows(form: CatalogueForm, { tiers, name }: ProductDraft, path: string): Page {
  return html`${errorLine(form, `${path}.tiers`)}
    ${tiers.map(
      (tier, index) => html`<div class="fields">
      ${field(form, { name: `${path}.tiers.${index}.from`, label: '몇 장부터', value: tier.from, unit: '장부터', width: 'middle', keys: 'numeric' })}
      ${field(form, { name: `${path}.tiers.${index}.unitPrice`, label: '한 장 값', value: tier.unitPrice, unit: '원', width: 'middle', keys: 'numeric' })}
      ${rowButton(form, `remove:${path}.tiers.${index}`, '빼기', `${name} 할인 ${index + 1}단계 빼기`)}</div>`,
    )}
    <p>${rowButton(form, `add:${path}.tiers`, '＋ 할인 단계 더하기')}</p>`
}

function moreFields(form: CatalogueForm, product: ProductDraft, path: string): Page {
  const pixels = (side: 'short' | 'long', label: string) =>
    field(form, {
      name: `${path}.${side}Px`,
      label,
      value: product[`${side}Px`],
      unit: 'px',
      width: 'short',
      keys: 'numeric',
      placeholder: pixelsOf(product[`${side}Mm`]),
    })
  return html`<div class="fields">${pixels('short', '짧은 변 픽셀')}${pixels('long', '긴 변 픽셀')}
      ${field(form, { name: `${path}.trimMm`, label: '잘릴 수 있는 폭', value: product.trimMm, unit: 'mm', width: 'short', keys: 'decimal' })}</div>
    <p class="small">픽셀은 인화기가 받는 크기예요. 비워 두면 300dpi로 계산해요. 이 종이는 ${pixelsOf(product.shortMm) || '–'}×${pixelsOf(product.longMm) || '–'}이에요.</p>
    <div class="fields">
      ${field(form, { name: `${path}.goodDpi`, label: '선명한 화질', value: product.goodDpi, unit: 'dpi부터', width: 'middle', keys: 'numeric' })}
      ${field(form, { name: `${path}.warnDpi`, label: '흐리다고 알릴 화질', value: product.warnDpi, unit: 'dpi 미만', width: 'middle', keys: 'numeric' })}</div>
    <p class="small">보통 200과 150이고, 증명사진은 둘 다 300이에요.</p>`
}
