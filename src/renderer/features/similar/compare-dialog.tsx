import { Check, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useElementHeight, useElementWidth } from '../../ui/use-element-size.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { Picture } from '../viewer/picture.tsx'
import { usePixelRatio } from '../viewer/use-pixel-ratio.ts'
import { useZoom } from '../viewer/use-zoom.ts'
import {
  closeZoom,
  fitPicture,
  mostZoom,
  needsFullPicture,
  pixelZoom,
  SCREEN_PREVIEW_EDGE,
  WHOLE_PICTURE,
  type ZoomView,
} from '../viewer/zoom-geometry.ts'
import type { Choice } from './choice.ts'
import styles from './compare-dialog.module.css'
import { bestColumns } from './side-by-side.ts'

type Seen = { view: ZoomView; glides: boolean }

const KEY_ZOOM = 1.5
/** What stands below each picture. */
const CAPTION_PX = 56
const KEY_PAN_PX = 120
const pans: Record<string, readonly [number, number]> = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }

/** Photos side by side, over the whole window: where one looks closer in one, the others follow. */
export function CompareDialog(props: {
  photos: readonly Photo[]
  choice: Choice
  onChoose: (id: number, more: boolean) => void
  onClose: () => void
}) {
  const { similar, common } = useMessages()
  const dialog = useRef<HTMLDialogElement>(null)
  const [seen, setSeen] = useState<Seen>({ view: WHOLE_PICTURE, glides: false })

  const panes = useRef<HTMLDivElement>(null)
  const room = { width: useElementWidth(panes), height: useElementHeight(panes) }
  const [first] = props.photos
  const columns = first ? bestColumns(props.photos.length, first.width / first.height, room, CAPTION_PX) : 1

  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])

  return (
    <dialog
      ref={dialog}
      aria-label={similar.compareTitle}
      data-surface="dark"
      className={styles.dialog}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
    >
      <header className={styles.bar}>
        <IconButton label={common.close} onClick={props.onClose}>
          <X size={22} />
        </IconButton>
        <span>{similar.compareHint}</span>
      </header>
      <div ref={panes} className={styles.panes} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {props.photos.map((photo, index) => (
          <Pane
            key={photo.id}
            photo={photo}
            leads={index === 0}
            chosen={props.choice.has(photo.id)}
            seen={seen}
            onSeen={setSeen}
            onChoose={() => props.onChoose(photo.id, false)}
          />
        ))}
      </div>
    </dialog>
  )
}

/** One of them. The one that leads takes the keys for all. */
function Pane(props: { photo: Photo; leads: boolean; chosen: boolean; seen: Seen; onSeen: (seen: Seen) => void; onChoose: () => void }) {
  const { photo, chosen, seen } = props
  const { similar } = useMessages()
  const stage = useRef<HTMLDivElement>(null)
  const size = { width: useElementWidth(stage), height: useElementHeight(stage) }
  const pixelRatio = usePixelRatio()
  const fitted = fitPicture(photo, { width: Math.max(1, size.width), height: Math.max(1, size.height) })
  const onePixel = pixelZoom(photo, fitted, pixelRatio)
  const { view } = seen
  const controls = useZoom({
    stage,
    size,
    fitted,
    most: mostZoom(onePixel),
    view,
    onChange: (view, glides) => props.onSeen({ view, glides }),
  })
  const toggle = (at?: { x: number; y: number }) => (view.k > 1 ? controls.zoomTo(1) : controls.zoomTo(closeZoom(onePixel), at))

  useDialogKeys(props.leads ? stage : null, (key) => {
    const pan = pans[key]
    if (key === '+' || key === '=') controls.zoomBy(KEY_ZOOM)
    else if (key === '-') controls.zoomBy(1 / KEY_ZOOM)
    else if (key === '0') controls.zoomTo(1)
    else if (key === 'Enter') toggle()
    else if (pan) controls.panBy(pan[0] * KEY_PAN_PX, pan[1] * KEY_PAN_PX)
  })

  return (
    <figure className={styles.pane}>
      <div
        ref={stage}
        role="img"
        aria-label={photo.caption || photo.fileName}
        className={styles.stage}
        onDoubleClick={({ nativeEvent: { offsetX: x, offsetY: y } }) => toggle({ x, y })}
      >
        {size.width > 0 && size.height > 0 && (
          <Picture
            photo={photo}
            fitted={fitted}
            view={view}
            pixelRatio={pixelRatio}
            shown
            glides={seen.glides}
            sharp
            full={needsFullPicture(photo, SCREEN_PREVIEW_EDGE, view.k, onePixel)}
          />
        )}
      </div>
      <figcaption className={styles.caption}>
        <span>{photo.fileName}</span>
        <Button look={chosen ? 'primary' : 'plain'} aria-pressed={chosen} onClick={props.onChoose}>
          {chosen && <Check size={18} aria-hidden />}
          {chosen ? similar.chosen : similar.pick}
        </Button>
      </figcaption>
    </figure>
  )
}

/** Keys of the dialog that `within` stands in; Enter on a button stays the button's. */
function useDialogKeys(within: { readonly current: HTMLElement | null } | null, act: (key: string) => void): void {
  useEffect(() => {
    const dialog = within?.current?.closest('dialog')
    if (!dialog) return
    const takeKey = ({ key, target }: KeyboardEvent) => {
      if (key === 'Enter' && target instanceof Element && target.closest('button')) return
      act(key)
    }
    dialog.addEventListener('keydown', takeKey)
    return () => dialog.removeEventListener('keydown', takeKey)
  })
}
