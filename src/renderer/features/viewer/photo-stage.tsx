import { Maximize, Minus, Plus } from 'lucide-react'
import { type PointerEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useElementHeight, useElementWidth } from '../../ui/use-element-size.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './photo-stage.module.css'
import { Picture, type PictureState } from './picture.tsx'
import { usePixelRatio } from './use-pixel-ratio.ts'
import { useZoom, type ZoomControls } from './use-zoom.ts'
import {
  closeZoom,
  fitPicture,
  mostZoom,
  needsFullPicture,
  pixelZoom,
  SCREEN_PREVIEW_EDGE,
  swipeDirection,
  WHOLE_PICTURE,
  zoomPercent,
} from './zoom-geometry.ts'

const KEY_ZOOM = 1.5
/** What an arrow key moves a zoomed picture by, as a part of the stage. */
const KEY_PAN = 0.2
/** Room beside a picture that fits, for the buttons of the previous and the next. In CSS px. */
const SIDE_ROOM = { wide: 64, narrow: 8 }
const NARROW_STAGE = 640
/** While photos fly past at the speed of a held key, their large pictures are not even asked for. */
const SETTLE_MS = 90

/** What a key means to the stage just now; undefined where it is not the stage's. */
export type StageKeys = (key: string) => (() => void) | undefined

/** The photo on show, which can be zoomed and moved, and unseen beside it those that the next keys may ask for. */
export function PhotoStage(props: {
  photo: Photo
  /** Most likely first. */
  around: readonly Photo[]
  /** Whether its file is not where it was. */
  missing: boolean
  keys: Ref<StageKeys>
  onPrevious: () => void
  onNext: () => void
}) {
  const { photo } = props
  const { viewer } = useMessages()
  const stage = useRef<HTMLDivElement>(null)
  const size = { width: useElementWidth(stage), height: useElementHeight(stage) }
  const pixelRatio = usePixelRatio()
  const [seen, setSeen] = useState({ photoId: photo.id, view: WHOLE_PICTURE, glides: false })
  const [state, setState] = useState<PictureState>('loading')
  const [fullState, setFullState] = useState<PictureState>('loading')
  const fetched = useSettled([photo, ...props.around])

  const onShow = seen.photoId === photo.id ? seen : { view: WHOLE_PICTURE, glides: false }
  const { view } = onShow
  const place = (of: Photo) => fitOnStage(of, size)
  const fitted = place(photo)
  const onePixel = fitted.width > 0 ? pixelZoom(photo, fitted, pixelRatio) : 1
  const zoomed = view.k > 1
  const full = needsFullPicture(photo, SCREEN_PREVIEW_EDGE, view.k, onePixel)
  const controls = useZoom({
    stage,
    size,
    fitted,
    most: mostZoom(onePixel),
    view,
    onChange: (view, glides) => setSeen({ photoId: photo.id, view, glides }),
  })

  // The first click of a double click in the grid opens the photo; its second one is not meant for the picture.
  const clickedHere = useRef(false)
  const pointer = useRef<{ x: number; y: number } | undefined>(undefined)
  const toggle = (at = pointer.current) => (zoomed ? controls.zoomTo(1) : controls.zoomTo(closeZoom(onePixel), at))
  useImperativeHandle(props.keys, () => (key) => stageKey(key, { controls, zoomed, toggle, size }))
  const swipe = useSwipe(zoomed, props)

  const layers = [photo, ...props.around.filter((other) => fetched.has(other.id))]
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and the buttons below do all that the pointer does */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div
        ref={stage}
        className={styles.stage}
        data-zoomed={zoomed}
        onClick={({ detail }) => {
          if (detail === 1) clickedHere.current = true
        }}
        onDoubleClick={({ nativeEvent: { offsetX: x, offsetY: y } }) => {
          if (clickedHere.current) toggle({ x, y })
        }}
        onPointerMove={({ nativeEvent: { offsetX: x, offsetY: y } }) => {
          pointer.current = { x, y }
        }}
        onPointerLeave={() => {
          pointer.current = undefined
        }}
        {...swipe}
      >
        {size.width > 0 &&
          size.height > 0 &&
          layers.map((layer) => {
            const shown = layer.id === photo.id
            return (
              <Picture
                key={layer.id}
                photo={layer}
                fitted={place(layer)}
                view={shown ? view : WHOLE_PICTURE}
                pixelRatio={pixelRatio}
                shown={shown}
                glides={shown && onShow.glides}
                sharp={fetched.has(layer.id)}
                full={shown && full}
                {...(shown && { onState: setState, onFullState: setFullState })}
              />
            )
          })}
      </div>
      {state === 'failed' && (
        // Toasts stand above it.
        <p role="status" className={styles.failed} data-bottom-bar>
          {props.missing ? viewer.pictureMissing : viewer.pictureFailed}
        </p>
      )}
      <ZoomBar
        percent={zoomPercent(view.k, onePixel)}
        zoomed={zoomed}
        sharpening={full && fullState === 'loading'}
        controls={controls}
        onToggle={() => toggle(undefined)}
      />
    </div>
  )
}

