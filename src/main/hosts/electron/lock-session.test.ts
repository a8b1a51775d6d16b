import { expect, test } from 'vitest'
import { asElectron, FakeSession } from '#tests/fakes/electron.ts'
import { lockSession } from './lock-session.ts'

type Permission = Parameters<NonNullable<FakeSession['permissionCheck']>>[1]

function locked(): FakeSession {
  const session = new FakeSession()
  lockSession(asElectron(session))
  return session
}

/** What the page hears when it asks, first by the check and then by the request. */
function ask(session: FakeSession, permission: Permission, from: string): [boolean | undefined, boolean | undefined] {
  let granted: boolean | undefined
  session.permissionRequest?.(
    asElectron(null),
    permission,
    (answer) => {
      granted = answer
    },
    asElectron({ requestingUrl: from }),
  )
  return [session.permissionCheck?.(null, permission, from, asElectron({})), granted]
}

const refused: Permission[] = [
  'media',
  'geolocation',
  'notifications',
  'clipboard-read',
  'display-capture',
  'fileSystem',
  'hid',
  'usb',
  'serial',
  'midi',
  'openExternal',
  'pointerLock',
  'local-fonts',
  'loopback-network',
  'web-printing',
  'unknown',
]

test.each(refused)('%s is refused', (permission) => {
  expect(ask(locked(), permission, 'app://app/')).toEqual([false, false])
})

test.each(['clipboard-sanitized-write', 'fullscreen'] as const)('%s is for our own page only', (permission) => {
  const session = locked()
  expect(ask(session, permission, 'app://app/')).toEqual([true, true])
  expect(ask(session, permission, 'https://evil.example/')).toEqual([false, false])
})

test('devices and screens are not given away', () => {
  const session = locked()
  let streams: unknown = 'nothing'
  let pairing: unknown
  session.displayMedia?.(asElectron({}), (answer) => {
    streams = answer
  })
  session.bluetoothPairing?.(asElectron({}), (answer) => {
    pairing = answer
  })
  expect(session.devicePermission?.(asElectron({}))).toBe(false)
  expect([streams, pairing]).toEqual([null, { confirmed: false }])
})

test('downloads are prevented', () => {
  let prevented = false
  locked().emit('will-download', {
    preventDefault: () => {
      prevented = true
    },
  })
  expect(prevented).toBe(true)
})

test.each([
  ['app://app/assets/index.js', false],
  ['blob:app://app/1', false],
  ['https://tracker.example/', true],
  ['http://127.0.0.1/', true],
  ['ws://localhost/', true],
  ['file:///etc/passwd', true],
  ['nonsense', true],
])('the window’s own request for %s is cancelled: %s', (url, cancelled) => {
  let answer: { cancel?: boolean } = {}
  locked().beforeRequest?.({ url }, (given) => {
    answer = given
  })
  expect(answer.cancel).toBe(cancelled)
})

test('no dictionary is fetched', () => {
  expect(locked().spellChecker).toBe(false)
})
