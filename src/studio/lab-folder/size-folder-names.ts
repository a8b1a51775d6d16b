type Named = { id: string; name: string }

// Names that Windows keeps for devices.
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A folder for each print size, named after it in ASCII: `4×6` → `4x6`, `A4` → `A4`. Where nothing is left of the name
 * (`증명`) or two sizes would share it, the product's id is taken. Unique also where case does not count.
 */
export function nameSizeFolders(products: readonly Named[]): Map<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const { id, name } of products) {
    if (names.has(id)) continue
    const wanted = [toAscii(name), toAscii(id), `${toAscii(id)}-size`]
    const free = wanted.find((candidate) => candidate && !reserved.test(candidate) && !taken.has(candidate.toLowerCase()))
    const folder = free ?? `size-${names.size + 1}`
    names.set(id, folder)
    taken.add(folder.toLowerCase())
  }
  return names
}

function toAscii(text: string): string {
  // A part of a name would mislead: `증명 3x4` must not become `3x4`, which may be another size.
  const ascii = text.normalize('NFKC').replaceAll('×', 'x')
  if (/[^\u0020-\u007E]/.test(ascii)) return ''
  return ascii
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
}
