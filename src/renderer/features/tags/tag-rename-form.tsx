import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { client } from '../../api/client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { Button } from '../../ui/button.tsx'
import fieldStyles from '../../ui/field.module.css'
import { splitTags } from '../../ui/split-tags.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './tag-manager.module.css'
import { useTagEdits } from './use-tag-edits.ts'

const LONGEST_NAME = 60
/** Enough to have the one that is exactly what is typed among them. */
const LOOKED_AT = 50

/** A new name for a tag. Says so before where another tag has that name and the two become one. */
export function TagRenameForm({ tag, onCancel, onDone }: { tag: string; onCancel: () => void; onDone: () => void }) {
  const { describe, common } = useMessages()
  const { rename } = useTagEdits(onDone)
  const [name, setName] = useState(tag)
  // A comma would make two of it, so what is before the first one counts.
  const wanted = splitTags(name)[0] ?? ''
  const { data } = useQuery({
    queryKey: queryKey.tagList(wanted, LOOKED_AT),
    queryFn: ({ signal }) => client.tags.list({ text: wanted, limit: LOOKED_AT }, { signal }),
    enabled: wanted !== '' && wanted !== tag,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  })
  const merges = wanted !== tag && data?.tags.some((other) => other.tag === wanted) === true

  const save = (event: FormEvent) => {
    event.preventDefault()
    if (wanted === '') return
    if (wanted === tag) return onCancel()
    void rename(tag, wanted)
  }

  return (
    <form
      className={styles.rename}
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        // The dialog around stays.
        event.preventDefault()
        event.stopPropagation()
        onCancel()
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: it appears because one has asked to write a name
        autoFocus
        className={fieldStyles.input}
        aria-label={describe.tidyName}
        maxLength={LONGEST_NAME}
        value={name}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.target.value)}
      />
      <Button onClick={onCancel}>{common.cancel}</Button>
      <Button type="submit" look="primary" disabled={wanted === ''}>
        {merges ? describe.tidyMergeAction : describe.tidyRenameAction}
      </Button>
      {merges && (
        <p role="status" className={fieldStyles.hint}>
          {describe.tidyMerge(tag, wanted)}
        </p>
      )}
    </form>
  )
}
