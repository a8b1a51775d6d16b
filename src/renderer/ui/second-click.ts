/** What is pressed as one thing, whatever is drawn in it. */
const PRESSED_AS_ONE = 'button, a, label, select, input, textarea, summary, [role="option"], [role="slider"], [data-zoomed], dialog'

/** What a second click at once would take back or do twice. All else, such as steppers and arrows, takes every click. */
const PRESSED_ONCE = [
  '[data-once]',
  'a[href]',
  'summary',
  'label:has(input[type="checkbox"])',
  'input[type="checkbox"]',
  ':not(input)[aria-expanded]',
  '[aria-pressed]',
  '[aria-haspopup]',
  '[role="option"]',
  '[role="switch"]',
].join()

/**
 * Many people double-click everything. The second click of a pair is kept from what the first one brought to the same point, such
 * as what lay behind a dialog that closed, and from undoing the first. Keys are not concerned: their clicks are not counted.
 */
export function guardSecondClicks(): void {
  let first: Element | null = null
  let kept = false
  // What lies under a still pointer is another thing after turning the wheel.
  let turned = false

  const press = (event: MouseEvent) => {
    const pressed = event.target instanceof Element ? pressedAsOne(event.target) : null
    if (event.detail <= 1 || turned) {
      first = pressed
      kept = false
      turned = false
      return
    }
    kept = pressed?.matches(PRESSED_ONCE) === true || (pressed !== first && !isNextOfList(first, pressed))
    if (!kept) first = pressed
    // The focus stays where the first click has put it, such as in a menu.
    if (kept) swallow(event)
  }
  const click = (event: MouseEvent) => {
    if (kept && event.detail > 1) swallow(event)
  }

  window.addEventListener(
    'wheel',
    () => {
      turned = true
    },
    { capture: true, passive: true },
  )
  window.addEventListener('mousedown', press, true)
  window.addEventListener('click', click, true)
  window.addEventListener('dblclick', click, true)
}

/** What moved up under the pointer when the first click took its like away: the × of the next tag. */
function isNextOfList(first: Element | null, pressed: Element | null): boolean {
  const look = pressed?.getAttribute('class')
  return look != null && look !== '' && look === first?.getAttribute('class')
}

function pressedAsOne(target: Element): Element {
  return target.closest(PRESSED_AS_ONE) ?? target
}

function swallow(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}
