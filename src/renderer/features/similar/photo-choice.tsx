import { Check } from 'lucide-react'
import { useState } from 'react'
import { mediaAddress } from '#shared/addresses.ts'
import type { Photo } from '#shared/contract/photos.ts'
import { classNames } from '../../ui/class-names.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './photo-choice.module.css'

/** One photo of a group. A press keeps only it; the mark in its corner, or a press with Shift or Ctrl/⌘, keeps it too. */
export function PhotoChoice(props: {
  photo: Photo
  /** Of the picture, in CSS px. */
  height: number
  index: number
  best: boolean
  chosen: boolean
  onChoose: (more: boolean) => void
}) {
  const { photo, index, best, chosen, onChoose } = props
  const { similar, format, viewer } = useMessages()
  const [sharp, setSharp] = useState(false)
  const label = similar.choose([photo.caption || photo.fileName, best && similar.best].filter(Boolean).join(', '), index + 1)
  return (
    <li className={classNames(styles.choice, chosen && styles.chosen)}>
      <button
        type="button"
        data-choice
        aria-pressed={chosen}
        aria-label={label}
        aria-keyshortcuts={String(index + 1)}
        className={styles.picture}
        style={{ height: props.height, aspectRatio: `${photo.width} / ${photo.height}`, backgroundColor: photo.colour }}
        onClick={(event) => onChoose(event.shiftKey || event.ctrlKey || event.metaKey)}
      >
        <img src={mediaAddress('grid', photo)} alt="" draggable={false} />
        <img
          src={mediaAddress('screen', photo)}
          alt=""
          draggable={false}
          className={classNames(styles.sharp, sharp && styles.ready)}
          onLoad={() => setSharp(true)}
        />
        {best && <span className={styles.best}>{similar.best}</span>}
      </button>
      <button type="button" className={styles.mark} aria-label={`${label}, +`} aria-pressed={chosen} onClick={() => onChoose(true)}>
        <Check size={18} aria-hidden />
      </button>
      <p className={styles.facts}>
        <strong>{index + 1}</strong> {format.clock(photo.takenAt)} · {format.pixels(photo.width, photo.height)}
        {photo.rating > 0 && ` · ${viewer.stars(photo.rating)}`}
      </p>
    </li>
  )
}
