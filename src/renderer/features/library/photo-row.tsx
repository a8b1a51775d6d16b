import { Check, Heart, TriangleAlert } from 'lucide-react'
import { type MouseEvent, memo, useState } from 'react'
import { mediaAddress } from '#shared/addresses.ts'
import type { Photo } from '#shared/contract/photos.ts'
import { classNames } from '../../ui/class-names.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { Highlighted } from '../search/highlighted.tsx'
import type { PhotosRow } from './grid-layout.ts'
import styles from './photo-row.module.css'
import type { PhotoList } from './use-photo-list.ts'

/** About how wide a Hangul syllable is in the caption. */
const CHARACTER_PX = 13

type Press = (photo: Photo, how: { range: boolean; toggle: boolean }) => void

export function PhotoRow(props: {
  row: PhotosRow
  photos: readonly Photo[]
  list: PhotoList
  selected: ReadonlyMap<number, Photo>
  focusedIndex: number
  onPress: Press
}) {
  const { row, list } = props
  return (
    <div role="presentation" className={styles.row} style={{ transform: `translateY(${row.top}px)`, height: row.height }}>
      {props.photos.slice(row.from, row.to).map((photo, offset) => (
        <PhotoCell
          key={photo.id}
          photo={photo}
          left={row.lefts[offset] ?? 0}
          width={row.widths[offset] ?? 0}
          position={row.from + offset + 1}
          total={list.total ?? props.photos.length}
          selected={props.selected.has(photo.id)}
          selecting={props.selected.size > 0}
          focusable={props.focusedIndex === row.from + offset}
          text={list.corrected ?? list.text}
          typing={list.typing}
          onPress={props.onPress}
        />
      ))}
    </div>
  )
}

type PhotoCellProps = {
  photo: Photo
  left: number
  width: number
  /** From 1. */
  position: number
  total: number
  selected: boolean
  selecting: boolean
  focusable: boolean
  text: string
  typing: boolean
  onPress: Press
}

const PhotoCell = memo(function PhotoCell(props: PhotoCellProps) {
  const { photo, selected, onPress } = props
  const { library, format } = useMessages()
  const [loaded, setLoaded] = useState(false)
  const press = (event: MouseEvent, onMark: boolean) => {
    event.stopPropagation()
    onPress(photo, { range: event.shiftKey, toggle: onMark || event.ctrlKey || event.metaKey })
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox takes the keys for all of its photos
    <div
      role="option"
      data-photo={photo.id}
      tabIndex={props.focusable ? 0 : -1}
      aria-selected={selected}
      aria-posinset={props.position}
      aria-setsize={props.total}
      aria-label={library.photoLabel(photo.caption, photo.fileName, format.day(photo.takenAt))}
      className={classNames(styles.cell, selected && styles.selected, props.selecting && styles.selecting)}
      style={{ left: props.left, width: props.width, backgroundColor: photo.colour }}
      onClick={(event) => press(event, false)}
    >
      <img
        src={mediaAddress('grid', photo)}
        alt=""
        draggable={false}
        decoding="async"
        className={classNames(styles.picture, loaded && styles.loaded)}
        onLoad={() => setLoaded(true)}
      />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: for the mouse only; Space does the same on the photo */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <span className={styles.mark} onClick={(event) => press(event, true)}>
        <span className={styles.ring}>
          <Check size={16} strokeWidth={3} aria-hidden />
        </span>
      </span>
      <span className={styles.badges}>
        {photo.damaged && <TriangleAlert size={16} aria-label={library.damaged} />}
        {photo.favorite && <Heart size={16} fill="currentColor" aria-label={library.favorite} />}
      </span>
      {photo.caption && (
        <span className={classNames(styles.caption, props.text !== '' && styles.found)}>
          <Highlighted text={photo.caption} query={props.text} typing={props.typing} room={Math.floor(props.width / CHARACTER_PX)} />
        </span>
      )}
    </div>
  )
})
