import { FolderOpen } from 'lucide-react'
import { useId } from 'react'
import type { Photo, PhotoDetail } from '#shared/contract/photos.ts'
import { hostBridge } from '../../api/host-bridge.ts'
import { Button } from '../../ui/button.tsx'
import fieldStyles from '../../ui/field.module.css'
import { Notice } from '../../ui/notice.tsx'
import { TagInput } from '../../ui/tag-input.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { CaptionField } from './caption-field.tsx'
import styles from './detail-panel.module.css'
import { StarRating } from './star-rating.tsx'
import { useSavePhoto } from './use-viewer-keys.ts'

/** What is known of a photo and what the customer says of it. `detail` comes a moment after the photo. */
export function DetailPanel({ photo, detail }: { photo: Photo; detail: PhotoDetail | undefined }) {
  const { viewer, library, common } = useMessages()
  const save = useSavePhoto(photo.id)
  const tagsId = useId()

  const removeTag = async (tag: string) => {
    if (await save({ removeTags: [tag] })) {
      showToast(library.tagsSaved, { action: { label: common.undo, run: () => void save({ addTags: [tag] }) } })
    }
  }

  return (
    <aside className={styles.panel} aria-label={viewer.showInfo}>
      <CaptionField photo={photo} />
      <div className={fieldStyles.field}>
        <label className={fieldStyles.label} htmlFor={tagsId}>
          {viewer.tags}
        </label>
        <TagInput
          id={tagsId}
          tags={photo.tags}
          placeholder={viewer.tagPlaceholder}
          removeLabel={library.removeTag}
          onAdd={(tags) => {
            const fresh = tags.filter((tag) => !photo.tags.includes(tag))
            if (fresh.length > 0) void save({ addTags: fresh })
          }}
          onRemove={removeTag}
        />
      </div>
      <StarRating rating={photo.rating} onChange={(rating) => save({ rating })} />
      {detail && !detail.available && <Notice>{viewer.unavailable}</Notice>}
      {photo.damaged && <Notice>{library.damaged}</Notice>}
      <Facts photo={photo} detail={detail} />
      {hostBridge.revealPhoto && (
        <Button onClick={() => void hostBridge.revealPhoto?.(photo.id)}>
          <FolderOpen size={18} aria-hidden />
          {viewer.reveal}
        </Button>
      )}
    </aside>
  )
}

function Facts({ photo, detail }: { photo: Photo; detail: PhotoDetail | undefined }) {
  const { viewer, format } = useMessages()
  const facts: [string, string | undefined][] = [
    [viewer.taken, `${format.day(photo.takenAt)} ${format.clock(photo.takenAt)}`],
    [viewer.size, [format.pixels(photo.width, photo.height), detail && format.bytes(detail.bytes)].filter(Boolean).join(' · ')],
    [viewer.camera, detail?.camera],
    [viewer.folder, detail?.folder],
    [viewer.file, photo.fileName],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
