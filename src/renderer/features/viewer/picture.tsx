import { type RefObject, useEffect, useRef, useState } from 'react'
import { type MediaSize, mediaAddress } from '#shared/addresses.ts'
import type { Photo } from '#shared/contract/photos.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './picture.module.css'
import { type Rect, snapToPixel, type ZoomView } from './zoom-geometry.ts'

export type PictureState = 'loading' | 'sharp' | 'failed'

/**
 * One photo on the stage: the thumbnail that is there already, over it the screen preview once it has come, over that the photo
 * in full where one looks closer, all in the place that the photo's size gives. A picture beside the one on show waits unseen.
 */
export function Picture(props: {
  photo: Photo
  fitted: Rect
  view: ZoomView
  pixelRatio: number
  shown: boolean
  /** Moves to `view` instead of standing there at once. */
  glides: boolean
  /** Whether the screen preview is fetched, or only the thumbnail shown. */
  sharp: boolean
  full: boolean
  onState?: (state: PictureState) => void
  onFullState?: (state: PictureState) => void
}) {
  const { photo, fitted, view, pixelRatio, shown } = props
  const screen = usePictureSource(photo, 'screen', props.sharp, props.onState)
  // Laid out in the photo's own pixels: at 1:1 the scale is 1, and nothing between the layout's rounding and the screen blurs it.
  const scale = ((fitted.width * view.k) / photo.width) * pixelRatio
  const x = snapToPixel(view.x + fitted.x * view.k, pixelRatio)
  const y = snapToPixel(view.y + fitted.y * view.k, pixelRatio)
  return (
    <div
      className={classNames(styles.picture, shown && styles.onShow, props.glides && styles.gliding)}
      style={{
        width: photo.width / pixelRatio,
        height: photo.height / pixelRatio,
        backgroundColor: photo.colour,
        transform: `translate(${x}px, ${y}px) scale(${scale})`,
      }}
      aria-hidden={!shown}
      data-picture={shown ? screen.state : undefined}
    >
      <img src={mediaAddress('grid', photo)} alt="" draggable={false} decoding="sync" />
      <img
        ref={screen.ref}
        alt={photo.caption || photo.fileName}
        draggable={false}
        className={classNames(styles.sharp, screen.state === 'sharp' && styles.ready)}
      />
      {props.full && <FullPicture photo={photo} onState={props.onFullState} />}
    </div>
  )
}

function FullPicture({ photo, onState }: { photo: Photo; onState: ((state: PictureState) => void) | undefined }) {
  const full = usePictureSource(photo, 'full', true, onState)
  return (
    <img
      ref={full.ref}
      alt=""
      draggable={false}
      className={classNames(styles.sharp, full.state === 'sharp' && styles.ready)}
      data-full={full.state}
    />
  )
}

/** Fetches and decodes a picture before it is shown, so that it never appears in part, and gives up on it when it is passed by. */
function usePictureSource(
  photo: Photo,
  size: MediaSize,
  wanted: boolean,
  onState: ((state: PictureState) => void) | undefined,
): { ref: RefObject<HTMLImageElement | null>; state: PictureState } {
  const ref = useRef<HTMLImageElement>(null)
  const [state, setState] = useState<PictureState>('loading')
  const source = mediaAddress(size, photo)
  const tell = useRef(onState)

  useEffect(() => {
    tell.current = onState
    tell.current?.(state)
  }, [onState, state])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a file that was missing and is found again is worth another try
  useEffect(() => {
    const image = ref.current
    if (!image || !wanted) return
    let passed = false
    image.src = source
    image
      .decode()
      .then(() => 'sharp' as const)
      .catch(() => 'failed' as const)
      .then((state) => {
        if (!passed) setState(state)
      })
    return () => {
      passed = true
      // Taking the address away is what stops the browser from loading it.
      image.removeAttribute('src')
      setState('loading')
    }
  }, [source, wanted, photo.missing])

  return { ref, state }
}
