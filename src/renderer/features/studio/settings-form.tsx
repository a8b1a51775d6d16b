import type { ReactNode } from 'react'
import { useSettings } from '../../api/queries.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './settings-form.module.css'
import { NotificationChoice } from './settings-notifications.tsx'
import { UploadLimitChoice } from './settings-upload-limit.tsx'
import { useSettingsUpdate } from './use-settings-update.ts'

export function SettingsForm() {
  const { shell, orders } = useMessages()
  const { data: settings } = useSettings()
  const update = useSettingsUpdate()
  if (!settings) return null
  return (
    <div className={styles.form}>
      <Setting label={shell.language}>
        <Segmented
          label={shell.language}
          value={settings.locale}
          choices={[
            { value: 'ko', label: <span lang="ko">한국어</span> },
            { value: 'en', label: <span lang="en">English</span> },
          ]}
          onChange={(locale) => update({ locale })}
        />
      </Setting>
      <Setting label={shell.gridSize}>
        <Segmented
          label={shell.gridSize}
          value={settings.gridSize}
          choices={(['small', 'medium', 'large'] as const).map((value) => ({ value, label: shell.gridSizes[value] }))}
          onChange={(gridSize) => update({ gridSize })}
        />
      </Setting>
      <Setting label={orders.notifications}>
        <NotificationChoice settings={settings} />
      </Setting>
      <Setting label={orders.uploadLimit} hint={orders.uploadLimitHint}>
        <UploadLimitChoice settings={settings} />
      </Setting>
    </div>
  )
}

function Setting({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div>
      <p className={styles.label}>{label}</p>
      {children}
      {hint && <p className={styles.hint}>{hint}</p>}
    </div>
  )
}
