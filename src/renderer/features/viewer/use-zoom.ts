import { select } from 'd3-selection'
import { zoom as createZoom, type D3ZoomEvent, type ZoomBehavior, ZoomTransform } from 'd3-zoom'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Size } from '#shared/layout/geometry.ts'
import { carryView, type Rect, type ZoomView } from './zoom-geometry.ts'

/** A press that moves less than this, in px, is still a click. */
const CLICK_DISTANCE = 4

type Point = { x: number; y: number }

export type ZoomControls = {
  /** Enlarges so many times; what lies at `at` (on the stage) stays there, else the middle does. */
  zoomBy: (factor: number, at?: Point) => void
  /** 1 is the whole picture. */
  zoomTo: (zoom: number, at?: Point) => void
  /** Moves the picture by CSS px. */
  panBy: (x: number, y: number) => void
}

/**
 * Wheel, pinch and drag on `stage` change `view`, within limits that keep the picture in sight. `glides` tells a change that
 * was asked for at once, and so is better shown as a movement, from one that follows the hand.
 */
export function useZoom(options: {
  stage: RefObject<HTMLElement | null>
  size: Size
  fitted: Rect
  most: number
  view: ZoomView
  onChange: (view: ZoomView, glides: boolean) => void
}): ZoomControls {
  const { stage, size, fitted, most, view } = options
  const [behaviour] = useState(() => createZoom<HTMLElement, unknown>().clickDistance(CLICK_DISTANCE))
  const onChange = useRef(options.onChange)
  const placed = useRef({ stage: size, fitted })
  const resizing = useRef(false)

  useEffect(() => {
    onChange.current = options.onChange
  })

  useEffect(() => {
    if (!stage.current) return
    const element = select(stage.current)
    behaviour.on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
      onChange.current({ k: transform.k, x: transform.x, y: transform.y }, !sourceEvent && !resizing.current)
    })
    element.call(behaviour).on('dblclick.zoom', null)
    return () => {
      element.on('.zoom', null)
    }
  }, [stage, behaviour])

  useLayoutEffect(() => {
    behaviour
      .extent([
        [0, 0],
        [size.width, size.height],
      ])
      .translateExtent([
        [fitted.x, fitted.y],
        [fitted.x + fitted.width, fitted.y + fitted.height],
      ])
      .scaleExtent([1, most])
  }, [size.width, size.height, fitted.x, fitted.y, fitted.width, fitted.height, most, behaviour])

  // The behaviour keeps its state on the element; another picture, or the one beside it, may have changed the view meanwhile.
  useLayoutEffect(() => {
    if (stage.current) select(stage.current).property('__zoom', new ZoomTransform(view.k, view.x, view.y))
  }, [stage, view.k, view.x, view.y])

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another size of the stage moves the view
  useLayoutEffect(() => {
    const before = placed.current
    placed.current = { stage: size, fitted }
    if (!stage.current || view.k === 1) return
    const { k, x, y } = carryView(view, before, placed.current)
    resizing.current = true
    select(stage.current).call(behaviour.transform, new ZoomTransform(k, x, y))
    // Only a movement, even by nothing, is held within the limits.
    select(stage.current).call(behaviour.translateBy, 0, 0)
    resizing.current = false
  }, [size.width, size.height])

  const run = (act: (element: ReturnType<typeof select<HTMLElement, unknown>>, zoom: ZoomBehavior<HTMLElement, unknown>) => void) => {
    if (stage.current) act(select<HTMLElement, unknown>(stage.current), behaviour)
  }
  const pointOf = (at: Point | undefined): [number, number] => [at?.x ?? size.width / 2, at?.y ?? size.height / 2]
  return {
    zoomBy: (factor, at) => run((element, zoom) => zoom.scaleBy(element, factor, pointOf(at))),
    zoomTo: (k, at) => run((element, zoom) => zoom.scaleTo(element, k, pointOf(at))),
    panBy: (x, y) => run((element, zoom) => zoom.translateBy(element, x / view.k, y / view.k)),
  }
}
