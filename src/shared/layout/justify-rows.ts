/** One row of a justified grid: the photos `from` (included) to `to` (left out), all `height` px tall, `widths[i]` px wide. */
export type JustifiedRow = { readonly from: number; readonly to: number; readonly height: number; readonly widths: readonly number[] }

/** All in CSS px. */
export type JustifyOptions = { readonly width: number; readonly targetHeight: number; readonly gap: number }

// Beyond these a photo would be too thin to be seen or pressed; it is shown cropped.
const NARROWEST = 0.4
const WIDEST = 6
// A row that had to grow further than this would shout: it is left short instead.
const TALLEST = 1.5

/**
 * Lays the photos `from` (included) to `to` (left out) out in rows that fill the width exactly, in their order and with their
 * aspect, each near the target height. `aspects`: width by height in thousandths. The last row, and one that would grow beyond
 * 1.5 × the target, keep the target height and end early. Linear in the photos.
 */
export function justifyRows(aspects: readonly number[], options: JustifyOptions, from = 0, to = aspects.length): JustifiedRow[] {
  const rows: JustifiedRow[] = []
  let next = from
  while (next < to) {
    const row = nextRow(aspects, next, to, options)
    rows.push(row)
    next = row.to
  }
  return rows
}

function nextRow(aspects: readonly number[], from: number, to: number, options: JustifyOptions): JustifiedRow {
  const ratios: number[] = []
  let sum = 0
  for (let index = from; index < to; index += 1) {
    const ratio = shownRatio(aspects[index])
    const before = filledHeight(sum, ratios.length, options)
    ratios.push(ratio)
    sum += ratio
    const height = filledHeight(sum, ratios.length, options)
    if (height > options.targetHeight) continue
    const withoutIsNearer = ratios.length > 1 && before / options.targetHeight < options.targetHeight / height
    return withoutIsNearer ? filledRow(ratios.slice(0, -1), before, from, options) : filledRow(ratios, height, from, options)
  }
  return shortRow(ratios, from, options)
}

function filledRow(ratios: readonly number[], height: number, from: number, options: JustifyOptions): JustifiedRow {
  if (height > options.targetHeight * TALLEST) return shortRow(ratios, from, options)
  const available = options.width - options.gap * (ratios.length - 1)
  return { from, to: from + ratios.length, height: Math.max(1, Math.round(height)), widths: wholeWidths(ratios, available) }
}

function shortRow(ratios: readonly number[], from: number, { width, targetHeight, gap }: JustifyOptions): JustifiedRow {
  const available = Math.max(1, width - gap * (ratios.length - 1))
  const sum = ratios.reduce((total, ratio) => total + ratio, 0)
  return {
    from,
    to: from + ratios.length,
    height: Math.max(1, Math.round(Math.min(targetHeight, available / sum))),
    widths: wholeWidths(ratios, Math.min(available, Math.floor(sum * targetHeight))),
  }
}

/** Whole pixels that sum up to `available`, the rounding spread over the row. */
function wholeWidths(ratios: readonly number[], available: number): number[] {
  const sum = ratios.reduce((total, ratio) => total + ratio, 0)
  let reached = 0
  return ratios.map((ratio) => {
    const start = Math.round((reached / sum) * available)
    reached += ratio
    return Math.round((reached / sum) * available) - start
  })
}

function filledHeight(ratioSum: number, count: number, { width, gap }: JustifyOptions): number {
  return count === 0 ? Number.POSITIVE_INFINITY : Math.max(1, width - gap * (count - 1)) / ratioSum
}

function shownRatio(aspect: number | undefined): number {
  return aspect === undefined ? 1 : Math.min(WIDEST, Math.max(NARROWEST, aspect / 1000))
}
