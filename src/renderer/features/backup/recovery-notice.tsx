import { useQuery } from '@tanstack/react-query'
import { client } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './recovery-notice.module.css'

/** Says that the library was found damaged and what was saved of it, until the customer has read it. */
export function RecoveryNotice() {
  const { backup, format } = useMessages()
  const { data } = useQuery({ queryKey: queryKey.health, queryFn: ({ signal }) => client.library.health({}, { signal }) })
  const recovered = data?.recovered
  if (!recovered) return null

  const acknowledge = () => {
    queryClient.setQueryData(queryKey.health, { recovered: null })
    void client.library.acknowledge({}).catch(() => queryClient.invalidateQueries({ queryKey: queryKey.health }))
  }
  const { backupAt, photos, edits } = recovered
  const saved = photos > 0 || edits > 0
  return (
    <div className={styles.place}>
      <Notice action={<Button onClick={acknowledge}>{backup.acknowledge}</Button>}>
        {backupAt === null ? backup.recoveredWithout(saved) : backup.recoveredFrom(format.instant(backupAt))}
        {saved && ` ${backup.recovered(photos, edits)}`}
      </Notice>
    </div>
  )
}
