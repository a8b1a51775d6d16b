// The counter's own script: new orders appear by themselves, with a sound and a number in the tab's title. Without it every
// page works by reloading.

const soundLabel = document.querySelector('.sound')
const soundSwitch = document.querySelector('#sound')
const arrived = document.querySelector('#arrived')
const soundHint = document.querySelector('#sound-hint')
const plainTitle = document.title
const SILENCE_MS = 45_000
const RETRY_MS = 5000
const isOrderList = () => document.querySelector('#orders') !== null

// ── The sound: browsers allow it after the first tap only. ──

const SOUND = 'studio-console.sound'
let audio

function isSoundOn() {
  return localStorage.getItem(SOUND) !== 'off'
}

function unlockSound() {
  showHint()
  if (!isSoundOn()) return
  audio ??= new AudioContext()
  if (audio.state === 'suspended') void audio.resume()
}

function showHint() {
  soundHint.hidden = !isSoundOn() || navigator.userActivation?.hasBeenActive !== false
}

function ring() {
  if (!isSoundOn() || audio?.state !== 'running') return
  // Two soft notes, the second higher: heard over a printer, and no alarm.
  for (const [index, pitch] of [659.25, 987.77].entries()) {
    const at = audio.currentTime + index * 0.18
    const tone = new OscillatorNode(audio, { type: 'sine', frequency: pitch })
    const loudness = new GainNode(audio, { gain: 0 })
    loudness.gain.setValueAtTime(0, at)
    loudness.gain.linearRampToValueAtTime(0.35, at + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.9)
    tone.connect(loudness).connect(audio.destination)
    tone.start(at)
    tone.stop(at + 1)
  }
  document.documentElement.dataset.rang = String(Number(document.documentElement.dataset.rang ?? 0) + 1)
}

if (soundLabel && soundSwitch) {
  soundLabel.hidden = false
  soundSwitch.checked = isSoundOn()
  showHint()
  soundSwitch.addEventListener('change', () => {
    localStorage.setItem(SOUND, soundSwitch.checked ? 'on' : 'off')
    unlockSound()
    ring()
  })
  for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, unlockSound, { passive: true })
}

// ── How many orders have come that nobody has looked at yet. ──

const SEEN = 'studio-console.seen'

function showBadge(count) {
  document.title = count > 0 ? `(${count}) ${plainTitle}` : plainTitle
  if (!arrived) return
  arrived.hidden = count === 0 || renewButton?.hidden === false
  if (count === 0) arrived.replaceChildren()
  else arrived.replaceChildren(`새 주문이 ${count}건 왔어요. `, ...(isOrderList() ? [] : [linkTo('/console', '보러 가기')]))
}

function linkTo(path, text) {
  const link = document.createElement('a')
  link.href = path
  link.textContent = text
  return link
}

const HEARD = 'studio-console.heard'
let seen
let heard

/** `count`: how many orders the studio has ever received. */
function countOrders(count) {
  if (heard === undefined) {
    heard = Math.min(count, Number(sessionStorage.getItem(HEARD) ?? count))
    // Whoever opens the list sees what was announced before.
    seen = isOrderList() ? heard : Math.min(heard, Number(sessionStorage.getItem(SEEN) ?? count))
  }
  const isNew = count > heard
  keepCounts(seen, count)
  showBadge(count - seen)
  if (isNew) ring()
}

function keepCounts(newSeen, newHeard) {
  seen = newSeen
  heard = newHeard
  sessionStorage.setItem(SEEN, String(seen))
  sessionStorage.setItem(HEARD, String(heard))
}

/** Somebody sits before the list: what has come in is seen. */
function markSeen() {
  if (heard === undefined || heard === seen || !isOrderList()) return
  keepCounts(heard, heard)
  showBadge(0)
  for (const item of document.querySelectorAll('.fresh')) item.classList.remove('fresh')
}
for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, markSeen, { passive: true })

