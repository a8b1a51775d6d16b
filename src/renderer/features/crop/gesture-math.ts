import type { Size } from '#shared/layout/geometry.ts'
import type { Point } from './crop-edit.ts'

/** How far a notch of the wheel zooms; a pinch on a touchpad comes as a wheel with Ctrl. The same as in the viewer. */
export function wheelFactor({ deltaY, deltaMode, ctrlKey }: { deltaY: number; deltaMode: number; ctrlKey: boolean }): number {
  const perUnit = deltaMode === 1 ? 0.05 : deltaMode === 2 ? 1 : 0.002
  return 2 ** (-deltaY * perUnit * (ctrlKey ? 10 : 1))
}

/** The middle between one or two fingers, and how far apart they are; 0 for one. */
export function spreadOf([one = { x: 0, y: 0 }, other = one]: readonly Point[]): { middle: Point; distance: number } {
  return {
    middle: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 },
    distance: Math.hypot(one.x - other.x, one.y - other.y),
  }
}

const LEAST_ROOM = 16
const MOST_ROOM = 72

/**
 * Where the paper lies on the stage, in CSS px: as large as it goes with room around it in which one sees what is cut.
 * `scale`: CSS px for each unit of the paper.
 */
export function placePaper(stage: Size, paper: Size): Point & Size & { scale: number } {
  const room = Math.min(MOST_ROOM, Math.max(LEAST_ROOM, 0.11 * Math.min(stage.width, stage.height)))
  const scale = Math.max(1e-6, Math.min((stage.width - 2 * room) / paper.width, (stage.height - 2 * room) / paper.height))
  const width = paper.width * scale
  const height = paper.height * scale
  return { x: (stage.width - width) / 2, y: (stage.height - height) / 2, width, height, scale }
}

/** A slip of the hand beside level is level. In degrees. */
const SNAP = 0.6

export function snapLevel(degrees: number): number {
  return Math.abs(degrees) <= SNAP ? 0 : degrees
}
