import { AppError } from '#shared/errors/app-error.ts'

/** The longest manifest has 1,000 lines of 36 values with all options, and 1,000 files of 6. */
const MAX_VALUES = 50_000
/** A crop in a line in the lines of a manifest is the fourth. */
const MAX_DEPTH = 16

const QUOTE = 0x22
const COMMA = 0x2c
const BACKSLASH = 0x5c
const opening = new Set([0x5b, 0x7b])
const closing = new Set([0x5d, 0x7d])

/**
 * Looks at what a body holds before it is parsed: two megabytes may be a million values, or as many lists in one another, and
 * would hold everyone up. Bytes of UTF-8 above ASCII stand for nothing here. Throws INVALID_INPUT.
 */
export function checkJsonShape(body: Buffer): void {
  let depth = 0
  let values = 1
  for (let index = 0; index < body.length; index += 1) {
    const byte = body[index] ?? 0
    if (byte === QUOTE) index = endOfString(body, index)
    else if (byte === COMMA) values += 1
    else if (opening.has(byte)) {
      depth += 1
      values += 1
    } else if (closing.has(byte)) depth -= 1
    if (depth > MAX_DEPTH || values > MAX_VALUES) throw new AppError('INVALID_INPUT', { field: '' })
  }
}

/** Where the string ends that begins at `start`; the end of the body where it does not. */
function endOfString(body: Buffer, start: number): number {
  for (let index = start + 1; index < body.length; index += 1) {
    if (body[index] === BACKSLASH) index += 1
    else if (body[index] === QUOTE) return index
  }
  return body.length
}
