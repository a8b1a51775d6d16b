const D50_SRGB: readonly (readonly [string, readonly [number, number, number]])[] = [
  ['rXYZ', [0.4361, 0.2225, 0.0139]],
  ['gXYZ', [0.3851, 0.7169, 0.0971]],
  ['bXYZ', [0.1431, 0.0606, 0.7141]],
]
const TOLERANCE = 0.002

/**
 * Whether an ICC profile is sRGB, by its name and its primaries: converting from it changes nothing and costs as much as half of
 * a decode.
 */
export function isSrgb(icc: Uint8Array): boolean {
  const profile = Buffer.from(icc.buffer, icc.byteOffset, icc.byteLength)
  if (profile.length < 132 || profile.toString('latin1', 16, 20) !== 'RGB ') return false
  const tags = listTags(profile)
  const described = tags.get('desc')
  const name = described ? described.toString('latin1').replaceAll('\0', '') : ''
  return name.includes('sRGB') && D50_SRGB.every(([tag, wanted]) => isNear(tags.get(tag), wanted))
}

function listTags(profile: Buffer): Map<string, Buffer> {
  const tags = new Map<string, Buffer>()
  const count = Math.min(profile.readUInt32BE(128), 100)
  for (let at = 132; at < 132 + count * 12 && at + 12 <= profile.length; at += 12) {
    const start = profile.readUInt32BE(at + 4)
    tags.set(profile.toString('latin1', at, at + 4), profile.subarray(start, start + profile.readUInt32BE(at + 8)))
  }
  return tags
}

/** Three numbers of 16.16 bits behind a name and a gap of four bytes each. */
function isNear(xyz: Buffer | undefined, wanted: readonly number[]): boolean {
  return (
    xyz !== undefined &&
    xyz.length >= 20 &&
    wanted.every((value, index) => Math.abs(xyz.readInt32BE(8 + index * 4) / 65_536 - value) < TOLERANCE)
  )
}

/**
 * Pixels, three bytes each, as a TIFF that has a colour profile: libvips takes a profile from a file only. Uncompressed, so it
 * costs one copy.
 */
export function wrapWithProfile(rgb: Uint8Array, width: number, height: number, icc: Uint8Array): Buffer {
  const entries: [tag: number, type: 3 | 4 | 7, count: number, value: number][] = []
  const iccAt = 256
  const pixelsAt = iccAt + icc.length + (icc.length & 1)
  entries.push([0x0100, 4, 1, width], [0x0101, 4, 1, height], [0x0102, 3, 3, 240], [0x0103, 3, 1, 1], [0x0106, 3, 1, 2])
  entries.push(
    [0x0111, 4, 1, pixelsAt],
    [0x0115, 3, 1, 3],
    [0x0116, 4, 1, height],
    [0x0117, 4, 1, rgb.length],
    [0x8773, 7, icc.length, iccAt],
  )
  const tiff = Buffer.alloc(pixelsAt + rgb.length)
  tiff.write('II*\0\x08\0\0\0', 'latin1')
  tiff.writeUInt16LE(entries.length, 8)
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + index * 12
    tiff.writeUInt16LE(tag, at)
    tiff.writeUInt16LE(type, at + 2)
    tiff.writeUInt32LE(count, at + 4)
    tiff.writeUInt32LE(value, at + 8)
  }
  for (let channel = 0; channel < 3; channel++) tiff.writeUInt16LE(8, 240 + channel * 2)
  tiff.set(icc, iccAt)
  tiff.set(rgb, pixelsAt)
  return tiff
}
