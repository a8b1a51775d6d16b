import { CloudOff } from 'lucide-react'
import { describeError } from '../../api/describe-error.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useMessages } from '../../ui/use-messages.tsx'

/** Where not even the settings could be read. */
export function StartFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const messages = useMessages()
  return (
    <EmptyState
      icon={<CloudOff size={32} />}
      title={messages.common.loadFailed}
      action={
        <Button look="primary" onClick={onRetry}>
          {messages.common.retry}
        </Button>
      }
    >
      <p>{describeError(error, messages)}</p>
    </EmptyState>
  )
}
