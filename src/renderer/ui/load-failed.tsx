import { CloudOff } from 'lucide-react'
import { describeError } from '../api/describe-error.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { useMessages } from './use-messages.tsx'

/** In the place of what could not be loaded. */
export function LoadFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const messages = useMessages()
  const retry = (
    <Button look="primary" onClick={onRetry}>
      {messages.common.retry}
    </Button>
  )
  return (
    <EmptyState icon={<CloudOff size={32} />} title={messages.common.loadFailed} action={retry}>
      <p>{describeError(error, messages)}</p>
    </EmptyState>
  )
}
