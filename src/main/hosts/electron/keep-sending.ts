import { app, type BrowserWindow, dialog, Menu, powerMonitor, Tray } from 'electron'
import type { Log, Notice } from '#core/host.ts'
import type { AppEvent, Job } from '#shared/contract/jobs.ts'
import type { Messages } from '#shared/messages/index.ts'
import type { Attention } from '#shared/orders/order-state.ts'

export type KeepSendingParts = {
  window: BrowserWindow
  studioName: string
  /** Path of the icon in the tray. */
  icon: string
  /** How many orders go, or will by themselves as soon as they can. */
  onItsWay(): number
  /** All that happens, until the program ends. */
  events(): AsyncIterable<AppEvent>
  /** Tries at once what waits for a better line. */
  wake(): void
  /** Why an order stands still; null where it does not. */
  attentionOf(orderId: string): Promise<Attention | null>
  notify(notice: Notice): void
  /** In the language of the app as it is now. */
  messages(): Messages
  log: Log
}

/**
 * An order goes on without its window: closing hides it into the tray, and the program ends by itself once the studio has all.
 * Whoever ends the program meanwhile is told what becomes of the order.
 */
export function keepSending(parts: KeepSendingParts): void {
  const { window, onItsWay, messages, log } = parts
  let ending = false
  let tray: Tray | undefined
  /** Whether an order waits for an answer that only the customer can give. */
  let isAsking = false

  const end = () => {
    ending = true
    app.quit()
  }
  const showWindow = () => {
    window.show()
    window.focus()
  }
  const hideWindow = () => {
    window.hide()
    tray ??= createTray(parts, { show: showWindow, quit: () => app.quit() })
  }

  window.on('close', (event) => {
    if (ending || onItsWay() === 0) return
    event.preventDefault()
    hideWindow()
  })
  // By the tray, or a second start.
  window.on('show', () => {
    isAsking = false
    tray?.destroy()
    tray = undefined
  })
  // A click on the dock of macOS.
  app.on('activate', showWindow)
  app.on('before-quit', (event) => {
    if (ending || onItsWay() === 0) return
    event.preventDefault()
    void askWhetherToEnd(window, messages()).then((sure) => sure && end())
  })
  // The computer goes down: nobody is there to be asked, and the order goes on at the next start.
  powerMonitor.on('shutdown', end)
  powerMonitor.on('resume', parts.wake)

  void followSending(parts, {
    show: (job) => {
      window.setProgressBar(job ? partOf(job) : -1)
      tray?.setToolTip(job ? describeSending(job, parts) : parts.studioName)
    },
    ended: async (job) => {
      if (!tray) return
      isAsking = (await tellEnd(job, parts)) || isAsking
      if (tray && !isAsking && onItsWay() === 0) end()
    },
  }).catch((error: unknown) => log.error('the tray no longer knows how orders fare', error))
}

function createTray({ icon, studioName, messages }: KeepSendingParts, does: { show(): void; quit(): void }): Tray {
  const { background } = messages()
  const tray = new Tray(icon)
  tray.setToolTip(studioName)
  tray.on('click', does.show)
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: background.open(studioName), click: does.show },
      { label: background.quit(studioName), click: does.quit },
    ]),
  )
  return tray
}

async function askWhetherToEnd(window: BrowserWindow, { background }: Messages): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: background.stillSending,
    detail: background.goesOnLater,
    buttons: [background.keepSending, background.endNow],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}

/** Says how an order ended that nobody watched; whether it waits for the customer now. */
async function tellEnd({ orderId, state }: Job, { attentionOf, notify, messages, studioName }: KeepSendingParts): Promise<boolean> {
  if (orderId === null) return false
  const { background, orders } = messages()
  if (state === 'done') notify({ title: studioName, body: background.received, orderId })
  if (state !== 'failed') return false
  const attention = await attentionOf(orderId)
  if (attention === null || attention === 'waiting' || attention === 'paused') return false
  notify({ title: orders.attention[attention], body: background.needsYou, orderId })
  return true
}

async function followSending(
  { events }: KeepSendingParts,
  tell: { show(job: Job | null): void; ended(job: Job): Promise<void> },
): Promise<void> {
  const running = new Map<string, Job>()
  for await (const event of events()) {
    if (event.type !== 'job' || event.job.kind !== 'send-order') continue
    const { job } = event
    if (job.state === 'running') running.set(job.jobId, job)
    else running.delete(job.jobId)
    tell.show([...running.values()].at(-1) ?? null)
    if (job.state !== 'running') await tell.ended(job)
  }
}

/** Of a whole; more than 1 is a bar without an end, for what nobody has counted yet. */
function partOf({ bytesDone, bytesTotal }: Job): number {
  return bytesTotal > 0 ? bytesDone / bytesTotal : 2
}

function describeSending(job: Job, { studioName, messages }: KeepSendingParts): string {
  const { jobs, format } = messages()
  const facts = [
    `${jobs.running['send-order']} ${jobs.progress(job.done, job.total)}`,
    job.bytesTotal > 0 ? `${format.bytes(job.bytesDone)} / ${format.bytes(job.bytesTotal)}` : '',
    job.bytesPerSecond === null ? '' : jobs.bytesPerSecond(format.bytes(job.bytesPerSecond)),
    job.remainingMs === null ? '' : format.timeLeft(job.remainingMs),
  ]
  return [studioName, facts.filter(Boolean).join(' · ')].join('\n')
}
