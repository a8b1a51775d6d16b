import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import type { Point } from './crop-edit.ts'
import { spreadOf, wheelFactor } from './gesture-math.ts'

/** In CSS px of the stage. `gesture`: when it began, in ms; all of one is one step. */
export type StageHand = {
  move: (by: Point, gesture: number) => void
  zoom: (factor: number, at: Point, gesture: number) => void
  wheel: (factor: number, at: Point) => void
  toggle: (at: Point) => void
}

/** One finger or the mouse moves, two fingers move and zoom about the middle between them, the wheel zooms about the pointer. */
export function useStageGestures(stage: RefObject<HTMLElement | null>, hand: StageHand) {
  const fingers = useRef(new Map<number, Point>())
  const began = useRef(0)
  const latest = useRef(hand)
  useEffect(() => {
    latest.current = hand
  })

  // React listens for the wheel passively, which could not keep the page from scrolling.
  useEffect(() => {
    const element = stage.current
    if (!element) return
    const takeWheel = (event: WheelEvent) => {
      event.preventDefault()
      latest.current.wheel(wheelFactor(event), pointIn(element, event))
    }
    element.addEventListener('wheel', takeWheel, { passive: false })
    return () => element.removeEventListener('wheel', takeWheel)
  }, [stage])

  const lift = ({ pointerId }: PointerEvent) => {
    fingers.current.delete(pointerId)
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      if (fingers.current.size === 0) began.current = event.timeStamp
      if (fingers.current.size < 2) fingers.current.set(event.pointerId, pointIn(event.currentTarget, event))
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!fingers.current.has(event.pointerId)) return
      const before = spreadOf([...fingers.current.values()])
      fingers.current.set(event.pointerId, pointIn(event.currentTarget, event))
      const after = spreadOf([...fingers.current.values()])
      hand.move({ x: after.middle.x - before.middle.x, y: after.middle.y - before.middle.y }, began.current)
      if (before.distance > 0 && after.distance > 0) hand.zoom(after.distance / before.distance, after.middle, began.current)
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onDoubleClick: (event: React.MouseEvent<HTMLElement>) => hand.toggle(pointIn(event.currentTarget, event)),
  }
}

function pointIn(element: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const { left, top } = element.getBoundingClientRect()
  return { x: clientX - left, y: clientY - top }
}
