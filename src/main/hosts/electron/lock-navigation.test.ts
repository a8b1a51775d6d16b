import { beforeEach, expect, test } from 'vitest'
import { app, asElectron, FakeWebContents, resetElectron } from '#tests/fakes/electron.ts'
import { lockNavigation } from './lock-navigation.ts'

beforeEach(resetElectron)

function locked(openLink: (url: string) => Promise<void> = async () => {}): FakeWebContents {
  const contents = new FakeWebContents()
  lockNavigation(asElectron(contents), openLink)
  return contents
}

/** Whether the event was prevented. */
function emit(contents: FakeWebContents, event: string, url?: string): boolean {
  let prevented = false
  contents.emit(event, { url, preventDefault: () => (prevented = true) })
  return prevented
}

const events = ['will-navigate', 'will-redirect', 'will-frame-navigate']

test.each(events)('%s stays on the app’s own pages', (event) => {
  const contents = locked()
  expect(emit(contents, event, 'app://app/orders')).toBe(false)
  for (const url of ['https://evil.example/', 'app://other/', 'file:///etc/passwd', 'data:text/html,x', 'javascript:1', 'about:blank']) {
    expect([url, emit(contents, event, url)]).toEqual([url, true])
  }
})

test('no webview is attached', () => {
  expect(emit(locked(), 'will-attach-webview')).toBe(true)
})

test('a new window is always denied, and its address handed to openLink', () => {
  const opened: string[] = []
  const contents = locked(async (url) => void opened.push(url))
  expect(contents.windowOpenHandler?.(asElectron({ url: 'https://hanbit.example/terms' }))).toEqual({ action: 'deny' })
  expect(opened).toEqual(['https://hanbit.example/terms'])
})

test('a link that openLink refuses is denied quietly', async () => {
  const contents = locked(async () => {
    throw new Error('refused')
  })
  expect(contents.windowOpenHandler?.(asElectron({ url: 'https://evil.example/' }))).toEqual({ action: 'deny' })
})

test('nobody listens for certificate errors, so Chromium refuses them', () => {
  const contents = locked()
  expect(contents.listenerCount('certificate-error') + app.listenerCount('certificate-error')).toBe(0)
})
