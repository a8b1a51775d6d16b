import { beforeEach, expect, test } from 'vitest'
import { asElectron, BrowserWindow, Notification, resetElectron } from '#tests/fakes/electron.ts'
import { createNotifier } from './notify.ts'

const notice = { title: '한빛사진관', body: '261122-0001 주문을 인화하고 있어요', orderId: 'o' }
let window: BrowserWindow

beforeEach(() => {
  resetElectron()
  window = new BrowserWindow()
})

const notify = () => createNotifier(() => asElectron(window), '/icon.png')(notice)

test('a notice is shown by the desktop', () => {
  notify()
  expect(Notification.all.map(({ options, shown }) => [options, shown])).toEqual([
    [{ title: '한빛사진관', body: '261122-0001 주문을 인화하고 있어요', icon: '/icon.png' }, true],
  ])
})

test('a click on it brings the window forward with its order', () => {
  notify()
  Notification.all[0]?.emit('click')
  expect(window.did).toEqual(['show', 'focus'])
  expect(window.webContents.sentToPage).toEqual([['hostBridge:orderClicked', 'o']])
})

test('a desktop that has no notices is left alone', () => {
  Notification.supported = false
  notify()
  expect(Notification.all).toEqual([])
})
