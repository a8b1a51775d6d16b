import { html } from 'hono/html'
import { KOREAN_TIME_ZONE } from '#shared/korean-time.ts'
import { changeList } from './catalogue-page.ts'
import { consolePage } from './layout.ts'
import type { Page } from './words.ts'

export type HistoryView = {
  studioName: string
  versions: readonly { id: number; at: string; version: string; changes: readonly string[] | undefined; isCurrent: boolean }[]
  /** The id to go on before; `undefined`: that was all. */
  before: number | undefined
}

/** Every catalogue that was in force, newest first. */
export function catalogueHistoryPage({ studioName, versions, before }: HistoryView): Page {
  return consolePage({
    studioName,
    title: '지난 상품표',
    section: 'catalogue',
    body: html`<div class="head"><h1>지난 상품표</h1><span class="grow"></span><a class="button" href="/console/catalogue">상품표로</a></div>
      <ol class="versions">${versions.map(
        ({ id, at, version, changes, isCurrent }) => html`<li class="card">
        <div class="version"><div><b>${formatMoment(at)}</b> <span class="small">${version}</span></div>
          ${isCurrent ? html`<span class="state ready">지금 쓰는 상품표</span>` : html`<a class="button" href="/console/catalogue/history/${id}" aria-label="${version} 이때로 되돌리기">이때로 되돌리기</a>`}</div>
        ${changes === undefined ? html`<p class="small">처음 상품표예요.</p>` : changeList(changes)}</li>`,
      )}</ol>
      ${before === undefined ? '' : html`<nav class="pager" aria-label="쪽"><span></span><a class="button" href="/console/catalogue/history?before=${before}">더 지난 상품표 →</a></nav>`}`,
  })
}

/** With the year: prices of long ago are looked up too. */
function formatMoment(iso: string): string {
  return new Date(iso).toLocaleString('ko-KR', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: KOREAN_TIME_ZONE,
  })
}
