import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import { describeError } from '../../api/describe-error.ts'
import { fetchPhotos } from '../../api/photo-store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { CaptionPart } from './caption-part.tsx'
import { DatePart } from './date-part.tsx'
import styles from './describe-dialog.module.css'
import { beginDraft } from './draft.ts'
import { MarkPart } from './mark-part.tsx'
import { TagPart } from './tag-part.tsx'
import { useSaveDraft } from './use-save-draft.ts'

/** Of more than these it is not looked up what each has. */
const MOST_KNOWN = 500

/** What the customer says of photos: caption, tags, date, stars, favourite. Saved together; taken back by one press. */
export function DescribeDialog({ ids, onClose }: { ids: readonly number[]; onClose: () => void }) {
  const messages = useMessages()
  const { describe } = messages
  const known = ids.slice(0, MOST_KNOWN)
  const { data: photos, error } = useQuery({ queryKey: ['describe', known], queryFn: () => fetchPhotos(known), staleTime: 0, gcTime: 0 })
  return (
    <Dialog title={describe.title(ids.length)} onClose={onClose} keepOpen>
      {error && <Notice tone="bad">{describeError(error, messages)}</Notice>}
      {photos ? <DescribeForm ids={ids} photos={photos} onClose={onClose} /> : !error && <p>{describe.loading}</p>}
    </Dialog>
  )
}

function DescribeForm({ ids, photos: given, onClose }: { ids: readonly number[]; photos: readonly Photo[]; onClose: () => void }) {
  const { common } = useMessages()
  // What is being written does not change under one's hands.
  const [photos] = useState(given)
  const single = ids.length === 1 ? photos[0] : undefined
  const [draft, setDraft] = useState(() => beginDraft(single, photos[0]))
  const saveDraft = useSaveDraft(ids, photos)
  const save = (event?: FormEvent) => {
    event?.preventDefault()
    onClose()
    void saveDraft(draft, single)
  }

  return (
    <form className={styles.form} onSubmit={save}>
      <CaptionPart
        draft={draft}
        single={single !== undefined}
        someCaptioned={photos.length < ids.length || photos.some((photo) => photo.caption !== '')}
        onChange={setDraft}
        onSave={save}
      />
      <TagPart draft={draft} photos={photos} total={ids.length} onChange={setDraft} />
      <DatePart draft={draft} single={single !== undefined} first={photos[0]} onChange={setDraft} />
      {!single && <MarkPart draft={draft} onChange={setDraft} />}
      <div className={styles.actions}>
        <Button onClick={onClose}>{common.cancel}</Button>
        <Button look="primary" type="submit">
          {common.save}
        </Button>
      </div>
    </form>
  )
}
