import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { useEffect } from 'react'
import { address } from '#shared/addresses.ts'
import type { contract } from '#shared/contract/contract.ts'
import type { Photo } from '#shared/contract/photos.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { useStore } from '../../api/store.ts'
import { updatePhotos } from '../../api/update-photos.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { useUndo } from '../edits/use-undo.ts'
import { createCaptionKeeper } from './caption-keeper.ts'

/** Its calls outlive the page that made them. */
const partingClient: ContractRouterClient<typeof contract> = createORPCClient(
  new RPCLink({ url: location.origin + address.rpc, fetch: (request, init) => fetch(request, { ...init, keepalive: true }) }),
)

const keeper = createCaptionKeeper({
  save: (photoId, caption) => updatePhotos([photoId], { caption }),
  saveInParting: (photoId, caption) => partingClient.photos.update({ ids: [photoId], caption }),
  undo: (editId) => client.edits.undo({ editId }),
  redo: () => client.edits.redo({}),
})

window.addEventListener('pagehide', keeper.part)
document.addEventListener('visibilitychange', () => {
  // The field says so itself where that fails.
  if (document.visibilityState === 'hidden') keeper.saveAll(() => {})
})

/** The caption of a photo while it may be written, with what is not saved yet before what the photo says. */
export function useCaption(photo: Photo) {
  const messages = useMessages()
  const { undo } = useUndo()
  const written = useStore(keeper.store).get(photo.id)
  const { id } = photo

  const tellFailed = (error: unknown) => {
    const said = [describeError(error, messages), messages.viewer.captionUnsaved].join(' ')
    showToast(said, { tone: 'bad', topic: 'caption-unsaved' })
  }
  const leave = () => keeper.leave(id, tellFailed)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each photo that is shown
  useEffect(() => {
    keeper.open(id, tellFailed)
    // Going on to another photo by key or by "back" takes the field away without its blur.
    return () => void leave()
  }, [id])

  return {
    text: written?.text ?? photo.caption,
    state: written?.unsaved ? 'unsaved' : written?.state,
    undoable: (written?.editIds.length ?? 0) > 0,
    write: (text: string, composing: boolean) => keeper.write(photo, text, composing, tellFailed),
    save: () => void keeper.save(id, tellFailed),
    /** A window that only lost the focus has not left the field. */
    blur: () => void (document.hasFocus() ? leave() : keeper.save(id, tellFailed)),
    undo: async () => {
      await leave()
      const editIds = keeper.store.get().get(id)?.editIds ?? []
      keeper.forget(id)
      for (const editId of editIds.toReversed()) undo(editId)
    },
  }
}
