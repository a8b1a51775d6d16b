// Stands in for the module `electron`: as much of it as the Electron host uses, held to Electron's own types, remembering what
// it was asked. Plain TypeScript without a test runner, so that a packaged bundle can be loaded against it as well.
import { EventEmitter } from 'node:events'

type Listener = (...args: never[]) => unknown
/** What a fake has beside Electron's own members: what it was asked, and what it shall answer. */
type Extra = Record<string, unknown>

class FakeApp extends EventEmitter {
  isPackaged = false
  appPath = '/app'
  hasLock = true
  readonly paths = new Map<string, string>([['userData', '/user-data']])
  readonly exits: (number | 'quit')[] = []

  getAppPath = () => this.appPath
  getPath = (name: string) => this.paths.get(name) ?? ''
  setPath = (name: string, path: string) => void this.paths.set(name, path)
  whenReady = async () => {}
  requestSingleInstanceLock = () => this.hasLock
  quit = () => void this.exits.push('quit')
  exit = (code = 0): void => {
    this.exits.push(code)
    this.emit('exited', code)
  }
}

export const app = new FakeApp() satisfies Pick<
  Electron.App,
  'isPackaged' | 'getAppPath' | 'getPath' | 'setPath' | 'whenReady' | 'requestSingleInstanceLock' | 'quit' | 'exit'
>

export class FakeWebContents extends EventEmitter {
  windowOpenHandler: ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | undefined
  reloads = 0
  printOutcome: [boolean, string] = [true, '']
  readonly mainFrame = { parent: null, url: 'app://app/' }

  setWindowOpenHandler = (handler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) => {
    this.windowOpenHandler = handler
  }
  reload = () => void this.reloads++
  readonly sentToPage: unknown[][] = []
  send = (...message: [channel: string, ...args: unknown[]]) => void this.sentToPage.push(message)
  printToPDF = async (_options?: Electron.PrintToPDFOptions): Promise<Buffer> => Buffer.from('%PDF-1.7')
  print = (_options?: Electron.WebContentsPrintOptions, done?: (success: boolean, failureReason: string) => void) => {
    done?.(...this.printOutcome)
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = []
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly webContents = new FakeWebContents()
  readonly did: string[] = []
  minimized = false
  maximized = false
  bounds = { x: 0, y: 0, width: 1280, height: 860 }

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    this.options = options
    BrowserWindow.all.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  isMinimized = () => this.minimized
  isMaximized = () => this.maximized
  getNormalBounds = () => this.bounds
  restore = () => void this.did.push('restore')
  maximize = () => void this.did.push('maximize')
  show = () => {
    this.did.push('show')
    this.emit('show')
  }
  hide = () => void this.did.push('hide')
  setProgressBar = (part: number) => void this.did.push(`progress ${part}`)
  /** What a click on its cross does; answers whether it is closed. */
  close = (): boolean => {
    let kept = false
    this.emit('close', { preventDefault: () => (kept = true) })
    return !kept
  }
  focus = () => void this.did.push('focus')
  loadURL = async (url: string) => void this.did.push(`load ${url}`)
}

class FakeProtocol {
  schemes: Electron.CustomScheme[] = []
  readonly handlers = new Map<string, (request: Request) => Response | Promise<Response>>()

