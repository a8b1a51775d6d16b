import { crc32 } from 'node:zlib'

/** A value as one line of text with its CRC-32 in front, so that a torn or damaged one is known. */
export function toCheckedLine(value: object): string {
  const text = JSON.stringify(value)
  return `${checksum(text)} ${text}`
}

/** The value of such a line; undefined for anything else. */
export function fromCheckedLine(line: string): unknown {
  const text = line.slice(9)
  if (text === '' || line.slice(0, 8) !== checksum(text)) return undefined
  return JSON.parse(text)
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0')
}