function ZoomBar(props: { percent: number; zoomed: boolean; sharpening: boolean; controls: ZoomControls; onToggle: () => void }) {
  const { viewer } = useMessages()
  const { percent, zoomed, controls } = props
  return (
    <fieldset aria-label={viewer.zoom} data-bottom-bar className={styles.zoom}>
      <span role="status" className={props.sharpening ? styles.sharpening : undefined}>
        {props.sharpening && viewer.sharpening}
      </span>
      <IconButton label={viewer.zoomOut} aria-keyshortcuts="-" disabled={!zoomed} onClick={() => controls.zoomBy(1 / KEY_ZOOM)}>
        <Minus size={18} />
      </IconButton>
      <Button
        look="ghost"
        className={styles.percent}
        aria-label={`${viewer.percent(percent)}, ${zoomed ? viewer.wholePicture : viewer.onePixel}`}
        aria-keyshortcuts="Enter"
        title={zoomed ? viewer.wholePicture : viewer.onePixel}
        onClick={props.onToggle}
      >
        {zoomed && <Maximize size={14} aria-hidden />}
        <span data-zoom-percent={percent}>{viewer.percent(percent)}</span>
      </Button>
      <IconButton label={viewer.zoomIn} aria-keyshortcuts="+" onClick={() => controls.zoomBy(KEY_ZOOM)}>
        <Plus size={18} />
      </IconButton>
    </fieldset>
  )
}

function fitOnStage(photo: Photo, size: { width: number; height: number }) {
  const side = size.width < NARROW_STAGE ? SIDE_ROOM.narrow : SIDE_ROOM.wide
  const fitted = fitPicture(photo, { width: Math.max(1, size.width - side * 2), height: Math.max(1, size.height) })
  return { ...fitted, x: fitted.x + side }
}

type StageState = { controls: ZoomControls; zoomed: boolean; toggle: () => void; size: { width: number; height: number } }

function stageKey(key: string, { controls, zoomed, toggle, size }: StageState): (() => void) | undefined {
  if (key === '+' || key === '=') return () => controls.zoomBy(KEY_ZOOM)
  if (key === '-' || key === '_') return () => controls.zoomBy(1 / KEY_ZOOM)
  if (key === 'Enter') return toggle
  if (!zoomed) return
  if (key === '0') return () => controls.zoomTo(1)
  const step = steps[key]
  return step && (() => controls.panBy(step[0] * size.width * KEY_PAN, step[1] * size.height * KEY_PAN))
}

/** The picture moves against the arrow, so that what lies that way comes into sight. */
const steps: Record<string, readonly [number, number]> = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }

/** Those of `photos` whose large pictures are worth fetching: at once when the first of them is there to stay, else those that were already. */
function useSettled(photos: readonly Photo[]): ReadonlySet<number> {
  const ids = photos.map((photo) => photo.id).join(' ')
  const [settled, setSettled] = useState(ids)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(ids), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [ids])
  const known = new Set(settled.split(' ').map(Number))
  return new Set(photos.map((photo) => photo.id).filter((id) => known.has(id)))
}

/** A finger that wipes over a picture that fits brings the one beside it. Two fingers are a pinch. */
function useSwipe(zoomed: boolean, on: { onPrevious: () => void; onNext: () => void }) {
  const start = useRef<{ pointerId: number; x: number; y: number } | null>(null)
  return {
    onPointerDown: ({ pointerType, pointerId, isPrimary, clientX, clientY }: PointerEvent) => {
      if (pointerType !== 'touch') return
      start.current = isPrimary && !zoomed ? { pointerId, x: clientX, y: clientY } : null
    },
    onPointerUp: ({ pointerId, clientX, clientY }: PointerEvent) => {
      const from = start.current
      if (from?.pointerId !== pointerId) return
      start.current = null
      const way = swipeDirection({ x: clientX - from.x, y: clientY - from.y })
      if (way === 'next') on.onNext()
      if (way === 'previous') on.onPrevious()
    },
    onPointerCancel: () => {
      start.current = null
    },
  }
}
