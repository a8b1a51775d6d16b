import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, type BrowserWindow, dialog, session } from 'electron'
import { createCore } from '#core/create-core.ts'
import type { Log } from '#core/host.ts'
import { createHandler } from '#http/create-handler.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { messages } from '#shared/messages/index.ts'
import { setAppMenu } from './app-menu.ts'
import { APP_ORIGIN, registerAppScheme, serveAppScheme } from './app-scheme.ts'
import { handleBridge } from './bridge-handlers.ts'
import { closeBeforeQuit } from './close-before-quit.ts'
import { createLog } from './create-log.ts'
import { keepSending } from './keep-sending.ts'
import { type AppPlaces, locateApp } from './locate-app.ts'
import { lockNavigation } from './lock-navigation.ts'
import { lockSession } from './lock-session.ts'
import { createNotifier } from './notify.ts'
import { createLinkOpener } from './open-link.ts'
import { openWindow } from './open-window.ts'
import { createSecrets } from './secrets.ts'
import { claimSingleInstance } from './single-instance.ts'
import { createProcessStarter } from './start-process.ts'

/** The whole life of the desktop app. Its first line must run before the app is ready. */
export async function runApp(argv: readonly string[]): Promise<void> {
  registerAppScheme()
  let log: Log | undefined
  try {
    const places = await locateApp(argv)
    let window: BrowserWindow | undefined
    if (!claimSingleInstance(() => window)) return app.quit()
    log = createLog(places.dataDir)
    await app.whenReady()
    window = await startApp(places, log)
  } catch (error) {
    log?.error('the program could not start', error)
    // Errors of ours say in Korean what happened and what to do; the rest becomes the sentence for "inside the program".
    const { message } = error instanceof AppError ? error : new AppError('INTERNAL', {})
    dialog.showErrorBox('프로그램을 시작하지 못했어요', message)
    app.exit(1)
  }
}

async function startApp(places: AppPlaces, log: Log): Promise<BrowserWindow> {
  const { dataDir, resourcesDir, studioId, studioServer } = places
  const devTools = !app.isPackaged
  const downloadsDir = app.getPath('downloads')
  const icon = join(resourcesDir, 'icons', 'icon.png')
  let window: BrowserWindow | undefined
  const notify = createNotifier(() => window, icon)
  const core = await createCore({
    dataDir,
    resourcesDir,
    studioId,
    log,
    downloadsDir,
    startProcess: createProcessStarter(places.mainDir),
    workerScript: (entry) => pathToFileURL(join(places.mainDir, `${entry}-worker.js`)),
    secrets: await createSecrets(dataDir, log),
    notify,
    ...(studioServer && { studioServer }),
  })
  closeBeforeQuit(core, log)

  const { profile } = core.brand
  const openLink = createLinkOpener(profile)
  lockSession(session.defaultSession)
  app.on('web-contents-created', (_event, contents) => lockNavigation(contents, openLink))
  serveAppScheme(createHandler(core, { rendererDir: places.rendererDir, origin: APP_ORIGIN }))
  setAppMenu(profile.name, { isMac: process.platform === 'darwin', devTools })

  window = openWindow({ title: profile.name, preload: places.preload, icon, dataDir, devTools, log })
  handleBridge({
    window,
    photoPath: core.photoPath,
    openLink,
    paymentLink: async (orderId) => (await core.orders.get(orderId)).studioPayment?.link ?? null,
    downloadsDir,
  })
  keepSending({
    window,
    studioName: profile.name,
    icon,
    onItsWay: core.orders.onItsWay,
    events: core.jobs.events,
    wake: core.orders.wake,
    attentionOf: async (orderId) => (await core.orders.get(orderId)).attention,
    notify: (notice) => core.settings.get().notifications && notify(notice),
    messages: () => messages[core.settings.get().locale],
    log,
  })
  core.resumeWork()
  return window
}
