import type { Session } from 'electron'
import { isAppUrl } from './app-scheme.ts'

// 'devtools:' opens in development only: the packaged window has no developer tools.
const ALLOWED_PROTOCOLS = new Set(['app:', 'blob:', 'data:', 'devtools:'])

// What a copy button and a slideshow over the whole screen need. Both only give; neither reads anything of the customer's.
const ALLOWED_PERMISSIONS = new Set(['clipboard-sanitized-write', 'fullscreen'])

/** Nothing in the window may ask for a device or what is the customer's, download a file, or reach the network by itself. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => decide(isAllowed(permission, details.requestingUrl)))
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => isAllowed(permission, requestingOrigin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !ALLOWED_PROTOCOLS.has(URL.parse(url)?.protocol ?? '') }))
  // Its dictionaries come from a server of Chromium's.
  session.setSpellCheckerEnabled(false)
}

function isAllowed(permission: string, askedBy: string): boolean {
  return ALLOWED_PERMISSIONS.has(permission) && isAppUrl(askedBy)
}
