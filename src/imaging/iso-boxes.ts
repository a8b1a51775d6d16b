import type { FileReader } from './open-file.ts'

// HEIC, AVIF and Canon's CR3 are boxes within boxes (ISO 14496-12).

type Box = { type: string; start: number; end: number }

const MAX_BOXES = 1000
const CANON = '85c0b687820f11e08111f4ce462b6a48'

/** Boxes of a stretch of the file; `start` is where the content begins. */
export function listBoxes(reader: FileReader, from: number, to: number): Box[] {
  const boxes: Box[] = []
  let at = from
  while (at + 8 <= to && boxes.length < MAX_BOXES) {
    const head = reader.read(at, 16)
    if (head.length < 8) break
    const short = head.readUInt32BE(0)
    const isLong = short === 1 && head.length === 16
    const size = isLong ? Number(head.readBigUInt64BE(8)) : short || to - at
    if (size < 8) break
    boxes.push({ type: head.toString('latin1', 4, 8), start: at + (isLong ? 16 : 8), end: Math.min(at + size, to) })
    at += size
  }
  return boxes
}

/** Where Canon keeps the directories of its CR3, each a TIFF structure of its own: of the photo, of the exposure, of the place. */
export function findCanonDirectories(reader: FileReader): { photo: number; exposure: number; place: number } | null {
  const movie = listBoxes(reader, 0, reader.size).find(({ type }) => type === 'moov')
  const own = movie && listBoxes(reader, movie.start, movie.end).find((box) => box.type === 'uuid' && readUuid(reader, box) === CANON)
  if (!own) return null
  const boxes = listBoxes(reader, own.start + 16, own.end)
  const startOf = (wanted: string) => boxes.find(({ type }) => type === wanted)?.start ?? reader.size
  return { photo: startOf('CMT1'), exposure: startOf('CMT2'), place: startOf('CMT4') }
}

function readUuid(reader: FileReader, { start }: Box): string {
  return reader.read(start, 16).toString('hex')
}
