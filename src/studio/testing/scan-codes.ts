/** A black rectangle, in any unit, from the top left. */
type Bar = { x: number; y: number; width: number; height: number }

const CODE_128 =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'.split(
    ' ',
  )

/** Reads bars from the left as the standard says, with its check sum. */
export function scanCode128(bars: Bar[]): string {
  const module = Math.min(...bars.map(({ width }) => width))
  const widths = bars.flatMap((bar, index) => {
    const next = bars[index + 1]
    return next ? [bar.width, next.x - bar.x - bar.width] : [bar.width]
  })
  const digits = widths.map((width) => Math.round(width / module)).join('')
  if (!digits.endsWith('2331112')) throw new Error('no stop')
  const [start = 0, ...rest] = (digits.slice(0, -7).match(/.{6}/g) ?? []).map((pattern) => CODE_128.indexOf(pattern))
  const check = rest.pop()
  if (rest.reduce((sum, value, index) => sum + value * (index + 1), start) % 103 !== check) throw new Error('wrong check sum')
  let set = start
  return rest.reduce((text, value) => {
    if (value >= 99 && value <= 101 && !(set === 105 && value === 99)) {
      set = value === 99 ? 105 : value === 100 ? 104 : 103
      return text
    }
    return text + (set === 105 ? String(value).padStart(2, '0') : String.fromCharCode(value + 32))
  }, '')
}

const SIDE = 21
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const isMaskedBy = [
  (x: number, y: number) => (x + y) % 2 === 0,
  (_: number, y: number) => y % 2 === 0,
  (x: number) => x % 3 === 0,
  (x: number, y: number) => (x + y) % 3 === 0,
  (x: number, y: number) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (x: number, y: number) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x: number, y: number) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x: number, y: number) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** Reads a QR code of version 1 as the standard says; it is drawn whole, so nothing has to be corrected. */
export function scanQr(rectangles: Bar[]): string {
  return readSegments(readBits(findModules(rectangles)))
}

function findModules(rectangles: Bar[]): (x: number, y: number) => boolean {
  const module = Math.min(...rectangles.map(({ height }) => height))
  const left = Math.min(...rectangles.map(({ x }) => x))
  const top = Math.min(...rectangles.map(({ y }) => y))
  const dark = new Set<string>()
  for (const { x, y, width } of rectangles) {
    for (let at = 0; at < Math.round(width / module); at++) {
      dark.add(`${Math.round((x - left) / module) + at} ${Math.round((y - top) / module)}`)
    }
  }
  if (!dark.has(`${SIDE - 1} 0`) || dark.has(`${SIDE} 0`)) throw new Error('not a QR code of version 1')
  return (x, y) => dark.has(`${x} ${y}`)
}

/** Up and down in strips of two, from the right. */
function readBits(isDark: (x: number, y: number) => boolean): string {
  // The mask stands in the third to fifth module beside the first finder, itself masked by 101.
  const mask = [2, 3, 4].reduce((bits, x) => bits * 2 + (isDark(x, 8) ? 1 : 0), 0) ^ 0b101
  const strips = [20, 18, 16, 14, 12, 10, 8, 5, 3, 1].flatMap((right, strip) =>
    Array.from({ length: SIDE }, (_, step) => ({ right, y: strip % 2 === 0 ? SIDE - 1 - step : step })),
  )
  return strips
    .flatMap(({ right, y }) => [right, right - 1].map((x) => ({ x, y })))
    .filter(({ x, y }) => !isFixed(x, y))
    .map(({ x, y }) => (isDark(x, y) !== isMaskedBy[mask]?.(x, y) ? '1' : '0'))
    .join('')
}

/** Finders, timing and format: they carry no data. */
function isFixed(x: number, y: number): boolean {
  return (x < 9 && (y < 9 || y > 12)) || (x > 12 && y < 9) || x === 6 || y === 6
}

function readSegments(bits: string): string {
  let at = 0
  const next = (count: number) => {
    at += count
    return Number.parseInt(bits.slice(at - count, at), 2)
  }
  let text = ''
  for (let kind = next(4); kind !== 0; kind = next(4)) text += readSegment(kind, next)
  return text
}

function readSegment(kind: number, next: (count: number) => number): string {
  let rest = next(kind === 1 ? 10 : kind === 2 ? 9 : 8)
  let text = ''
  while (rest > 0) {
    const part = kind === 1 ? readDigits(rest, next) : kind === 2 ? readLetters(rest, next) : String.fromCharCode(next(8))
    text += part
    rest -= part.length
  }
  return text
}

function readDigits(rest: number, next: (count: number) => number): string {
  const length = Math.min(3, rest)
  return String(next([0, 4, 7, 10][length] ?? 0)).padStart(length, '0')
}

function readLetters(rest: number, next: (count: number) => number): string {
  if (rest === 1) return ALPHABET.charAt(next(6))
  const pair = next(11)
  return ALPHABET.charAt(Math.floor(pair / 45)) + ALPHABET.charAt(pair % 45)
}
