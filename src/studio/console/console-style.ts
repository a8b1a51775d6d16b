import type { StudioProfile } from '#shared/studio-profile.ts'

/** The console's style sheet in the studio's colours; the profile's schema lets nothing but `#rrggbb` through. */
export function consoleStyle({ accent, accentSoft }: StudioProfile['colours']): string {
  return `@font-face { font-family: Pretendard; src: url(/console/pretendard.woff2) format('woff2'); font-weight: 100 900; font-display: swap }
:root {
  --paper: #FBF9F6; --card: #FFFFFF; --ink: #211C17; --ink-2: #6B6259; --line: #E9E3DB; --accent: ${accent}; --accent-soft: ${accentSoft};
  --good: #2F7D4F; --good-soft: #E7F3EB; --warn: #8A5300; --warn-soft: #FFF3DC; --quiet: #F3EFE9; --focus: #2F6FED;
}
* { box-sizing: border-box; margin: 0 }
body { background: var(--paper); color: var(--ink); font: 17px/1.5 Pretendard, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', sans-serif;
  letter-spacing: -0.01em; font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100% }
main { max-width: 1200px; margin: 0 auto; padding: 24px }
header { display: flex; align-items: baseline; gap: 12px; padding: 24px 0 16px }
h1 { font-size: 32px; line-height: 1.25; font-weight: 700 }
header p { color: var(--ink-2); flex: 1 }
button, input { font: inherit; letter-spacing: inherit; min-height: 44px; border-radius: 14px; padding: 8px 16px }
button { border: 1px solid var(--line); background: var(--card); color: var(--ink); font-weight: 600; cursor: pointer; white-space: nowrap }
button:hover { background: var(--quiet) }
button.primary { background: var(--accent); border-color: var(--accent); color: #FFFFFF }
button.primary:hover { filter: brightness(0.94) }
button.plain { border-color: transparent; background: none; color: var(--ink-2) }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }
.notice { background: var(--warn-soft); color: var(--warn); border-radius: 14px; padding: 12px 16px; margin-bottom: 16px }
.orders { display: grid; gap: 12px; padding: 0; list-style: none }
.order { display: grid; grid-template-columns: 176px minmax(0, 1fr) 176px 96px 330px; gap: 4px 24px; align-items: center; background: var(--card);
  border: 1px solid var(--line); border-radius: 20px; padding: 16px 24px; box-shadow: 0 1px 2px rgb(33 28 23 / 4%) }
.order.over { background: none; box-shadow: none; color: var(--ink-2) }
.number { font-size: 19px; font-weight: 700; white-space: nowrap }
.small { font-size: 15px; color: var(--ink-2) }
.memo { grid-column: 1 / -1; font-size: 15px; color: var(--ink-2); border-top: 1px solid var(--line); margin-top: 8px; padding-top: 12px; white-space: pre-line }
.total { font-size: 19px; font-weight: 700 }
.state { justify-self: start; border-radius: 999px; padding: 4px 12px; font-size: 15px; font-weight: 600; background: var(--quiet); color: var(--ink-2); white-space: nowrap }
.state.received { background: var(--accent-soft); color: var(--accent) }
.state.ready, .state.shipped { background: var(--good-soft); color: var(--good) }
.state.printing, .state.paid, .state.checked { background: var(--quiet); color: var(--ink) }
.state.problem { background: var(--warn-soft); color: var(--warn) }
.moves { display: flex; gap: 8px; justify-content: flex-end; position: relative }
details { position: relative }
summary { list-style: none; min-height: 44px; min-width: 44px; display: grid; place-items: center; border-radius: 14px; cursor: pointer; color: var(--ink-2); font-weight: 600 }
summary::-webkit-details-marker { display: none }
summary:hover { background: var(--quiet) }
details form { position: absolute; right: 0; top: 48px; z-index: 1; display: grid; gap: 4px; background: var(--card); border: 1px solid var(--line);
  border-radius: 14px; padding: 8px; box-shadow: 0 8px 24px rgb(33 28 23 / 14%) }
.moves > form { display: flex; gap: 8px }
.empty { text-align: center; color: var(--ink-2); padding: 96px 0; font-size: 19px }
.login { max-width: 400px; margin: 12vh auto 0; display: grid; gap: 16px }
.login form { display: grid; gap: 12px; background: var(--card); border: 1px solid var(--line); border-radius: 20px; padding: 24px }
.login input { border: 1px solid var(--line); background: var(--paper); width: 100% }
@media (max-width: 1000px) {
  main { padding: 16px }
  .order { grid-template-columns: minmax(0, 1fr) auto; padding: 16px }
  .order .state { justify-self: end; grid-row: 1; grid-column: 2 }
  .order .money { justify-self: end; text-align: right }
  .moves { grid-column: 1 / -1; justify-content: stretch; margin-top: 8px }
  .moves > form { flex: 1 } .moves > form button { flex: 1 }
}
`
}
