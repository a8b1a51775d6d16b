import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { AppError } from '#shared/errors/app-error.ts'
import { bridgeChannel } from '#shared/host-bridge.ts'
import { photoExtensions } from '#shared/photo-formats.ts'
import { asElectron, BrowserWindow, dialog, FakeWebContents, ipcMain, resetElectron, shell } from '#tests/fakes/electron.ts'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { handleBridge } from './bridge-handlers.ts'

let window: BrowserWindow
let links: string[]
let paymentLink: string | null
const downloadsDir = makeTempDir()

beforeEach(() => {
  resetElectron()
  window = new BrowserWindow()
  links = []
  paymentLink = null
  handleBridge({
    window: asElectron(window),
    photoPath: (id) => {
      if (id !== 7) throw new AppError('PHOTO_NOT_FOUND', { id })
      return '/photos/seven.jpg'
    },
    openLink: async (url) => void links.push(url),
    paymentLink: async () => paymentLink,
    downloadsDir,
  })
})

type Sender = { sender: unknown; senderFrame: { parent: unknown; url: string } | null }

async function invoke(channel: string, input: unknown[], sender: Sender = ourPage()): Promise<unknown> {
  const handler = ipcMain.handlers.get(channel) as ((event: Sender, ...input: unknown[]) => unknown) | undefined
  if (!handler) throw new Error(`nothing handles ${channel}`)
  return await handler(sender, ...input)
}

function ourPage(): Sender {
  return { sender: window.webContents, senderFrame: { parent: null, url: 'app://app/photos' } }
}

test('every channel that preload uses is answered, and no other', () => {
  const { orderClicked: _toThePage, ...asked } = bridgeChannel
  expect([...ipcMain.handlers.keys()].sort()).toEqual(Object.values(asked).sort())
})

test('an order is paid where the studio says, and nowhere else', async () => {
  const orderId = crypto.randomUUID()
  await expect(invoke(bridgeChannel.openPayment, [orderId])).rejects.toMatchObject({ code: 'FORBIDDEN' })
  paymentLink = 'http://pay.example/1'
  await expect(invoke(bridgeChannel.openPayment, [orderId])).rejects.toMatchObject({ code: 'FORBIDDEN' })
  paymentLink = 'https://pay.example/1'
  await invoke(bridgeChannel.openPayment, [orderId])
  expect(shell.opened).toEqual(['https://pay.example/1'])
})

test('a page is saved as a PDF where the customer says, under a name that a disk takes', async () => {
  const filePath = join(downloadsDir, '주문.pdf')
  dialog.saveAnswer = { canceled: false, filePath }
  expect(await invoke(bridgeChannel.savePage, ['주문 261122-0001 5/4'])).toBe(filePath)
  expect(dialog.asked.at(-1)?.defaultPath).toBe(join(downloadsDir, '주문 261122-0001 5 4.pdf'))
  expect(readFileSync(filePath, 'latin1')).toMatch(/^%PDF/)
  dialog.saveAnswer = { canceled: true, filePath: '' }
  expect(await invoke(bridgeChannel.savePage, ['주문'])).toBeNull()
})

const calls: [string, unknown[]][] = [
  [bridgeChannel.pickPhotos, ['folder']],
  [bridgeChannel.pickFolder, ['save']],
  [bridgeChannel.pickBackup, []],
  [bridgeChannel.revealFile, ['/downloads/one.jpg']],
  [bridgeChannel.revealPhoto, [7]],
  [bridgeChannel.openLink, ['https://hanbit.example/']],
  [bridgeChannel.printPage, []],
]

const folderCalls: [string, unknown[]][] = [
  [bridgeChannel.pickFolder, ['save']],
  [bridgeChannel.pickFolder, ['find']],
  [bridgeChannel.pickBackup, []],
]

