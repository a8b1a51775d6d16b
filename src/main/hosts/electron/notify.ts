import { type BrowserWindow, Notification } from 'electron'
import type { Notice } from '#core/host.ts'
import { bridgeChannel } from '#shared/host-bridge.ts'

/** Tells the customer by the desktop; a click brings the window forward and shows the order that it is about. */
export function createNotifier(currentWindow: () => BrowserWindow | undefined, icon: string): (notice: Notice) => void {
  // Held while they can be clicked: one that is collected no longer answers.
  const shown = new Set<Notification>()
  return ({ title, body, orderId }) => {
    if (!Notification.isSupported()) return
    const notification = new Notification({ title, body, icon })
    const forget = () => shown.delete(notification)
    shown.add(notification)
    notification.on('close', forget)
    notification.on('click', () => {
      forget()
      const window = currentWindow()
      window?.show()
      window?.focus()
      window?.webContents.send(bridgeChannel.orderClicked, orderId)
    })
    notification.show()
  }
}
