/** Desktop notifications by what a browser has. In Electron the core's host shows them. */

/** What the browser was told about notifications; null where they are the host's own business. */
export function browserPermission(): NotificationPermission | null {
  if (window.hostBridge !== undefined) return null
  return 'Notification' in window ? Notification.permission : 'denied'
}

/** A later one of the same `topic` takes its place, in whichever window it was shown. */
export function showBrowserNotice({ title, body, topic }: { title: string; body: string; topic: string }, onClick: () => void): void {
  const notice = new Notification(title, { body, tag: topic })
  notice.addEventListener('click', () => {
    window.focus()
    notice.close()
    onClick()
  })
}
