import { EventEmitter, on } from 'node:events'
import { beforeEach, expect, test } from 'vitest'
import type { AppEvent, Job } from '#shared/contract/jobs.ts'
import { messages } from '#shared/messages/index.ts'
import type { Attention } from '#shared/orders/order-state.ts'
import { app, asElectron, BrowserWindow, dialog, powerMonitor, resetElectron, Tray } from '#tests/fakes/electron.ts'
import { keepSending } from './keep-sending.ts'

let window: BrowserWindow
let events: EventEmitter
let onItsWay: number
let wakes: number
let attention: Attention | null
let notices: string[]

beforeEach(() => {
  resetElectron()
  window = new BrowserWindow()
  events = new EventEmitter()
  onItsWay = 0
  wakes = 0
  attention = null
  notices = []
  keepSending({
    window: asElectron(window),
    studioName: '한빛사진관',
    icon: '/icon.png',
    onItsWay: () => onItsWay,
    events: async function* () {
      for await (const [event] of on(events, 'event')) yield event as AppEvent
    },
    wake: () => void wakes++,
    attentionOf: async () => attention,
    notify: ({ title, body, orderId }) => notices.push(`${title}: ${body} (${orderId})`),
    messages: () => messages.ko,
    log: { info() {}, warn() {}, error() {} },
  })
})

const job: Job = {
  jobId: 'j',
  kind: 'send-order',
  state: 'running',
  done: 3,
  total: 6,
  bytesDone: 12_000_000,
  bytesTotal: 30_000_000,
  startedAt: '2026-11-22T00:00:00.000Z',
  remainingMs: 120_000,
  bytesPerSecond: 1_200_000,
  orderId: 'o',
}

/** Says what a job does and waits until it has been heard. */
async function tell(changes: Partial<Job>): Promise<void> {
  events.emit('event', { type: 'job', job: { ...job, ...changes } } satisfies AppEvent)
  await new Promise(setImmediate)
}

/** What becomes of an attempt to end the program. */
async function quit(button: number): Promise<boolean> {
  dialog.button = button
  let kept = false
  app.emit('before-quit', { preventDefault: () => (kept = true) })
  await new Promise(setImmediate)
  return !kept
}

test('with nothing on its way the window closes, and the program may end', async () => {
  expect(window.close()).toBe(true)
  expect(await quit(0)).toBe(true)
  expect([Tray.all, dialog.messages]).toEqual([[], []])
})

test('with an order on its way the window only hides, and a click in the tray brings it back', () => {
  onItsWay = 1
  expect(window.close()).toBe(false)
  expect(window.did).toEqual(['hide'])
  expect(Tray.all.map(({ icon, menu }) => [icon, menu.map(({ label }) => label)])).toEqual([
    ['/icon.png', ['한빛사진관 열기', '한빛사진관 끝내기']],
  ])
  Tray.all[0]?.emit('click')
  expect(window.did).toEqual(['hide', 'show', 'focus'])
  expect(Tray.all[0]?.destroyed).toBe(true)
})

test('the dock and the tray tell how far it has come', async () => {
  onItsWay = 1
  window.close()
  await tell({})
  expect(window.did.at(-1)).toBe('progress 0.4')
  expect(Tray.all[0]?.toolTip).toBe('한빛사진관\n주문 보내는 중 3 / 6장 · 12.0MB / 30.0MB · 1.2MB/초 · 2분 남음')
  await tell({ state: 'done' })
  expect(window.did.at(-1)).toBe('progress -1')
})

test('hidden, the program ends once nothing is on its way, and not before', async () => {
  onItsWay = 2
  window.close()
  await tell({})
  onItsWay = 1
  await tell({ state: 'done' })
  expect(app.exits).toEqual([])
  onItsWay = 0
  await tell({ jobId: 'k', state: 'done' })
  expect(app.exits).toEqual(['quit'])
  expect(await quit(0)).toBe(true)
})

test('hidden, it says that the studio has an order', async () => {
  onItsWay = 1
  window.close()
  await tell({ state: 'done' })
  expect(notices).toEqual(['한빛사진관: 사진관이 주문을 모두 받았어요. (o)'])
})

test.each(['price-changed', 'source-changed', 'refused'] as const)(
  'hidden, an order that is %s is told, and the program waits for an answer',
  async (why) => {
    onItsWay = 1
    window.close()
    attention = why
    onItsWay = 0
    await tell({ state: 'failed' })
    expect(notices).toHaveLength(1)
    expect(app.exits).toEqual([])
    window.show()
    expect(Tray.all[0]?.destroyed).toBe(true)
  },
)

test('hidden, an order that only waits for the line is not told', async () => {
  onItsWay = 1
  window.close()
  attention = 'waiting'
  await tell({ state: 'failed' })
  expect([notices, app.exits]).toEqual([[], []])
})

test('a click on the dock brings the window back', () => {
  onItsWay = 1
  window.close()
  app.emit('activate')
  expect(window.did).toEqual(['hide', 'show', 'focus'])
})

test('shown, it stays when the last order has gone', async () => {
  onItsWay = 1
  await tell({})
  onItsWay = 0
  await tell({ state: 'done' })
  expect(app.exits).toEqual([])
})

test('who ends it meanwhile is asked', async () => {
  onItsWay = 1
  expect(await quit(0)).toBe(false)
  expect([dialog.messages, app.exits]).toEqual([['주문을 아직 보내고 있어요'], []])
  expect(await quit(1)).toBe(false)
  expect(app.exits).toEqual(['quit'])
  expect(await quit(0)).toBe(true)
})

test('a computer that goes down asks nobody, and one that wakes up sends on', async () => {
  onItsWay = 1
  powerMonitor.emit('resume')
  expect(wakes).toBe(1)
  powerMonitor.emit('shutdown')
  expect(app.exits).toEqual(['quit'])
  expect(window.close()).toBe(true)
  expect(dialog.messages).toEqual([])
})
