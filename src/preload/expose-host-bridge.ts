import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { bridgeChannel, type HostBridge } from '#shared/host-bridge.ts'

/** Puts the HostBridge on the page's `window`: all that it gets from Electron. */
export function exposeHostBridge(): void {
  const hostBridge: HostBridge = {
    pickPhotos: (kind) => ipcRenderer.invoke(bridgeChannel.pickPhotos, kind),
    // A file that is nowhere on a disk (dragged out of a web page) has the empty path.
    pathsOf: async (files) => files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ''),
    pickFolder: (purpose) => ipcRenderer.invoke(bridgeChannel.pickFolder, purpose),
    pickBackup: () => ipcRenderer.invoke(bridgeChannel.pickBackup),
    revealFile: (path) => ipcRenderer.invoke(bridgeChannel.revealFile, path),
    revealPhoto: (photoId) => ipcRenderer.invoke(bridgeChannel.revealPhoto, photoId),
    openLink: (url) => ipcRenderer.invoke(bridgeChannel.openLink, url),
    openPayment: (orderId) => ipcRenderer.invoke(bridgeChannel.openPayment, orderId),
    printPage: () => ipcRenderer.invoke(bridgeChannel.printPage),
    savePage: (name) => ipcRenderer.invoke(bridgeChannel.savePage, name),
    onOrderClicked: (listener) => {
      // Without the event, which would hand Electron's own objects to the page.
      ipcRenderer.on(bridgeChannel.orderClicked, (_event, orderId: string) => listener(orderId))
    },
  }
  contextBridge.exposeInMainWorld('hostBridge', hostBridge)
}
