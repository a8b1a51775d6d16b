import { z } from 'zod'

// C0 and C1 controls other than tab and line feed, and the marks that reorder what follows them: none belongs in a
// caption or a name, and some of them reach printers, DPOF files and exiftool's argument stream.
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming the control characters is the point
const UNWANTED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g

/** Text as we keep it: NFC, `\n` line ends, no control characters, no lone surrogates, no space around it. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNWANTED, '').toWellFormed().normalize('NFC').trim()
}

/** Schema of one line of text of at most `max` code points, cleaned on the way in. */
export function singleLine(max: number) {
  return z
    .string()
    .overwrite((text) => cleanText(text).replace(/\s+/g, ' '))
    .max(max)
}

/** Schema of text that may have several lines, at most `max` code points, cleaned on the way in. */
export function multiLine(max: number) {
  return z.string().overwrite(cleanText).max(max)
}
