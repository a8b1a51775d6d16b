import { useMutation } from '@tanstack/react-query'
import type { Settings } from '#shared/contract/settings.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { useSettings } from '../../api/queries.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './settings-form.module.css'

export function SettingsForm() {
  const messages = useMessages()
  const { shell } = messages
  const { data: settings } = useSettings()
  const update = useMutation({
    mutationFn: (change: Partial<Settings>) => client.settings.update(change),
    onSuccess: (saved) => queryClient.setQueryData(queryKey.settings, saved),
    onError: (error) => showToast(describeError(error, messages), { tone: 'bad' }),
  })
  if (!settings) return null
  return (
    <div className={styles.form}>
      <div>
        <p className={styles.label}>{shell.language}</p>
        <Segmented
          label={shell.language}
          value={settings.locale}
          choices={[
            { value: 'ko', label: <span lang="ko">한국어</span> },
            { value: 'en', label: <span lang="en">English</span> },
          ]}
          onChange={(locale) => update.mutate({ locale })}
        />
      </div>
      <div>
        <p className={styles.label}>{shell.gridSize}</p>
        <Segmented
          label={shell.gridSize}
          value={settings.gridSize}
          choices={(['small', 'medium', 'large'] as const).map((value) => ({ value, label: shell.gridSizes[value] }))}
          onChange={(gridSize) => update.mutate({ gridSize })}
        />
      </div>
    </div>
  )
}
