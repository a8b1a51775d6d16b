import { useId, useMemo, useState } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import { Button } from '../../ui/button.tsx'
import fieldStyles from '../../ui/field.module.css'
import { TagInput } from '../../ui/tag-input.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './describe-dialog.module.css'
import type { Draft } from './draft.ts'
import { planAdding, planRemoving, tagCounts } from './tag-plan.ts'

/** A thousand photos may bear a hundred tags; those that most of them bear are what one looks for. */
const SHOWN_AT_FIRST = 12

/** The tags of all that are selected. `total`: how many that are, of which `photos` are known. */
export function TagPart(props: { draft: Draft; photos: readonly Photo[]; total: number; onChange: (draft: Draft) => void }) {
  const { describe } = useMessages()
  const { draft, photos, total, onChange } = props
  const { tags: plan } = draft
  const id = useId()
  const counts = useMemo(() => tagCounts(photos), [photos])
  const [all, setAll] = useState(counts.size <= SHOWN_AT_FIRST)
  const known = [...counts.keys()]
  const left = (all ? known : known.slice(0, SHOWN_AT_FIRST)).filter((tag) => !plan.remove.includes(tag))
  const bornByAll = (tag: string) => counts.get(tag) === photos.length && photos.length === total
  const hint = total === 1 ? describe.tagsHint : photos.length < total ? describe.tagsOf(photos.length) : describe.tagsHintMany

  return (
    <div className={fieldStyles.field}>
      <label className={fieldStyles.label} htmlFor={id}>
        {describe.tags}
      </label>
      <TagInput
        id={id}
        tags={[...new Set([...left, ...plan.add])]}
        noteOf={(tag) => {
          const count = counts.get(tag) ?? photos.length
          return count < photos.length && !plan.add.includes(tag) ? describe.tagsSome(count) : ''
        }}
        placeholder={describe.addTag}
        removeLabel={describe.removeTag}
        onAdd={(tags) => {
          const fresh = tags.filter((tag) => !bornByAll(tag) || plan.remove.includes(tag))
          onChange({ ...draft, tags: planAdding(plan, fresh) })
        }}
        onRemove={(tag) => onChange({ ...draft, tags: planRemoving(plan, tag, counts.has(tag)) })}
      />
      {!all && (
        <Button look="quiet" className={styles.more} onClick={() => setAll(true)}>
          {describe.moreTags(known.length - SHOWN_AT_FIRST)}
        </Button>
      )}
      <p className={fieldStyles.hint}>{hint}</p>
    </div>
  )
}
