import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/** In device-independent pixels, on the desktop of all displays together. */
export type Rectangle = { x: number; y: number; width: number; height: number }

export const MIN_SIZE = { width: 960, height: 640 }
const DEFAULT_SIZE = { width: 1280, height: 860 }

const stateSchema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof stateSchema>

/** Where the window was; null on the first start, or where the file says nothing of use. */
export function readWindowState(path: string): WindowState | null {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** At once and not by promise, since the window is closing. Losing it costs nothing, so a failure is no matter. */
export function writeWindowState(path: string, state: WindowState): void {
  try {
    writeFileSync(`${path}.part`, JSON.stringify(state))
    renameSync(`${path}.part`, path)
  } catch {
    // A full or read-only disk is told elsewhere.
  }
}

/**
 * Moves and shrinks a remembered window so that all of it is on the display where most of it was. Without a position
 * (first start, or its display is gone) the system centres it. `displays[0]` is the primary one; these are work areas.
 */
export function fitToDisplays(remembered: Rectangle | null, displays: readonly Rectangle[]): Partial<Rectangle> & typeof MIN_SIZE {
  const home = remembered ? mostOverlapped(remembered, displays) : undefined
  const area = home ?? displays[0]
  const wanted = remembered ?? DEFAULT_SIZE
  if (!area) return { width: wanted.width, height: wanted.height }
  const width = clamp(wanted.width, MIN_SIZE.width, area.width)
  const height = clamp(wanted.height, MIN_SIZE.height, area.height)
  if (!remembered || !home) return { width, height }
  return {
    x: clamp(remembered.x, area.x, area.x + area.width - width),
    y: clamp(remembered.y, area.y, area.y + area.height - height),
    width,
    height,
  }
}

function mostOverlapped(window: Rectangle, displays: readonly Rectangle[]): Rectangle | undefined {
  const ranked = displays.map((display) => ({ display, overlap: overlap(window, display) })).sort((a, b) => b.overlap - a.overlap)
  return ranked[0] && ranked[0].overlap > 0 ? ranked[0].display : undefined
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

/** The upper bound gives way to nothing: a display smaller than the least size gets a window of its own size. */
function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
