import { html } from 'hono/html'
import type { CatalogueDraft } from '../../catalogue/catalogue-draft.ts'
import { type CatalogueForm, errorLine, field, hidden, rowButton, rowButtons, tick } from './catalogue-fields.ts'
import type { Page } from './words.ts'

type OptionDraft = CatalogueDraft['options'][number]

/** What is chosen for each print: paper, border, date. */
export function optionsCard(form: CatalogueForm): Page {
  return html`<section class="card" aria-labelledby="options"><h2 id="options">손님이 고르는 것</h2>
    <p class="small">종이나 테두리처럼 사진마다 고르는 것이에요. 맨 위의 것이 처음에 골라져 있어요.</p>
    ${errorLine(form, 'options')}
    <ol class="rows">${form.draft.options.map((option, index) => optionRow(form, option, index))}</ol>
    <p>${rowButton(form, 'add:options', '＋ 고르는 것 더하기')}</p>
  </section>`
}

function optionRow(form: CatalogueForm, option: OptionDraft, index: number): Page {
  const path = `options.${index}`
  const name = option.name || '새로 고르는 것'
  const list = `${path}.choices`
  return html`<li class="row" aria-label="${name}">${hidden(`${path}.id`, option.id)}
    <div class="fields">
      ${field(form, { name: `${path}.name`, label: '무엇을 고르나요', value: option.name, most: 40, placeholder: '종이' })}
      ${rowButtons(form, { list: 'options', index, count: form.draft.options.length, name })}
    </div>
    ${errorLine(form, list)}
    <ol class="rows inner">${option.choices.map((choice, at) => choiceRow(form, choice, { list, index: at, count: option.choices.length }))}</ol>
    <p>${rowButton(form, `add:${list}`, `＋ ${name}에 하나 더하기`)}</p>
  </li>`
}

function choiceRow(
  form: CatalogueForm,
  choice: OptionDraft['choices'][number],
  { list, index, count }: { list: string; index: number; count: number },
): Page {
  const path = `${list}.${index}`
  const name = choice.name || '새것'
  return html`<li class="row" aria-label="${name}">${hidden(`${path}.id`, choice.id)}
    <div class="fields">
      ${field(form, { name: `${path}.name`, label: '이름', value: choice.name, width: 'middle', most: 40 })}
      ${field(form, { name: `${path}.surcharge`, label: '한 장에 더하는 값', value: choice.surcharge, unit: '원', width: 'middle', keys: 'numeric' })}
      ${field(form, { name: `${path}.borderMm`, label: '하얀 테두리', value: choice.borderMm, unit: 'mm', width: 'short', keys: 'decimal', placeholder: '없음' })}
      ${rowButtons(form, { list, index, count, name })}
    </div>
    ${tick(form, `${path}.dateImprint`, '찍은 날짜를 사진에 넣어요', choice.dateImprint !== '')}
  </li>`
}
