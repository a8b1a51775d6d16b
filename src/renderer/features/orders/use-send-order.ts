import { useMutation } from '@tanstack/react-query'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'

/** Goes on with an order that stands still. */
export function useSendOrder(orderId: string) {
  const messages = useMessages()
  return useMutation({
    mutationFn: () => client.orders.send({ orderId }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKey.orders }),
    onError: (error) => showToast(describeError(error, messages), { tone: 'bad' }),
  })
}
