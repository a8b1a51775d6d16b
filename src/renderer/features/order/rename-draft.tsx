import { type FormEvent, useId, useState } from 'react'
import { describeError } from '../../api/describe-error.ts'
import { useStore } from '../../api/store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { LONGEST_NAME, tidyName } from './draft-name.ts'
import { draftStore, renameDraft, saveDraft } from './draft-store.ts'

/** Names the basket at hand; an empty name takes it away. */
export function RenameDraft({ onClose }: { onClose: () => void }) {
  const messages = useMessages()
  const { order, common } = messages
  const { name } = useStore(draftStore)
  const [typed, setTyped] = useState(name)
  const formId = useId()

  const save = async (event: FormEvent) => {
    event.preventDefault()
    onClose()
    try {
      await saveDraft()
      await renameDraft(tidyName(typed))
    } catch (error) {
      showToast(describeError(error, messages), { tone: 'bad' })
    }
  }
  return (
    <Dialog
      title={order.renameDraft}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" form={formId} look="primary">
            {common.save}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={save}>
        <TextField
          label={order.draftName}
          hint={order.draftNameHint}
          data-autofocus
          value={typed}
          maxLength={LONGEST_NAME}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
