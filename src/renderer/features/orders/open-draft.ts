import { client } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { saveDraft, takeUpDraft } from '../order/draft-store.ts'

/** Puts a draft that the core has into the basket. The one that lies there is kept as it is on screen. */
export async function openDraft(orderId: string): Promise<void> {
  await saveDraft()
  takeUpDraft(await client.orders.get({ orderId }))
  await queryClient.invalidateQueries({ queryKey: queryKey.orders })
}
