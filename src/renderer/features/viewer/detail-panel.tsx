import { useId, useState } from 'react'
import type { Photo, PhotoDetail } from '#shared/contract/photos.ts'
import { Button } from '../../ui/button.tsx'
import fieldStyles from '../../ui/field.module.css'
import { Notice } from '../../ui/notice.tsx'
import { TagInput } from '../../ui/tag-input.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { useUndo } from '../edits/use-undo.ts'
import { MissingNotice } from '../files/missing-notice.tsx'
import { CaptionField } from './caption-field.tsx'
import styles from './detail-panel.module.css'
import { PhotoFacts } from './photo-facts.tsx'
import { StarRating } from './star-rating.tsx'
import { useSavePhoto } from './use-save-photo.ts'

/** Beyond so many, the tags would push what is below them out of sight. */
const TAGS_AT_FIRST = 12

/** What is known of a photo and what the customer says of it. `detail` comes a moment after the photo. */
export function DetailPanel({ photo, detail }: { photo: Photo; detail: PhotoDetail | undefined }) {
  const { viewer, library } = useMessages()
  const { offerUndo } = useUndo()
  const save = useSavePhoto(photo.id)
  const tagsId = useId()
  const [allTags, setAllTags] = useState(false)
  const hidden = allTags ? 0 : Math.max(0, photo.tags.length - TAGS_AT_FIRST)

  const removeTag = async (tag: string) => {
    const editId = await save({ removeTags: [tag] })
    if (editId != null) offerUndo(library.tagsSaved, editId)
  }

  return (
    <aside className={styles.panel} aria-label={viewer.showInfo}>
      {(photo.missing || detail?.available === false) && <MissingNotice photoId={photo.id} />}
      {photo.damaged && <Notice>{library.damaged}</Notice>}
      <CaptionField photo={photo} />
      <div className={fieldStyles.field}>
        <label className={fieldStyles.label} htmlFor={tagsId}>
          {viewer.tags}
        </label>
        <TagInput
          id={tagsId}
          tags={photo.tags.slice(0, photo.tags.length - hidden)}
          placeholder={viewer.tagPlaceholder}
          removeLabel={library.removeTag}
          onAdd={(tags) => {
            const fresh = tags.filter((tag) => !photo.tags.includes(tag))
            // What is added comes last, and is to be seen.
            setAllTags(true)
            if (fresh.length > 0) void save({ addTags: fresh })
          }}
          onRemove={(tag) => void removeTag(tag)}
        />
        {hidden > 0 && (
          <Button look="quiet" className={styles.more} onClick={() => setAllTags(true)}>
            {viewer.moreTags(hidden)}
          </Button>
        )}
      </div>
      <StarRating rating={photo.rating} onChange={(rating) => void save({ rating })} />
      <PhotoFacts photo={photo} detail={detail} />
    </aside>
  )
}
