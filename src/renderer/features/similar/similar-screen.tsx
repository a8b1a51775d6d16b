import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, CopyCheck } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { client } from '../../api/client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LoadFailed } from '../../ui/load-failed.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { useUndoKeys } from '../edits/use-undo.ts'
import { SimilarGroup } from './similar-group.tsx'
import styles from './similar-screen.module.css'

/** Photos that look alike, a group at a time, to keep the best of each. */
export function SimilarScreen() {
  const { similar } = useMessages()
  const [at, setAt] = useState(0)
  useUndoKeys()
  // Looked for once: groups that changed under one's hands could not be gone through.
  const { data, error, refetch } = useQuery({
    queryKey: queryKey.similar({}),
    queryFn: ({ signal }) => client.photos.similar({}, { signal }),
    gcTime: 0,
  })
  if (error) return <LoadFailed error={error} onRetry={() => void refetch()} />

  const groups = data?.groups ?? []
  const group = groups[at]
  const next = groups[at + 1]
  return (
    <div className={styles.screen}>
      <PageHeader
        title={similar.title}
        note={similar.note}
        actions={
          group && (
            <nav className={styles.pages} aria-label={similar.title}>
              <IconButton label={similar.previousGroup} aria-keyshortcuts="PageUp" disabled={at === 0} onClick={() => setAt(at - 1)}>
                <ChevronLeft size={22} />
              </IconButton>
              <span role="status">{similar.progress(at + 1, groups.length)}</span>
              <IconButton label={similar.nextGroup} aria-keyshortcuts="PageDown" onClick={() => setAt(at + 1)}>
                <ChevronRight size={22} />
              </IconButton>
            </nav>
          )
        }
      />
      {!data && (
        <p role="status" className={styles.looking}>
          {similar.looking}
        </p>
      )}
      {group && (
        <SimilarGroup
          key={at}
          group={group}
          upcoming={next?.ids ?? []}
          onPrevious={() => setAt(Math.max(0, at - 1))}
          onNext={() => setAt(at + 1)}
        />
      )}
      {data && !group && <NothingLeft none={groups.length === 0} onAgain={() => setAt(0)} />}
    </div>
  )
}

function NothingLeft({ none, onAgain }: { none: boolean; onAgain: () => void }) {
  const { similar } = useMessages()
  const [, navigate] = useLocation()
  return (
    <EmptyState
      icon={<CopyCheck size={32} strokeWidth={1.75} />}
      title={none ? similar.empty : similar.done}
      action={
        <div className={styles.ways}>
          {!none && <Button onClick={onAgain}>{similar.again}</Button>}
          <Button look="primary" onClick={() => navigate('/')}>
            {similar.toLibrary}
          </Button>
        </div>
      }
    >
      <p>{none ? similar.emptyNote : similar.doneNote}</p>
    </EmptyState>
  )
}
