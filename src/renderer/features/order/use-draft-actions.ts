import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { openDraft } from '../orders/open-draft.ts'
import { draftStore, plainLine, saveDraft, startAfresh, takeUpDraft } from './draft-store.ts'

/** What can be done with whole drafts. What goes wrong is told. */
export function useDraftActions() {
  const messages = useMessages()
  const { order, common } = messages
  const attempt = (act: () => Promise<void>) => act().catch((error: unknown) => showToast(describeError(error, messages), { tone: 'bad' }))

  const discard = async (nextId: string | undefined) => {
    await saveDraft()
    const { orderId, lines, name } = draftStore.get()
    const form = orderId === null ? null : (await client.orders.get({ orderId })).form
    if (orderId !== null) await client.orders.discard({ orderId })
    if (nextId !== undefined) takeUpDraft(await client.orders.get({ orderId: nextId }))
    else startAfresh()
    const bringBack = async () => {
      const made = await client.orders.draft({ lines: lines.map(plainLine) })
      if (name !== '') await client.orders.rename({ orderId: made.orderId, name })
      if (form) await client.orders.keepForm({ orderId: made.orderId, form })
      takeUpDraft(await client.orders.get({ orderId: made.orderId }))
    }
    const undo = { label: common.undo, run: () => void attempt(bringBack) }
    showToast(order.discarded(name || order.title), { topic: 'basket', action: undo })
  }

  return {
    /** Puts a draft into the basket. */
    open: (orderId: string) => void attempt(() => openDraft(orderId)),
    /** Throws the draft at hand away, goes on with the other one where one is named, and offers to make one like it again. */
    throwAway: (nextId: string | undefined) => void attempt(() => discard(nextId)),
  }
}
