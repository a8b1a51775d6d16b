import { convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul'
import { isHangulSyllable, isLead } from './jamo.ts'
import { normalizeForSearch } from './normalize.ts'

// go would be 해 and to 새.
const MIN_LENGTH = 3
const MAX_LENGTH = 60

/**
 * The word as it reads in the other keyboard mode, gkfajsl → 할머니 and ㅗ디ㅣㅐ → hello; undefined where that gives no word.
 * `raw`: before letters were lowered, for Shift makes another consonant.
 */
export function inOtherMode(raw: string, typing: boolean): string | undefined {
  const typed = raw.normalize('NFC')
  if (typed.length > MAX_LENGTH) return undefined
  if (/^[A-Za-z\d]*[A-Za-z][A-Za-z\d]*$/.test(typed)) {
    if (typed.length < MIN_LENGTH) return undefined
    const hangul = convertQwertyToHangul(unlockCaps(typed))
    return isWord(hangul, typing) ? hangul : undefined
  }
  if (!/^[\dㄱ-ㅎㅏ-ㅣ가-힣]+$/.test(typed)) return undefined
  const latin = normalizeForSearch(convertHangulToQwerty(typed))
  return /[a-z]{2}/.test(latin) ? latin : undefined
}

function unlockCaps(typed: string): string {
  return typed === typed.toUpperCase() ? typed.toLowerCase() : typed
}

// xx would be ㅌㅌ, and most short English words some 초성: only whole syllables are taken for a mistake.
function isWord(hangul: string, typing: boolean): boolean {
  const units = [...hangul]
  const last = units.at(-1) ?? ''
  const done = typing && units.length > 1 && isLead(last) ? units.slice(0, -1) : units
  return done.every((unit) => isHangulSyllable(unit) || /\d/.test(unit))
}
