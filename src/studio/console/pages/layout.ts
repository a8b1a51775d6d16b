import { html } from 'hono/html'
import { noticeLine, type Page } from './words.ts'

export type ConsoleSection = 'orders' | 'days' | 'catalogue' | 'settings'

const sections: readonly { id: ConsoleSection; name: string; path: string }[] = [
  { id: 'orders', name: '주문', path: '/console' },
  { id: 'days', name: '하루 매출', path: '/console/days' },
  { id: 'catalogue', name: '상품표', path: '/console/catalogue' },
  { id: 'settings', name: '설정', path: '/console/settings' },
]

export type ConsolePage = {
  studioName: string
  /** What the browser's tab says, before the studio's name. */
  title: string
  /** Which entry of the navigation this belongs to. */
  section?: ConsoleSection
  /** What is to be looked at, one sentence above everything; empty: nothing. */
  notice?: string
  /** What has just been done, in the same place. */
  done?: string
  /** What has just been done and can be taken back, at the foot of the window for a minute. */
  undo?: Page | ''
  head?: Page
  body: Page
}

/** A page of the console for somebody who is signed in: the navigation above, the notice, and the page's own body. */
export function consolePage({ studioName, title, section, notice = '', done = '', undo = '', head, body }: ConsolePage): Page {
  return documentOf(
    `${title} · ${studioName}`,
    html`<script src="/console/console.js" defer></script>
${head ?? ''}`,
    html`<a class="skip" href="#content">본문으로 가기</a>
<header class="top">
  <span class="studio">${studioName}</span>
  <nav aria-label="메뉴">${sections.map(
    ({ id, name, path }) => html`<a class="tab" href="${path}"${id === section ? html` aria-current="page"` : ''}>${name}</a>`,
  )}</nav>
  <div class="tools">
    <label class="sound" hidden><input type="checkbox" role="switch" id="sound"> <span>새 주문 소리</span> <span class="small" id="sound-hint" hidden>(화면을 한 번 눌러 주세요)</span></label>
    <form method="post" action="/console/logout"><button class="plain">나가기</button></form>
  </div>
</header>
<main id="content" tabindex="-1">
  ${noticeLine(notice)}
  ${done ? html`<p class="notice done" role="status">${done}</p>` : ''}
  ${body}
</main>
<div class="afloat">
  <p class="notice" id="line" role="status" hidden>서버와 연결이 끊겼어요. 새 주문이 안 보일 수 있어요. 다시 잇고 있어요.</p>
  <p class="notice live" id="arrived" role="status" hidden></p>
  <button class="notice live" id="renew" type="button" hidden></button>
  ${undo}
</div>`,
  )
}

/** `next`: where whoever signs in goes on to. */
export function loginPage(studioName: string, { notice = '', next }: { notice?: string; next: string }): Page {
  return documentOf(
    `${studioName} 주문`,
    '',
    html`<main class="login">
  <h1>${studioName}</h1>
  ${noticeLine(notice)}
  <form method="post" action="/console/login">
    <input type="hidden" name="next" value="${next}">
    <label for="password">비밀번호</label>
    <input id="password" name="password" type="password" autocomplete="current-password" autocapitalize="none" required autofocus>
    <button class="primary">들어가기</button>
    <p class="small">비밀번호는 서버의 console-password.txt 파일에 있어요.</p>
  </form>
</main>`,
  )
}

/** Says why something did not work, and leads back. */
export function errorPage(studioName: string, message: string): Page {
  return consolePage({
    studioName,
    title: '알림',
    body: html`<div class="empty"><p>${message}</p><p><a class="button" href="/console">주문으로 가기</a></p></div>`,
  })
}

function documentOf(title: string, head: Page | '', body: Page): Page {
  return html`<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/console/style.css">
${head}
</head>
<body>${body}</body>
</html>`
}
