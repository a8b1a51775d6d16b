// [Note: same length] Matching and highlighting work on text whose every UTF-16 unit stands for one unit of the NFC text:
// full-width forms are folded and Latin is lowered unit by unit, never by a rule that could change the length. NFKC and NFKD
// are never used: they break the jamo that people type as 초성.

const FULL_WIDTH_FIRST = 0xff01
const FULL_WIDTH_LAST = 0xff5e
const FULL_WIDTH_SHIFT = 0xfee0
const IDEOGRAPHIC_SPACE = 0x3000

/** NFC, half width, lower case; as long as the NFC text. */
export function normalizeForSearch(text: string): string {
  let normal = ''
  for (const unit of text.normalize('NFC').split('')) normal += foldUnit(unit)
  return normal
}

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0)
  if (code === IDEOGRAPHIC_SPACE) return ' '
  const half = code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST ? String.fromCharCode(code - FULL_WIDTH_SHIFT) : unit
  const lower = half.toLowerCase()
  return lower.length === 1 ? lower : half
}
