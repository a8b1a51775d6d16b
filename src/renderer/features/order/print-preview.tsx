import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { mediaAddress } from '#shared/addresses.ts'
import type { PrintProduct } from '#shared/catalogue/catalogue.ts'
import type { Photo } from '#shared/contract/photos.ts'
import { type Crop, type Fit, orientPaper, placePhoto } from '#shared/layout/geometry.ts'
import { classNames } from '../../ui/class-names.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { canPan, panCrop } from './crop-pan.ts'
import styles from './print-preview.module.css'

const KEY_STEP = 0.02
const KEY_STEP_LARGE = 0.1
const steps: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/** The print as it will be: the photo on its paper, at most `height` px tall, with the trim zone dashed. With `onCrop` it can be moved on the paper. */
export function PrintPreview(props: {
  photo: Photo
  product: PrintProduct
  fit: Fit
  crop?: Crop | undefined
  height: number
  onCrop?: (crop: Crop) => void
}) {
  const { photo, product, fit, onCrop } = props
  const { order } = useMessages()
  const [dragged, setDragged] = useState<Crop | null>(null)
  const paper = orientPaper(photo, { short: product.shortPx, long: product.longPx })
  const paperMm = orientPaper(photo, { short: product.shortMm, long: product.longMm })
  const { source, target } = placePhoto(photo, paper, fit, dragged ?? props.crop)
  const movable = onCrop !== undefined && fit === 'paper-full' && canPan(source)
  const drag = useCropDrag(source, setDragged, (crop) => onCrop?.(crop))

  const takeKey = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const by = event.shiftKey ? KEY_STEP_LARGE : KEY_STEP
    // The arrow moves the photo's window the way it points.
    onCrop?.(panCrop(source, step[0] * by, step[1] * by))
  }

  const picture = (
    <>
      <span
        className={styles.photo}
        style={{
          left: percent(target.x / paper.width),
          top: percent(target.y / paper.height),
          width: percent(target.width / paper.width),
          height: percent(target.height / paper.height),
          backgroundColor: photo.colour,
        }}
      >
        <img
          src={mediaAddress('grid', photo)}
          alt=""
          draggable={false}
          style={{
            width: percent(1 / source.width),
            height: percent(1 / source.height),
            left: percent(-source.x / source.width),
            top: percent(-source.y / source.height),
          }}
        />
      </span>
      {product.trimMm > 0 && (
        <span
          className={styles.trim}
          style={{ inset: `${percent(product.trimMm / paperMm.height)} ${percent(product.trimMm / paperMm.width)}` }}
        />
      )}
    </>
  )
  const style = { width: `min(100%, ${(props.height * paper.width) / paper.height}px)`, aspectRatio: `${paper.width} / ${paper.height}` }
  if (!movable) {
    return (
      <span className={styles.paper} style={style}>
        {picture}
      </span>
    )
  }
  return (
    <button
      type="button"
      className={classNames(styles.paper, styles.movable)}
      style={style}
      aria-label={order.moveCrop(photo.fileName)}
      title={order.moveCropHint}
      onKeyDown={takeKey}
      {...drag}
    >
      {picture}
    </button>
  )
}

function useCropDrag(source: Crop, show: (crop: Crop | null) => void, keep: (crop: Crop) => void) {
  const start = useRef<{ x: number; y: number; crop: Crop; moved: Crop } | null>(null)
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      start.current = { x: event.clientX, y: event.clientY, crop: source, moved: source }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = start.current
      if (!from) return
      const { width, height } = event.currentTarget.getBoundingClientRect()
      // The photo follows the hand, so what shows of it moves the other way.
      from.moved = panCrop(from.crop, (from.x - event.clientX) / width, (from.y - event.clientY) / height)
      show(from.moved)
    },
    onPointerUp: () => {
      const from = start.current
      start.current = null
      show(null)
      if (from && from.moved !== from.crop) keep(from.moved)
    },
    onPointerCancel: () => {
      start.current = null
      show(null)
    },
  }
}

function percent(part: number): string {
  return `${(part * 100).toFixed(4)}%`
}