// ── The page as it stands at the server, laid over what is shown. ──

let changed = 0
let isRefreshing = false
let shownContent = ''

// ── Nothing moves under a finger. ──

const REST_MS = 1500
const SCROLLED_PX = 40
const renewButton = document.querySelector('#renew')
let isPressed = false
let tappedAt = Number.NEGATIVE_INFINITY
let wait

for (const event of ['pointerdown', 'pointerup', 'pointercancel', 'keydown'])
  document.addEventListener(
    event,
    () => {
      if (event !== 'keydown') isPressed = event === 'pointerdown'
      tappedAt = performance.now()
    },
    { passive: true, capture: true },
  )

function isAtRest() {
  return !isPressed && performance.now() - tappedAt >= REST_MS
}

/** Looks again once nobody has touched the page for a moment. */
function refreshAtRest() {
  clearTimeout(wait)
  wait = setTimeout(() => void refresh(), REST_MS)
}

const numbersOf = (live) => [...live.querySelectorAll('[data-number]')].map((item) => item.dataset.number)

/** Whether rows would stand elsewhere; says how many orders are new. */
function compareRows(live, fresh) {
  const [before, after] = [numbersOf(live), numbersOf(fresh)]
  const isShifted = before.join() !== after.join()
  return { isShifted, added: after.filter((number) => !before.includes(number)).length }
}

function showRenew(added) {
  if (!renewButton) return
  renewButton.textContent = added > 0 ? `새 주문 ${added}건 보기` : '목록이 바뀌었어요. 새로 보기'
  renewButton.hidden = false
  arrived.hidden = true
}

renewButton?.addEventListener('click', () => {
  scrollTo({ top: 0 })
  void refresh({ isAsked: true })
})

// Back at the top nobody reads further down any more.
addEventListener('scroll', () => renewButton?.hidden === false && scrollY <= SCROLLED_PX && refreshAtRest(), { passive: true })

/** Whether what has come has to wait: announced where rows would move, else until the page is at rest. */
function mustWait(live, fresh) {
  const { isShifted, added } = compareRows(live, fresh)
  const isReading = isShifted && scrollY > SCROLLED_PX
  if (isAtRest() && !isReading) return false
  if (isShifted) showRenew(added)
  if (!isAtRest()) refreshAtRest()
  return true
}

/** Whether renewing the page now would take something out of somebody's hands. */
function isBusy() {
  const focused = document.activeElement
  const isTyping = focused?.matches('main textarea, main input, main select') && focused.closest('[data-live]')
  const isFilled = [...document.querySelectorAll('[data-live] textarea')].some((field) => field.value !== field.defaultValue)
  return Boolean(isTyping || isFilled || document.querySelector('[data-live] details.moves-aside[open]'))
}

let isAskedFor = false

async function refresh({ isAsked = false } = {}) {
  changed += 1
  isAskedFor ||= isAsked
  if (isRefreshing) return
  isRefreshing = true
  try {
    for (let done = 0; done < changed; ) {
      done = changed
      await renewLivePart()
    }
    changed = 0
  } finally {
    isRefreshing = false
  }
}

async function renewLivePart() {
  const live = document.querySelector('[data-live]')
  if (!live) return
  const response = await fetch(live.dataset.live, { headers: { accept: 'text/html' } })
  if (response.redirected || !response.ok) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('[data-live]')
  if (!fresh || contentOf(fresh) === shownContent) return
  if (isBusy()) return showStale(live)
  if (!isAskedFor && mustWait(live, fresh)) return
  isAskedFor = false
  if (renewButton) renewButton.hidden = true
  const known = new Set([...live.querySelectorAll('[data-number]:not(.fresh)')].map((item) => item.dataset.number))
  const focusedId = live.contains(document.activeElement) ? document.activeElement.id : ''
  shownContent = contentOf(fresh)
  live.replaceWith(document.adoptNode(fresh))
  for (const item of fresh.querySelectorAll('[data-number]')) item.classList.toggle('fresh', !known.has(item.dataset.number))
  if (focusedId) document.getElementById(focusedId)?.focus()
}

