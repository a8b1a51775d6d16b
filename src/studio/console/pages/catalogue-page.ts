import { html } from 'hono/html'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { fieldsOf } from '../../catalogue/form-shape.ts'
import type { Trial } from '../../catalogue/try-order.ts'
import { type CatalogueForm, hidden } from './catalogue-fields.ts'
import { deliveryCard, lawCard, paymentCard, pickupCard } from './catalogue-handover.ts'
import { optionsCard } from './catalogue-options.ts'
import { catalogueResult, trialFields } from './catalogue-preview.ts'
import { sizesCard } from './catalogue-sizes.ts'
import { consolePage } from './layout.ts'
import type { Page } from './words.ts'

/** What every form of the editor carries. */
export type FormIdentity = {
  once: string
  /** Of the catalogue that the editor began with. */
  etag: string
}

export type CatalogueView = FormIdentity & {
  studioName: string
  form: CatalogueForm
  current: Catalogue
  next: Catalogue | undefined
  trial: Trial
  /** What is wrong with the file, where its owner edited it by hand. */
  fileProblem: string
  /** As it stands in the file, nothing typed yet. */
  isFresh: boolean
  notice?: string
  done?: string
}

export const catalogueHead = html`<script src="/console/catalogue.js" type="module"></script>`

export function cataloguePage(view: CatalogueView): Page {
  const { studioName, form, once, etag, notice = '', done = '', isFresh, fileProblem } = view
  return consolePage({
    studioName,
    title: '상품표',
    section: 'catalogue',
    notice,
    done,
    head: catalogueHead,
    body: html`<div class="head"><h1>상품표</h1><span class="grow"></span><a class="button narrow-only" href="#preview">손님이 보고 낼 값</a><a class="button" href="/console/catalogue/history">지난 상품표</a></div>
      ${fileProblem ? html`<div class="notice"><p>catalogue.json을 손으로 고친 것에 문제가 있어 그 전 상품표를 쓰고 있어요. 여기서 저장하면 문제가 있는 파일은 catalogue.json.unread로 남겨 둬요.</p><p class="said">${fileProblem}</p></div>` : ''}
      <div class="notice kept" id="kept" role="status" hidden><p>저장하지 않은 것이 남아 있어요.</p><p><button type="button" id="take-kept">이어서 고치기</button> <button type="button" class="plain" id="drop-kept">버리기</button></p></div>
      <form class="catalogue" id="catalogue" method="post" action="/console/catalogue" novalidate data-state="${isFresh ? 'fresh' : 'typed'}">
        ${hidden('once', once)}${hidden('etag', etag)}
        <button class="hush" name="do" value="look" tabindex="-1" aria-hidden="true">다시 보기</button>
        <div class="columns even">
          <div class="wide">${errorSummary(form)}${sizesCard(form)}${optionsCard(form)}${pickupCard(form)}${deliveryCard(form)}${paymentCard(form)}${lawCard(form)}</div>
          <div class="side"><section class="card preview" aria-labelledby="preview"><h2 id="preview">손님이 보고 낼 값</h2>
            ${trialFields(view)}
            <p class="no-script"><button name="do" value="look">계산해 보기</button></p>
            ${catalogueResult(view)}</section></div>
        </div>
        <div class="save-bar"><p class="small">저장하면 손님의 앱에 새 값이 보여요. 이미 받은 주문은 그대로예요.</p>
          <button class="primary" name="do" value="save">저장하기</button></div>
      </form>`,
  })
}

const MOST_LINKS = 8

/** How much is wrong, and a way to each of it. */
function errorSummary({ draft, errors }: CatalogueForm): Page | '' {
  if (errors.size === 0) return ''
  return html`<div class="notice" role="alert"><p>${errors.size.toLocaleString('ko-KR')}곳을 고쳐 주세요. 아직 저장하지 않았어요.</p>
    <ul>${[...errors].slice(0, MOST_LINKS).map(([name, error]) => html`<li><a href="#${name}">${placeOf(draft, name)}</a> ${error}</li>`)}</ul></div>`
}

const places: Readonly<Record<string, string>> = { pickup: '찾으러 오기', delivery: '배송', bankAccount: '결제', unpaidDays: '결제' }

/** Where on the page a field is found, in words. */
function placeOf({ products, options }: CatalogueForm['draft'], name: string): string {
  const [part = '', index = ''] = name.split('.')
  if (part === 'products') return products[Number(index)]?.name || '새 크기'
  if (part === 'options') return options[Number(index)]?.name || '손님이 고르는 것'
  return places[part] ?? (['startWith', 'tierBasis', 'minimumOrder'].includes(part) ? '크기와 값' : '취소와 안내')
}

export type AskView = FormIdentity & {
  studioName: string
  title: string
  changes: readonly string[]
  doubts: readonly string[]
  /** Says yes to these doubts. */
  answer: string
  form: CatalogueForm
  /** Where nothing has been taken though it was asked for. */
  notice?: string
}

/** Asks before a catalogue is taken; carries all that was typed. */
export function askCataloguePage({ studioName, title, changes, doubts, answer, form, once, etag, notice = '' }: AskView): Page {
  return consolePage({
    studioName,
    title,
    section: 'catalogue',
    notice,
    head: catalogueHead,
    body: html`<div class="head"><h1>${title}</h1></div>
      <form class="ask" id="catalogue" method="post" action="/console/catalogue" data-state="typed">
        ${hidden('once', once)}${hidden('etag', etag)}${hidden('answer', answer)}${fieldsOf(form.draft).map(([name, value]) => hidden(name, value))}
        ${doubts.length > 0 ? html`<section class="card memo-card" aria-labelledby="doubts"><h2 id="doubts">확인해 주세요</h2><ul class="doubts">${doubts.map((doubt) => html`<li>${doubt}</li>`)}</ul></section>` : ''}
        <section class="card" aria-labelledby="changes"><h2 id="changes">바뀌는 것</h2>${changeList(changes)}</section>
        <p class="answers"><button name="do" value="edit" autofocus>고치기</button> <button class="primary" name="do" value="keep">그대로 저장</button></p>
      </form>`,
  })
}

export function changeList(changes: readonly string[]): Page {
  if (changes.length === 0) return html`<p class="small">바뀌는 것이 없어요.</p>`
  return html`<ul class="changes">${changes.map((change) => html`<li>${change}</li>`)}</ul>`
}
