const utf8 = new TextDecoder('utf-8', { fatal: true })
const cp949 = new TextDecoder('euc-kr', { fatal: true })
const western = new TextDecoder('windows-1252')

/**
 * Text whose charset nothing tells: UTF-8 where it can be, else CP949, as Korean programs wrote for years, else western
 * European. Ends at the first NUL.
 */
export function decodeText(bytes: Buffer): string {
  const end = bytes.indexOf(0)
  const text = end < 0 ? bytes : bytes.subarray(0, end)
  // By far the most common, and much cheaper than a TextDecoder.
  if (isAscii(text)) return text.toString('latin1')
  return attempt(utf8, text) ?? attempt(cp949, text) ?? western.decode(text)
}

function isAscii(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false
  return true
}

function attempt(decoder: TextDecoder, bytes: Buffer): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

export function decodeUtf16(bytes: Buffer, littleEndian: boolean): string {
  const even = bytes.subarray(0, bytes.length & ~1)
  const text = littleEndian ? even.toString('utf16le') : Buffer.from(even).swap16().toString('utf16le')
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}

/** UTF-16 of whichever byte order makes words of it: writers do not keep to the one that the standard names. */
export function guessUtf16(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2), true)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes.subarray(2), false)
  const [little, big] = [decodeUtf16(bytes, true), decodeUtf16(bytes, false)]
  return countUsual(little) >= countUsual(big) ? little : big
}

/** Letters of ASCII, Hangul, kana and Han. */
function countUsual(text: string): number {
  return text.match(/[\t-~\u3040-\u30ff\u3131-\u318e\u4e00-\u9fff\uac00-\ud7a3]/g)?.length ?? 0
}
