import { Check, Heart, ImageOff, Star, TriangleAlert, Unplug } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import { mediaAddress } from '#shared/addresses.ts'
import type { Photo } from '#shared/contract/photos.ts'
import type { Messages } from '#shared/messages/index.ts'
import { classNames } from '../../ui/class-names.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { Highlighted } from '../search/highlighted.tsx'
import { HitTags } from '../search/hit-tags.tsx'
import { usePhoto } from './library-view.ts'
import styles from './photo-row.module.css'
import { calmStore } from './scroll-pace.ts'

/** About how wide a Hangul syllable is in the caption. */
const CHARACTER_PX = 13

type PhotoCellProps = {
  id: number
  left: number
  width: number
  /** From 1. */
  position: number
  total: number
  selected: boolean
  selecting: boolean
  focusable: boolean
  /** What is looked for, to be marked in the caption. */
  text: string
  typing: boolean
}

/** One photo in the grid. What is pressed in it is taken by the grid, by `data-photo` and `data-mark`. */
export const PhotoCell = memo(function PhotoCell({ id, left, width, position, total, selected, ...props }: PhotoCellProps) {
  const photo = usePhoto(id)
  const messages = useMessages()
  const { library } = messages
  return (
    <div
      role="option"
      data-photo={id}
      tabIndex={props.focusable ? 0 : -1}
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={total}
      aria-label={photo ? nameOf(photo, messages) : library.photoLoading}
      className={classNames(styles.cell, selected && styles.selected, props.selecting && styles.selecting)}
      style={{ left, width, backgroundColor: photo?.colour }}
    >
      {photo && <Picture photo={photo} />}
      <span className={styles.mark} data-mark>
        <span className={styles.ring}>
          <Check size={16} strokeWidth={3} aria-hidden />
        </span>
      </span>
      {photo && <Badges photo={photo} />}
      {photo && (photo.caption !== '' || props.text !== '') && (
        <span className={classNames(styles.caption, props.text !== '' && styles.found)}>
          <HitTags tags={photo.tags} caption={photo.caption} query={props.text} typing={props.typing} />
          <Highlighted text={photo.caption} query={props.text} typing={props.typing} room={Math.floor(width / CHARACTER_PX)} />
        </span>
      )}
    </div>
  )
})

/** All that the picture and its badges say. */
function nameOf({ caption, fileName, takenAt, favorite, rating, missing, damaged }: Photo, { library, format }: Messages): string {
  const facts = [
    library.photoLabel(caption, fileName, format.day(takenAt)),
    favorite && library.favorite,
    rating > 0 && library.stars(rating),
    missing && library.missing,
    damaged && library.damaged,
  ]
  return facts.filter(Boolean).join(', ')
}

/** The thumbnail, or a quiet mark where there is none. A better one takes the place of the one shown once it has come. */
function Picture({ photo }: { photo: Photo }) {
  const { library } = useMessages()
  const source = mediaAddress('grid', photo)
  const wanted = useOnceCalm()
  const [loaded, setLoaded] = useState(false)
  const [failed, setFailed] = useState('')
  if (!wanted) return null
  if (failed === source) {
    return (
      <span className={styles.unseen} title={library.noPicture}>
        <ImageOff size={20} strokeWidth={1.5} aria-label={library.noPicture} />
      </span>
    )
  }
  return (
    <img
      src={source}
      alt=""
      draggable={false}
      decoding="async"
      className={classNames(styles.picture, loaded && styles.loaded)}
      onLoad={() => setLoaded(true)}
      onError={() => setFailed(source)}
    />
  )
}

/** False for what flies past; true for good from the first calm moment on. */
function useOnceCalm(): boolean {
  const [calm, setCalm] = useState(calmStore.get)
  useEffect(() => {
    if (calm) return
    const take = () => setCalm((before) => before || calmStore.get())
    take()
    return calmStore.subscribe(take)
  }, [calm])
  return calm
}

function Badges({ photo }: { photo: Photo }) {
  const { library } = useMessages()
  const { damaged, missing, favorite, rating, format, stacked } = photo
  const behind = [...new Set(stacked)].map((other) => other.toUpperCase())
  return (
    <span className={styles.badges}>
      {(format === 'raw' || behind.length > 0) && (
        <span className={styles.format}>{format === 'raw' ? 'RAW' : library.stackedWith(behind)}</span>
      )}
      {missing && (
        <span className={classNames(styles.badge, styles.bad)}>
          <Unplug size={16} strokeWidth={2.5} aria-label={library.missing} />
        </span>
      )}
      {damaged && (
        <span className={styles.badge}>
          <TriangleAlert size={16} aria-label={library.damaged} />
        </span>
      )}
      {rating > 0 && (
        <span className={classNames(styles.badge, styles.stars)} role="img" aria-label={library.stars(rating)}>
          <Star size={14} fill="currentColor" aria-hidden />
          {rating}
        </span>
      )}
      {favorite && (
        <span className={styles.badge}>
          <Heart size={15} fill="currentColor" aria-label={library.favorite} />
        </span>
      )}
    </span>
  )
}
