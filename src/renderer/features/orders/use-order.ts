import { useQuery } from '@tanstack/react-query'
import { client } from '../../api/client.ts'
import { queryKey } from '../../api/query-keys.ts'

export function useOrder(orderId: string) {
  return useQuery({
    queryKey: queryKey.order(orderId),
    queryFn: ({ signal }) => client.orders.get({ orderId }, { signal }),
  })
}
