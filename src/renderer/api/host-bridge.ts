import type { HostBridge } from '#shared/host-bridge.ts'
import { browserBridge } from './browser-bridge.ts'

declare global {
  interface Window {
    /** Put there by Electron's preload. */
    readonly hostBridge?: HostBridge
  }
}

export const hostBridge: HostBridge = window.hostBridge ?? browserBridge

/** Whether the host can hand whole folders over by path, so that they need not be walked through here. */
export const hostHasPaths = window.hostBridge !== undefined

/** Whether the app goes on when its window is closed; one that was begun from a browser may end with it. */
export const hostOutlivesWindow = window.hostBridge !== undefined