test.each(calls)('%s answers our own top frame only', async (channel, input) => {
  await expect(invoke(channel, input)).resolves.not.toThrow()
  const strangers: Sender[] = [
    { sender: new FakeWebContents(), senderFrame: { parent: null, url: 'app://app/' } },
    { sender: window.webContents, senderFrame: null },
    { sender: window.webContents, senderFrame: { parent: {}, url: 'app://app/' } },
    { sender: window.webContents, senderFrame: { parent: null, url: 'https://evil.example/' } },
    { sender: window.webContents, senderFrame: { parent: null, url: 'about:blank' } },
  ]
  for (const stranger of strangers) await expect(invoke(channel, input, stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test.each([
  [bridgeChannel.pickPhotos, ['everything']],
  [bridgeChannel.pickPhotos, []],
  [bridgeChannel.pickPhotos, ['files', 'more']],
  [bridgeChannel.pickFolder, ['everywhere']],
  [bridgeChannel.pickBackup, ['/etc/passwd']],
  [bridgeChannel.revealFile, ['']],
  [bridgeChannel.revealFile, [7]],
  [bridgeChannel.revealPhoto, ['/etc/passwd']],
  [bridgeChannel.revealPhoto, [-1]],
  [bridgeChannel.revealPhoto, [1.5]],
  [bridgeChannel.openLink, [{ toString: 'x' }]],
  [bridgeChannel.openLink, ['not an address']],
  [bridgeChannel.openLink, [`https://hanbit.example/${'a'.repeat(3000)}`]],
  [bridgeChannel.printPage, [{ silent: true }]],
])('%s refuses %j', async (channel, input) => {
  await expect(invoke(channel, input)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('the dialog asks for photos, and closing it is choosing none', async () => {
  dialog.answer = { canceled: false, filePaths: ['/photos/하나.jpg'] }
  expect(await invoke(bridgeChannel.pickPhotos, ['files'])).toEqual(['/photos/하나.jpg'])
  dialog.answer = { canceled: true, filePaths: [] }
  expect(await invoke(bridgeChannel.pickPhotos, ['folder'])).toBeNull()
  expect(dialog.asked.map(({ properties }) => properties)).toEqual([
    ['openFile', 'multiSelections'],
    ['openDirectory', 'multiSelections'],
  ])
  expect(dialog.asked[0]?.filters).toEqual([{ name: '사진', extensions: [...photoExtensions] }])
})

test('a folder to save into, a folder to look through and a backup are asked for; closing the dialog is choosing none', async () => {
  dialog.answer = { canceled: false, filePaths: ['/chosen'] }
  for (const [channel, input] of folderCalls) expect(await invoke(channel, input)).toBe('/chosen')
  dialog.answer = { canceled: true, filePaths: [] }
  for (const [channel, input] of folderCalls) expect(await invoke(channel, input)).toBeNull()
  expect(dialog.asked.slice(0, 3).map(({ properties }) => properties)).toEqual([
    ['openDirectory', 'createDirectory'],
    ['openDirectory'],
    ['openFile'],
  ])
  expect(dialog.asked[2]?.filters).toEqual([{ name: '사진함 백업', extensions: ['sajingwan'] }])
})

test('a file that the app wrote is shown, not opened', async () => {
  await invoke(bridgeChannel.revealFile, ['/downloads/one.jpg'])
  expect(shell.revealed).toEqual(['/downloads/one.jpg'])
})

test('a photo is shown by its id, and an unknown one is an error', async () => {
  await invoke(bridgeChannel.revealPhoto, [7])
  await expect(invoke(bridgeChannel.revealPhoto, [8])).rejects.toMatchObject({ code: 'PHOTO_NOT_FOUND' })
  expect(shell.revealed).toEqual(['/photos/seven.jpg'])
})

test('links go through the opener with its list', async () => {
  await invoke(bridgeChannel.openLink, ['https://hanbit.example/terms'])
  expect(links).toEqual(['https://hanbit.example/terms'])
})

test('closing the print dialog is no failure; a printer that fails is', async () => {
  window.webContents.printOutcome = [false, 'Print job canceled']
  await expect(invoke(bridgeChannel.printPage, [])).resolves.toBeUndefined()
  window.webContents.printOutcome = [false, 'Print job failed']
  await expect(invoke(bridgeChannel.printPage, [])).rejects.toThrow('Print job failed')
})
