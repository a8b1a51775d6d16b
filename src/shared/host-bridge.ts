/**
 * The few things that only the host of the window can do. Electron's preload puts one on `window.hostBridge`; without it
 * (loopback in a browser) `renderer/api/browser-bridge.ts` does the same with what a browser has.
 */
export interface HostBridge {
  /** Asks the customer for a folder or for files. Null where they changed their mind; empty for a folder without photos. */
  pickPhotos(kind: 'folder' | 'files'): Promise<string[] | null>
  /** Where files that were dropped on the window can be read by the core. */
  pathsOf(files: readonly File[]): Promise<string[]>
  /** Asks for a folder to save into or to look through; null where they changed their mind. `null` in the bridge where the host can't. */
  pickFolder: ((purpose: 'save' | 'find') => Promise<string | null>) | null
  /** Asks for a backup of the library; null where they changed their mind. */
  pickBackup(): Promise<string | null>
  /** Shows a file that the app wrote in the system's file manager. `null` in the bridge where the host can't. */
  revealFile: ((path: string) => Promise<void>) | null
  /** Shows a photo's file in the system's file manager. `null` in the bridge where the host can't. */
  revealPhoto: ((photoId: number) => Promise<void>) | null
  /** Opens an https page in the customer's own browser. */
  openLink(url: string): Promise<void>
  /** Opens the page by which an order is paid in the customer's own browser. Electron opens the core's own `link` of that order, whatever the page says. */
  openPayment(orderId: string, link: string): Promise<void>
  /** Prints the page in the window by the system's dialog. */
  printPage(): Promise<void>
  /** Saves the page in the window as a PDF where the customer says, `name` without its ending; answers the path, or null where they changed their mind. `null` in the bridge where the host can't. */
  savePage: ((name: string) => Promise<string | null>) | null
  /** Calls `listener` with the order whose desktop notification was clicked. `null` in the bridge where the host can't. */
  onOrderClicked: ((listener: (orderId: string) => void) => void) | null
}

/** The ending of a backup's name. */
export const BACKUP_EXTENSION = 'sajingwan'

/** Channels between preload and Electron's main process; each is `hostBridge:<name>`. */
export const bridgeChannel = {
  pickPhotos: 'hostBridge:pickPhotos',
  pickFolder: 'hostBridge:pickFolder',
  pickBackup: 'hostBridge:pickBackup',
  revealFile: 'hostBridge:revealFile',
  revealPhoto: 'hostBridge:revealPhoto',
  openLink: 'hostBridge:openLink',
  openPayment: 'hostBridge:openPayment',
  printPage: 'hostBridge:printPage',
  savePage: 'hostBridge:savePage',
  /** The other way: from the main process to the page. */
  orderClicked: 'hostBridge:orderClicked',
} as const
