import bwip from 'bwip-js/node'

type Canvas = { rect(x: number, y: number, width: number, height: number): { fill(colour: string): unknown } }
type Place = { x: number; y: number; width: number; height: number }

const INK = '#000000'

/** Draws the QR code of a text as large as the place allows, from its top left. The white around it is the caller's. */
export function drawQr(canvas: Canvas, text: string, { x, y, width, height }: Place): void {
  const [code] = bwip.raw('qrcode', text, { eclevel: 'M' } as object)
  if (!code || !('pixs' in code)) throw new Error('no QR code')
  const { pixs, pixx, pixy } = code
  const module = Math.min(width / pixx, height / pixy)
  for (let row = 0; row < pixy; row++) {
    for (const { from, length } of darkRuns(pixs.slice(row * pixx, (row + 1) * pixx))) {
      canvas.rect(x + from * module, y + row * module, length * module, module).fill(INK)
    }
  }
}

/** Draws the Code 128 of a text across the whole place. */
export function drawCode128(canvas: Canvas, text: string, { x, y, width, height }: Place): void {
  const [code] = bwip.raw('code128', text)
  if (!code || !('sbs' in code)) throw new Error('no Code 128')
  const module = width / code.sbs.reduce((sum, modules) => sum + modules, 0)
  let at = x
  for (const [index, modules] of code.sbs.entries()) {
    // Bars and gaps take turns, a bar first.
    if (index % 2 === 0) canvas.rect(at, y, modules * module, height).fill(INK)
    at += modules * module
  }
}

// One rectangle for neighbours, so that no viewer shows hairlines between them.
function darkRuns(row: readonly number[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = []
  for (const [index, isDark] of row.entries()) {
    const last = runs.at(-1)
    if (!isDark) continue
    if (last && last.from + last.length === index) last.length += 1
    else runs.push({ from: index, length: 1 })
  }
  return runs
}
