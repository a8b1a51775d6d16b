import type { Size } from '#shared/layout/geometry.ts'

/** Smaller than this, in CSS px, nothing can be told apart; more photos than fit then are scrolled to. */
const LEAST_HEIGHT = 180
const STEP = 4

/** The height, in CSS px, at which pictures of these shapes (width by height) fill the room in rows without overflowing it. */
export function rowHeight(aspects: readonly number[], room: Size, gap: number, captionHeight: number): number {
  for (let height = room.height - captionHeight; height > LEAST_HEIGHT; height -= STEP) {
    const rows = countRows(aspects, height, room.width, gap)
    const needed = rows * (height + captionHeight) + (rows - 1) * gap
    if (needed <= room.height && aspects.every((aspect) => aspect * height <= room.width)) return height
  }
  return LEAST_HEIGHT
}

function countRows(aspects: readonly number[], height: number, width: number, gap: number): number {
  let rows = 1
  let used = 0
  for (const aspect of aspects) {
    const wide = aspect * height
    if (used > 0 && used + gap + wide > width) {
      rows += 1
      used = wide
    } else used += (used > 0 ? gap : 0) + wide
  }
  return rows
}

/** In how many columns `count` pictures of one shape are largest, each with so many px of caption below. */
export function bestColumns(count: number, aspect: number, room: Size, captionHeight: number): number {
  let best = { columns: 1, width: 0 }
  for (let columns = 1; columns <= count; columns++) {
    const height = room.height / Math.ceil(count / columns) - captionHeight
    const width = Math.min(room.width / columns, height * aspect)
    if (width > best.width) best = { columns, width }
  }
  return best.columns
}