/** What is shown as the server sent it, but for what is new each time: the ids of its forms. */
function contentOf(live) {
  return live.innerHTML.replace(/name="once" value="[^"]*"/g, '')
}

function showStale(live) {
  const stale = live.querySelector('.stale')
  if (stale) stale.hidden = false
}

// ── The stream of the studio's changes; the browser opens it again by itself. ──

if (soundLabel) {
  const first = document.querySelector('[data-live]')
  if (first) shownContent = contentOf(first)
  listen()
  // A tablet that wakes up shows what has come meanwhile.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void refresh())
  addEventListener('pageshow', (event) => event.persisted && location.reload())
}

function listen() {
  const stream = new EventSource('/console/events')
  const line = document.querySelector('#line')
  let isFirst = true
  let silence

  // A line can be dead without anyone noticing; the server says something every 15 s.
  function hear() {
    line.hidden = true
    clearTimeout(silence)
    silence = setTimeout(() => {
      line.hidden = false
      stream.close()
      listen()
    }, SILENCE_MS)
  }

  stream.addEventListener('open', hear)
  stream.addEventListener('beat', hear)
  stream.addEventListener('message', (event) => {
    hear()
    countOrders(JSON.parse(event.data).received)
    // The page is as new as the first event, but for what came while it was on its way.
    if (!isFirst || document.visibilityState === 'visible') void refresh()
    isFirst = false
  })
  stream.addEventListener('error', () => {
    line.hidden = false
    if (stream.readyState !== EventSource.CLOSED) return
    // Refused, not cut: most likely nobody is signed in any more, and that page says so.
    clearTimeout(silence)
    // The login leads back here.
    const here = document.querySelector('[data-live]')?.dataset.live ?? '/console'
    setTimeout(() => (isBusy() ? listen() : location.assign(here)), RETRY_MS)
  })
}

// ── A form that is on its way is not sent again. ──

document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.dataset.sent) return event.preventDefault()
  if (form.method !== 'post') return
  form.dataset.sent = 'yes'
  keepWritten(form)
})

// ── What was written outlives a session that has ended meanwhile: it is there again after the login. ──

const WRITTEN = 'studio-console.written'

function keepWritten(form) {
  const areas = [...form.querySelectorAll('textarea')].filter(({ value }) => value !== '')
  if (areas.length === 0) return
  const fields = areas.map(({ id, value }) => ({ id, value }))
  sessionStorage.setItem(WRITTEN, JSON.stringify({ page: new URL(form.action).pathname, fields }))
}

/** Only what has led to the login comes back: a page that says what was done, or why it was not, needs it no more. */
function bringBackWritten() {
  const { page = '', fields = [] } = JSON.parse(sessionStorage.getItem(WRITTEN) ?? '{}')
  sessionStorage.removeItem(WRITTEN)
  if (!page.startsWith(`${location.pathname}/`) || new URLSearchParams(location.search).has('said')) return
  for (const { id, value } of fields) {
    const area = document.getElementById(id)
    if (area?.value !== '') continue
    area.value = value
    area.closest('details')?.setAttribute('open', '')
  }
}
bringBackWritten()

// ── The way back from an order leads to the list as it was. ──

const LIST = 'studio-console.list'
const listShown = document.querySelector('#orders')?.dataset.live
if (listShown) sessionStorage.setItem(LIST, listShown)
const wayBack = sessionStorage.getItem(LIST)
if (wayBack) for (const link of document.querySelectorAll('.back')) link.href = wayBack

// ── A step can be taken back for a minute. ──

const UNDO_MS = 60_000
const undo = document.querySelector('.undo')
if (undo) setTimeout(() => undo.remove(), UNDO_MS)
document.addEventListener('click', (event) => {
  if (event.target.closest?.('[data-print]')) print()
})