  registerSchemesAsPrivileged = (schemes: Electron.CustomScheme[]) => {
    this.schemes = schemes
  }
  handle = (scheme: string, handler: (request: Request) => Response | Promise<Response>) => void this.handlers.set(scheme, handler)
}

export const protocol = new FakeProtocol() satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>

type Handler<Name extends keyof Electron.Session> = Electron.Session[Name] extends (handler: infer H, ...rest: never[]) => void ? H : never

export class FakeSession extends EventEmitter {
  permissionRequest: Handler<'setPermissionRequestHandler'> = null
  permissionCheck: Handler<'setPermissionCheckHandler'> = null
  devicePermission: Handler<'setDevicePermissionHandler'> = null
  displayMedia: Handler<'setDisplayMediaRequestHandler'> = null
  bluetoothPairing: Handler<'setBluetoothPairingHandler'> = null
  beforeRequest: ((details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void) | undefined
  spellChecker = true

  setPermissionRequestHandler(handler: typeof this.permissionRequest): void {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: typeof this.permissionCheck): void {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: typeof this.devicePermission): void {
    this.devicePermission = handler
  }
  setDisplayMediaRequestHandler(handler: typeof this.displayMedia): void {
    this.displayMedia = handler
  }
  setBluetoothPairingHandler(handler: typeof this.bluetoothPairing): void {
    this.bluetoothPairing = handler
  }
  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecker = enable
  }
  webRequest = {
    onBeforeRequest: (listener: NonNullable<typeof this.beforeRequest>): void => {
      this.beforeRequest = listener
    },
  }
}

export const session = { defaultSession: new FakeSession() }

export const ipcMain = {
  handlers: new Map<string, Listener>(),
  handle: (channel: string, listener: (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown) =>
    void ipcMain.handlers.set(channel, listener as Listener),
} satisfies Pick<Electron.IpcMain, 'handle'> & Extra

export const ipcRenderer = {
  invoked: [] as unknown[][],
  listeners: new Map<string, Listener>(),
  on: (channel: string, listener: (event: Electron.IpcRendererEvent, ...args: never[]) => void): Electron.IpcRenderer => {
    ipcRenderer.listeners.set(channel, listener as Listener)
    return asElectron<Electron.IpcRenderer>({})
  },
  invoke: async (...call: [channel: string, ...args: unknown[]]): Promise<unknown> => void ipcRenderer.invoked.push(call),
} satisfies Pick<Electron.IpcRenderer, 'invoke' | 'on'> & Extra

export const contextBridge = {
  exposed: new Map<string, unknown>(),
  exposeInMainWorld: (key: string, api: unknown) => void contextBridge.exposed.set(key, api),
} satisfies Pick<Electron.ContextBridge, 'exposeInMainWorld'> & Extra

export const webUtils = {
  paths: new Map<File, string>(),
  getPathForFile: (file: File): string => webUtils.paths.get(file) ?? '',
} satisfies Pick<Electron.WebUtils, 'getPathForFile'> & Extra

export const dialog = {
  answer: { canceled: false, filePaths: [] } as Electron.OpenDialogReturnValue,
  asked: [] as (Electron.OpenDialogOptions | Electron.SaveDialogOptions)[],
  errors: [] as string[],
  showOpenDialog: async (
    ...[first, second]: [Electron.BaseWindow, Electron.OpenDialogOptions] | [Electron.OpenDialogOptions]
  ): Promise<Electron.OpenDialogReturnValue> => {
    dialog.asked.push(second ?? (first as Electron.OpenDialogOptions))
    return dialog.answer
  },
  saveAnswer: { canceled: false, filePath: '' } as Electron.SaveDialogReturnValue,
  showSaveDialog: async (
    ...[first, second]: [Electron.BaseWindow, Electron.SaveDialogOptions] | [Electron.SaveDialogOptions]
  ): Promise<Electron.SaveDialogReturnValue> => {
    dialog.asked.push(second ?? (first as Electron.SaveDialogOptions))
    return dialog.saveAnswer
  },
  messages: [] as string[],
  button: 0,
  showMessageBox: async (
    ...[first, second]: [Electron.BaseWindow, Electron.MessageBoxOptions] | [Electron.MessageBoxOptions]
  ): Promise<Electron.MessageBoxReturnValue> => {
    dialog.messages.push((second ?? (first as Electron.MessageBoxOptions)).message)
    return { response: dialog.button, checkboxChecked: false }
  },
  showErrorBox: (title: string, content: string) => void dialog.errors.push(`${title}: ${content}`),
} satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'> & Extra

export const shell = {
  opened: [] as string[],
  revealed: [] as string[],
  openExternal: async (url: string): Promise<void> => void shell.opened.push(url),
  showItemInFolder: (path: string) => void shell.revealed.push(path),
} satisfies Pick<Electron.Shell, 'openExternal' | 'showItemInFolder'> & Extra

/** "Encrypts" by turning the letters round behind the mark that Chromium would put there. */
class FakeSafeStorage {
  available = true
  backend: ReturnType<Electron.SafeStorage['getSelectedStorageBackend']> = 'gnome_libsecret'
  mark = 'v11'
  keyRotated = false

  isAsyncEncryptionAvailable = async () => this.available
  getSelectedStorageBackend = () => this.backend
  encryptStringAsync = async (text: string) => Buffer.from(this.mark + [...text].reverse().join(''))
  decryptStringAsync = async (encrypted: Buffer) => {
    const text = encrypted.toString()
    if (!text.startsWith('v1')) throw new Error('not encrypted here')
    return { result: [...text.slice(3)].reverse().join(''), shouldReEncrypt: this.keyRotated }
  }
}

export const safeStorage = new FakeSafeStorage() satisfies Pick<
  Electron.SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>

export class FakeUtilityProcess extends EventEmitter {
  readonly modulePath: string
  readonly sent: unknown[] = []
  killed = false
  pid: number | undefined

  constructor(modulePath: string) {
    super()
    this.modulePath = modulePath
  }

  postMessage = (message: unknown) => void this.sent.push(message)
  kill = () => {
    this.killed = true
    return true
  }
}

export const utilityProcess = {
  started: [] as FakeUtilityProcess[],
  fork: (modulePath: string, _args?: string[], _options?: Electron.ForkOptions): FakeUtilityProcess => {
    const child = new FakeUtilityProcess(modulePath)
    utilityProcess.started.push(child)
    return child
  },
}

export const Menu = {
  current: null as { template: Electron.MenuItemConstructorOptions[] } | null,
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => ({ template }),
  setApplicationMenu: (menu: { template: Electron.MenuItemConstructorOptions[] } | null) => {
    Menu.current = menu
  },
}

export class Tray extends EventEmitter {
  static readonly all: Tray[] = []
  readonly icon: string
  toolTip = ''
  menu: Electron.MenuItemConstructorOptions[] = []
  destroyed = false

  constructor(icon: string) {
    super()
    this.icon = icon
    Tray.all.push(this)
  }

  setToolTip = (text: string) => {
    this.toolTip = text
  }
  setContextMenu = (menu: { template: Electron.MenuItemConstructorOptions[] }) => {
    this.menu = menu.template
  }
  destroy = () => {
    this.destroyed = true
  }
}

export class Notification extends EventEmitter {
  static readonly all: Notification[] = []
  static supported = true
  static isSupported = () => Notification.supported
  readonly options: Electron.NotificationConstructorOptions
  shown = false

  constructor(options: Electron.NotificationConstructorOptions) {
    super()
    this.options = options
    Notification.all.push(this)
  }

  show = () => {
    this.shown = true
  }
}

export const powerMonitor = new EventEmitter()

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }
export const screen = { displays: [display], getPrimaryDisplay: () => display, getAllDisplays: () => screen.displays }

/** A fake where the code under test is written for Electron's own class. */
export function asElectron<Type>(fake: unknown): Type {
  return fake as Type
}

/** As if nothing had been asked yet. For `beforeEach`. */
export function resetElectron(): void {
  app.removeAllListeners()
  powerMonitor.removeAllListeners()
  Object.assign(app, { isPackaged: false, appPath: '/app', hasLock: true })
  app.paths.clear()
  app.paths.set('userData', '/user-data')
  const lists = [
    app.exits,
    BrowserWindow.all,
    Tray.all,
    Notification.all,
    ipcRenderer.invoked,
    dialog.asked,
    dialog.messages,
    dialog.errors,
  ]
  for (const list of [...lists, shell.opened, shell.revealed]) list.length = 0
  Notification.supported = true
  utilityProcess.started.length = 0
  for (const map of [protocol.handlers, ipcMain.handlers, ipcRenderer.listeners, contextBridge.exposed, webUtils.paths]) map.clear()
  protocol.schemes = []
  session.defaultSession = new FakeSession()
  dialog.answer = { canceled: false, filePaths: [] }
  dialog.saveAnswer = { canceled: false, filePath: '' }
  dialog.button = 0
  Object.assign(safeStorage, { available: true, backend: 'gnome_libsecret', mark: 'v11', keyRotated: false })
  Menu.current = null
  screen.displays = [display]
}
