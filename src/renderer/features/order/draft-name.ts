/** As many characters as the contract takes. */
export const LONGEST_NAME = 40

/** A typed name as it is kept: on one line, without room at its ends, and no longer than may be. */
export function tidyName(typed: string): string {
  const line = typed.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return line.length <= LONGEST_NAME
    ? line
    : [...line].reduce((kept, sign) => (kept.length + sign.length > LONGEST_NAME ? kept : kept + sign), '')
}
