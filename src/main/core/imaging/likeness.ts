/** Pixels of 8 bits a channel. */
export type Pixels = { data: Uint8Array; width: number; height: number; channels: number }

const COLUMNS = 9
const ROWS = 8

/** The average as `#rrggbb`. */
export function averageColour({ data, channels }: Pixels): string {
  const sums = [0, 0, 0]
  for (let at = 0; at < data.length; at += channels) {
    for (let channel = 0; channel < 3; channel++) sums[channel] = (sums[channel] ?? 0) + (data[channels < 3 ? at : at + channel] ?? 0)
  }
  const pixels = Math.max(1, data.length / channels)
  return `#${sums
    .map((sum) =>
      Math.round(sum / pixels)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/**
 * 64-bit difference hash, 16 hex digits: the picture in 9 × 8 cells, a bit where a cell is brighter than the one to its right.
 * The same picture in another size differs in a few bits, another picture in about half.
 */
export function differenceHash(pixels: Pixels): string {
  const cells = measureCells(pixels)
  let hash = ''
  for (let row = 0; row < ROWS; row++) {
    let byte = 0
    for (let column = 0; column < COLUMNS - 1; column++) {
      const at = row * COLUMNS + column
      byte = byte * 2 + ((cells[at] ?? 0) > (cells[at + 1] ?? 0) ? 1 : 0)
    }
    hash += byte.toString(16).padStart(2, '0')
  }
  return hash
}

/** Mean brightness of each cell, in whole thousandths until it is divided: even areas must come out even. */
function measureCells({ data, width, height, channels }: Pixels): Float64Array {
  const sums = new Float64Array(COLUMNS * ROWS)
  const counts = new Float64Array(COLUMNS * ROWS)
  const green = channels < 3 ? 0 : 1
  const blue = channels < 3 ? 0 : 2
  const columnOf = Uint8Array.from({ length: width }, (_, x) => Math.floor((x * COLUMNS) / width))
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * ROWS) / height) * COLUMNS
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels
      const cell = row + (columnOf[x] ?? 0)
      sums[cell] = (sums[cell] ?? 0) + 299 * (data[at] ?? 0) + 587 * (data[at + green] ?? 0) + 114 * (data[at + blue] ?? 0)
      counts[cell] = (counts[cell] ?? 0) + 1
    }
  }
  return sums.map((sum, cell) => sum / Math.max(1, counts[cell] ?? 0))
}
