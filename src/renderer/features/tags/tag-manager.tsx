import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Images, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { client } from '../../api/client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import fieldStyles from '../../ui/field.module.css'
import { SearchField } from '../../ui/search-field.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { changeFilter, clearFilters } from '../filters/filter-store.ts'
import styles from './tag-manager.module.css'
import { TagRenameForm } from './tag-rename-form.tsx'
import { useTagEdits } from './use-tag-edits.ts'

/** The others are found by their names. */
const MOST_SHOWN = 200
/** What the contract takes. */
const LONGEST_TEXT = 60

/** Every tag and how many photos bear it: renamed, merged by giving it the name of another, or taken away. */
export function TagManager({ onClose }: { onClose: () => void }) {
  const { describe } = useMessages()
  const [text, setText] = useState('')
  const wanted = text.trim().slice(0, LONGEST_TEXT)
  const { data } = useQuery({
    queryKey: queryKey.tagList(wanted, MOST_SHOWN),
    queryFn: ({ signal }) => client.tags.list({ text: wanted, limit: MOST_SHOWN }, { signal }),
    placeholderData: keepPreviousData,
  })
  const tags = data?.tags ?? []
  const empty = data !== undefined && tags.length === 0
  return (
    <Dialog title={describe.tidyTitle} onClose={onClose}>
      {empty && wanted === '' ? (
        <p className={styles.none}>{describe.tidyNone}</p>
      ) : (
        <SearchField label={describe.tidyFind} value={text} maxLength={LONGEST_TEXT} onChange={setText} />
      )}
      {empty && wanted !== '' && <p className={styles.none}>{describe.tidyFindNone(wanted)}</p>}
      <ul className={styles.list}>
        {tags.map(({ tag, count }) => (
          <TagRow key={tag} tag={tag} count={count} onClose={onClose} />
        ))}
      </ul>
      {tags.length === MOST_SHOWN && <p className={fieldStyles.hint}>{describe.tidyMore(MOST_SHOWN)}</p>}
    </Dialog>
  )
}

function TagRow({ tag, count, onClose }: { tag: string; count: number; onClose: () => void }) {
  const { describe, format } = useMessages()
  const [, navigate] = useLocation()
  const { remove } = useTagEdits(onClose)
  const [renaming, setRenaming] = useState(false)

  const see = () => {
    onClose()
    clearFilters()
    changeFilter({ tag })
    navigate('/')
  }

  return (
    <li className={styles.row}>
      {renaming ? (
        <TagRenameForm tag={tag} onCancel={() => setRenaming(false)} onDone={onClose} />
      ) : (
        <>
          <span className={styles.tag}>
            <bdi>{tag}</bdi> <span className={fieldStyles.hint}>{format.photos(count)}</span>
          </span>
          <IconButton label={describe.tidySee(tag)} onClick={see}>
            <Images size={18} />
          </IconButton>
          <IconButton label={describe.tidyRename(tag)} onClick={() => setRenaming(true)}>
            <Pencil size={18} />
          </IconButton>
          <IconButton label={describe.tidyDelete(tag)} onClick={() => void remove(tag, count)}>
            <Trash2 size={18} />
          </IconButton>
        </>
      )}
    </li>
  )
}
