import { useState } from 'react'
import type { Settings } from '#shared/contract/settings.ts'
import { browserPermission } from '../../api/browser-notices.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { tellsOnDesktop } from './settings-choices.ts'
import styles from './settings-form.module.css'
import { useSettingsUpdate } from './use-settings-update.ts'

/** Whether the desktop tells when an order moves. A browser is asked for leave only when this is switched on. */
export function NotificationChoice({ settings }: { settings: Settings }) {
  const { orders } = useMessages()
  const update = useSettingsUpdate()
  const [permission, setPermission] = useState(browserPermission)
  const choose = async (choice: 'on' | 'off') => {
    update({ notifications: choice === 'on' })
    if (choice === 'on' && permission === 'default') setPermission(await Notification.requestPermission())
  }
  const denied = settings.notifications && permission === 'denied'
  return (
    <>
      <Segmented
        label={orders.notifications}
        value={tellsOnDesktop(settings, permission) ? 'on' : 'off'}
        choices={[
          { value: 'on', label: orders.notificationsOn },
          { value: 'off', label: orders.notificationsOff },
        ]}
        onChange={(choice) => void choose(choice)}
      />
      <p className={styles.hint}>{denied ? orders.notificationsDenied : orders.notificationsHint}</p>
    </>
  )
}
