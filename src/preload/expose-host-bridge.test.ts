import { beforeEach, expect, test } from 'vitest'
import type { HostBridge } from '#shared/host-bridge.ts'
import { contextBridge, ipcRenderer, resetElectron, webUtils } from '#tests/fakes/electron.ts'
import { exposeHostBridge } from './expose-host-bridge.ts'

let bridge: HostBridge

beforeEach(() => {
  resetElectron()
  exposeHostBridge()
  bridge = contextBridge.exposed.get('hostBridge') as HostBridge
})

test('the page gets the bridge and nothing else', () => {
  expect([...contextBridge.exposed.keys()]).toEqual(['hostBridge'])
  expect(Object.keys(bridge).sort()).toEqual([
    'onOrderClicked',
    'openLink',
    'openPayment',
    'pathsOf',
    'pickBackup',
    'pickFolder',
    'pickPhotos',
    'printPage',
    'revealFile',
    'revealPhoto',
    'savePage',
  ])
})

test('calls go out on their own channels with their input', async () => {
  await bridge.pickPhotos('folder')
  await bridge.pickFolder?.('save')
  await bridge.pickBackup()
  await bridge.revealFile?.('/downloads/하나.jpg')
  await bridge.revealPhoto?.(7)
  await bridge.openLink('https://hanbit.example/')
  await bridge.openPayment('o', 'https://elsewhere.example')
  await bridge.printPage()
  await bridge.savePage?.('주문')
  expect(ipcRenderer.invoked).toEqual([
    ['hostBridge:pickPhotos', 'folder'],
    ['hostBridge:pickFolder', 'save'],
    ['hostBridge:pickBackup'],
    ['hostBridge:revealFile', '/downloads/하나.jpg'],
    ['hostBridge:revealPhoto', 7],
    ['hostBridge:openLink', 'https://hanbit.example/'],
    ['hostBridge:openPayment', 'o'],
    ['hostBridge:printPage'],
    ['hostBridge:savePage', '주문'],
  ])
})

test('dropped files have paths, and what is on no disk has none', async () => {
  const onDisk = new File([], '하나.jpg')
  webUtils.paths.set(onDisk, '/photos/하나.jpg')
  expect(await bridge.pathsOf([onDisk, new File([], 'from-a-page.jpg')])).toEqual(['/photos/하나.jpg'])
})

test('the page hears which order was clicked, and nothing of Electron', () => {
  const heard: unknown[][] = []
  bridge.onOrderClicked?.((...message) => heard.push(message))
  const listener = ipcRenderer.listeners.get('hostBridge:orderClicked') as ((...message: unknown[]) => void) | undefined
  listener?.({ sender: ipcRenderer }, 'o')
  expect(heard).toEqual([['o']])
})
