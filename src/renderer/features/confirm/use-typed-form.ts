import { skipToken, useQuery } from '@tanstack/react-query'
import { client } from '../../api/client.ts'
import { queryKey } from '../../api/query-keys.ts'

/** What the core keeps of the confirm page of a draft. Asked for anew each time: keeping it is told to nobody. */
export function useTypedForm(orderId: string | null) {
  return useQuery({
    queryKey: queryKey.orderForm(orderId),
    queryFn: orderId === null ? skipToken : ({ signal }) => client.orders.get({ orderId }, { signal }).then(({ form }) => ({ form })),
    gcTime: 0,
  })
}
