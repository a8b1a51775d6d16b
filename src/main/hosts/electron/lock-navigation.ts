import type { WebContents } from 'electron'
import { isAppUrl } from './app-scheme.ts'

type Navigation = { url: string; preventDefault(): void }

/**
 * Keeps a window on the app's own pages: no navigation elsewhere in any frame, no further windows, no `<webview>`.
 * `openLink` is asked what to do with a link that wanted a window of its own.
 */
export function lockNavigation(contents: WebContents, openLink: (url: string) => Promise<void>): void {
  const stayHome = (navigation: Navigation) => {
    if (!isAppUrl(navigation.url)) navigation.preventDefault()
  }
  contents.on('will-navigate', stayHome)
  contents.on('will-redirect', stayHome)
  contents.on('will-frame-navigate', stayHome)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    // A link that is not on the list is refused in openLink; there is nobody here to tell.
    openLink(url).catch(() => {})
    return { action: 'deny' }
  })
}
