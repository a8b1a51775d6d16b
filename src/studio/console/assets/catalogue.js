// The catalogue's editor without leaving the page: rows come and go where they stand, prices are reckoned while typing, and what is
// typed outlives a closed page. Without it every button works by sending the form.

const KEPT = 'studio-console.catalogue'
const PAUSE_MS = 400
const kept = document.querySelector('#kept')
let typed = 0
let timer

const formNow = () => document.querySelector('#catalogue')
const contentOf = (form) => new URLSearchParams([...new FormData(form)].filter(([name]) => name !== 'once')).toString()

function keepTyped() {
  sessionStorage.setItem(KEPT, contentOf(formNow()))
}

/** What the server makes of the form; nothing where it can't be reached. */
async function ask(body, onSignedOut = () => undefined) {
  const response = await fetch('/console/catalogue', { method: 'POST', body }).catch(() => undefined)
  if (response?.redirected) onSignedOut(response.url)
  if (!response?.ok || response.redirected) return
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}

function askFor(wish, onSignedOut) {
  const body = new URLSearchParams([...new FormData(formNow())])
  body.set('do', wish)
  return ask(body, onSignedOut)
}

/** Puts the server's form in place of the one that is shown, folded as it was. */
function showForm(page) {
  const fresh = page.querySelector('#catalogue')
  if (!fresh) return
  const open = [...document.querySelectorAll('#catalogue details[open]')].map(({ id }) => id)
  const top = scrollY
  const inHand = document.activeElement?.id
  formNow().replaceWith(document.adoptNode(fresh))
  for (const id of open) {
    const fold = document.getElementById(id)
    if (fold) fold.open = true
  }
  scrollTo(0, top)
  const wanted = fresh.querySelector('[autofocus]') ?? (inHand ? document.getElementById(inHand) : null)
  wanted?.focus()
  watchForm()
}

async function doRow(wish) {
  keepTyped()
  for (;;) {
    const before = typed
    // Where nobody is signed in any more, what is typed waits until somebody is.
    const page = await askFor(wish, (login) => location.assign(login))
    if (!page) return
    // What was typed meanwhile comes along.
    if (before !== typed) continue
    showForm(page)
    return keepTyped()
  }
}

async function renewResult() {
  const before = typed
  const page = await askFor('look')
  const fresh = page?.querySelector('[data-result]')
  if (fresh && before === typed) document.querySelector('[data-result]')?.replaceWith(document.adoptNode(fresh))
}

/** The pixels go along with the millimetres as long as they are those of 300 dpi. */
function proposePixels(field) {
  const match = /^(products\.\d+\.(?:short|long))Mm$/.exec(field.name)
  const pixels = match && document.getElementsByName(`${match[1]}Px`)[0]
  if (!pixels) return
  const was = Number(field.dataset.was ?? field.defaultValue)
  const isProposed = pixels.value === '' || Math.abs(Number(pixels.value) / ((was / 25.4) * 300) - 1) < 0.03
  const now = Number(field.value)
  if (!isProposed || !(now > 0)) return
  pixels.value = String(Math.round((now / 25.4) * 300))
  field.dataset.was = field.value
}

function watchForm() {
  const form = formNow()
  form.addEventListener('input', (event) => {
    typed += 1
    if (event.target !== form) proposePixels(event.target)
    keepTyped()
    clearTimeout(timer)
    timer = setTimeout(() => void renewResult(), PAUSE_MS)
  })
  form.addEventListener('submit', (event) => {
    const wish = event.submitter?.value ?? 'look'
    if (['save', 'keep', 'edit'].includes(wish)) return
    event.preventDefault()
    event.stopPropagation()
    clearTimeout(timer)
    void doRow(wish)
  })
}

/** What was typed before this page was left, by mistake or since nobody was signed in any more. */
function offerKept() {
  const form = formNow()
  if (form.dataset.state !== 'fresh') return form.classList.contains('catalogue') ? keepTyped() : undefined
  if (new URLSearchParams(location.search).has('said')) sessionStorage.removeItem(KEPT)
  const text = sessionStorage.getItem(KEPT)
  if (!kept || text === null || text === contentOf(form)) return
  kept.hidden = false
  document.querySelector('#drop-kept').addEventListener('click', () => {
    sessionStorage.removeItem(KEPT)
    kept.hidden = true
  })
  document.querySelector('#take-kept').addEventListener('click', async () => {
    const body = new URLSearchParams(text)
    body.set('do', 'look')
    const page = await ask(body)
    if (!page) return
    kept.hidden = true
    showForm(page)
  })
}

if (formNow()) {
  offerKept()
  if (formNow().classList.contains('catalogue')) {
    watchForm()
    // Somebody may have typed before this script was there.
    const isTyped = [...formNow().elements].some(({ value, defaultValue }) => defaultValue !== undefined && value !== defaultValue)
    if (isTyped) formNow().dispatchEvent(new Event('input'))
  }
}
