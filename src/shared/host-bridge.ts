/**
 * The few things that only the host of the window can do. Electron's preload puts one on `window.hostBridge`; without it
 * (loopback in a browser) `renderer/api/browser-bridge.ts` does the same with what a browser has.
 */
export interface HostBridge {
  /** Asks the customer for a folder or for files. Null where they changed their mind; empty for a folder without photos. */
  pickPhotos(kind: 'folder' | 'files'): Promise<string[] | null>
  /** Where files that were dropped on the window can be read by the core. */
  pathsOf(files: readonly File[]): Promise<string[]>
  /** Shows a photo's file in the system's file manager. `null` in the bridge where the host can't. */
  revealPhoto: ((photoId: number) => Promise<void>) | null
  /** Opens an https page in the customer's own browser. */
  openLink(url: string): Promise<void>
  /** Prints the page in the window by the system's dialog. */
  printPage(): Promise<void>
}

/** Channels between preload and Electron's main process; each is `hostBridge:<name>`. */
export const bridgeChannel = {
  pickPhotos: 'hostBridge:pickPhotos',
  revealPhoto: 'hostBridge:revealPhoto',
  openLink: 'hostBridge:openLink',
  printPage: 'hostBridge:printPage',
} as const
