import { cleanText } from '#shared/text/plain-text.ts'
import { decodeText } from './decode-text.ts'
import { findCaption, keepTags, toWallClock } from './field-rules.ts'
import type { PartialMetadata } from './photo-metadata.ts'

const PHOTOSHOP = 'Photoshop 3.0\0'
const IPTC_RESOURCE = 0x0404
const CAPTION = 120
const KEYWORD = 25
const OBJECT_NAME = 5
const HEADLINE = 105
const DATE_CREATED = 55
const TIME_CREATED = 60

/** IPTC out of Photoshop's resources, which is where a JPEG keeps it; null where there is none. */
export function findIptc(app13: Buffer): Buffer | null {
  if (app13.toString('latin1', 0, PHOTOSHOP.length) !== PHOTOSHOP) return null
  return findResource(app13.subarray(PHOTOSHOP.length))
}

export function findResource(resources: Buffer): Buffer | null {
  let at = 0
  while (at + 12 <= resources.length && resources.toString('latin1', at, at + 4) === '8BIM') {
    const id = resources.readUInt16BE(at + 4)
    // A Pascal string, padded to an even length together with its own length byte.
    const nameLength = (resources[at + 6] ?? 0) + 1
    const sizeAt = at + 6 + nameLength + (nameLength & 1)
    if (sizeAt + 4 > resources.length) return null
    const size = resources.readUInt32BE(sizeAt)
    if (id === IPTC_RESOURCE) return resources.subarray(sizeAt + 4, sizeAt + 4 + size)
    at = sizeAt + 4 + size + (size & 1)
  }
  return null
}

/**
 * Each text by itself: UTF-8 where it is valid as such, as `ESC % G` announces and many write without announcing, else CP949.
 */
export function readIptc(iptc: Buffer): PartialMetadata {
  const texts = new Map<number, string[]>()
  for (const { dataset, value } of eachDataset(iptc)) texts.set(dataset, [...(texts.get(dataset) ?? []), cleanText(decodeText(value))])
  const first = (dataset: number) => texts.get(dataset)?.[0] ?? ''
  return {
    takenAt: readDate(first(DATE_CREATED), first(TIME_CREATED)),
    caption: findCaption(first(CAPTION), first(HEADLINE), first(OBJECT_NAME)),
    tags: keepTags(texts.get(KEYWORD) ?? []),
  }
}

/** Datasets of the application record, in order. */
function* eachDataset(iptc: Buffer): Generator<{ dataset: number; value: Buffer }> {
  let at = 0
  while (at + 5 <= iptc.length && iptc[at] === 0x1c) {
    const record = iptc[at + 1]
    const dataset = iptc[at + 2] ?? 0
    let length = iptc.readUInt16BE(at + 3)
    let start = at + 5
    if (length & 0x8000) {
      // The length of the length, for what does not fit into 15 bits.
      const bytes = length & 0x7fff
      if (bytes > 4 || bytes === 0 || start + bytes > iptc.length) return
      length = iptc.readUIntBE(start, bytes)
      start += bytes
    }
    if (record === 2) yield { dataset, value: iptc.subarray(start, start + length) }
    at = start + length
  }
}

/** `20240504` and `102311+0900`. */
function readDate(date: string, time: string): string | null {
  const day = date.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  const clock = /^(\d{2})(\d{2})(\d{2})/.exec(time)
  return toWallClock(clock ? `${day}T${clock.slice(1).join(':')}` : day)
}
