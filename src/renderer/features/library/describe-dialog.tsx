import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import { describeError } from '../../api/describe-error.ts'
import { updatePhotos } from '../../api/update-photos.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import fieldStyles from '../../ui/field.module.css'
import { TagInput } from '../../ui/tag-input.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './describe-dialog.module.css'
import { planUndo, type TagPlan, tagCounts } from './tag-plan.ts'
import { latestPhotos } from './use-photo-list.ts'

/** The caption of one photo, and the tags of all that are selected. Saved together; taken back by one press. */
export function DescribeDialog({ photos: given, onClose }: { photos: readonly Photo[]; onClose: () => void }) {
  const messages = useMessages()
  const { library, common } = messages
  const queryClient = useQueryClient()
  const [photos] = useState(() => latestPhotos(queryClient, given))
  const single = photos.length === 1 ? photos[0] : undefined
  const [caption, setCaption] = useState(single?.caption ?? '')
  const [plan, setPlan] = useState<TagPlan>({ add: [], remove: [] })
  const captionId = useId()
  const counts = tagCounts(photos)

  const run = (work: () => Promise<void>) => work().catch((error: unknown) => showToast(describeError(error, messages), { tone: 'bad' }))

  const save = (event: FormEvent) => {
    event.preventDefault()
    onClose()
    const newCaption = single && caption !== single.caption ? caption : undefined
    if (newCaption === undefined && plan.add.length + plan.remove.length === 0) return
    const ids = photos.map((photo) => photo.id)
    run(async () => {
      await updatePhotos(ids, { ...(newCaption !== undefined && { caption: newCaption }), addTags: plan.add, removeTags: plan.remove })
      const undo = async () => {
        for (const step of planUndo(photos, plan)) await updatePhotos(step.ids, step.change)
        if (single && newCaption !== undefined) await updatePhotos(ids, { caption: single.caption })
        showToast(library.undone)
      }
      showToast(newCaption === undefined ? library.tagsSaved : library.captionSaved, {
        action: { label: common.undo, run: () => void run(undo) },
      })
    })
  }

  const left = [...counts.keys()].filter((tag) => !plan.remove.includes(tag))
  return (
    <Dialog title={library.describeTitle(photos.length)} onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        {single && (
          <div className={fieldStyles.field}>
            <label className={fieldStyles.label} htmlFor={captionId}>
              {library.caption}
            </label>
            <textarea
              id={captionId}
              data-autofocus
              className={fieldStyles.input}
              rows={3}
              maxLength={5000}
              value={caption}
              onChange={(event) => setCaption(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) save(event)
              }}
            />
            <p className={fieldStyles.hint}>{library.captionHint}</p>
          </div>
        )}
        <div className={fieldStyles.field}>
          <span className={fieldStyles.label}>{library.tags}</span>
          <TagInput
            tags={[...new Set([...left, ...plan.add])]}
            noteOf={(tag) => {
              const count = counts.get(tag) ?? photos.length
              return count < photos.length && !plan.add.includes(tag) ? library.tagsSome(count) : ''
            }}
            placeholder={library.addTag}
            autoFocus={!single}
            removeLabel={library.removeTag}
            onAdd={(tags) =>
              setPlan(
                planAdding(
                  plan,
                  tags.filter((tag) => counts.get(tag) !== photos.length || plan.remove.includes(tag)),
                ),
              )
            }
            onRemove={(tag) =>
              setPlan({ add: plan.add.filter((other) => other !== tag), remove: counts.has(tag) ? [...plan.remove, tag] : plan.remove })
            }
          />
          <p className={fieldStyles.hint}>{single ? library.tagsHint : library.tagsHintMany}</p>
        </div>
        <div className={styles.actions}>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" type="submit">
            {common.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function planAdding(plan: TagPlan, tags: readonly string[]): TagPlan {
  return { add: [...new Set([...plan.add, ...tags])], remove: plan.remove.filter((tag) => !tags.includes(tag)) }
}
