import { useMutation } from '@tanstack/react-query'
import type { Settings } from '#shared/contract/settings.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'

/** Changes some of the settings; what is wrong is told. */
export function useSettingsUpdate() {
  const messages = useMessages()
  const update = useMutation({
    mutationFn: (change: Partial<Settings>) => client.settings.update(change),
    onSuccess: (saved) => queryClient.setQueryData(queryKey.settings, saved),
    onError: (error) => showToast(describeError(error, messages), { tone: 'bad' }),
  })
  return update.mutate
}
