import type { PhotoFormat } from '../contract/photos.ts'

/** A file of a group that shares folder and base name. `takenAt` is null where only the file's own time is known. */
export type StackMember = { id: number; fileName: string; format: PhotoFormat; takenAt: string | null; stackOf: number | null }

const RANK: Partial<Record<PhotoFormat, number>> = { jpeg: 0, heic: 1, raw: 3 }
const OTHER_RANK = 2

/**
 * Which photo each member stands behind, or null. Files that one press of the shutter made are one photo: RAW with JPEG, HEIC with
 * JPEG, RAW with HEIC or another picture. Never two of one format. The answer does not hang on the order of `members`.
 */
export function arrangeStack(members: readonly StackMember[]): Map<number, number | null> {
  const waiting = [...members].sort((one, other) => rankOf(one) - rankOf(other) || compare(one, other))
  const arranged = new Map<number, number | null>()
  for (const front of waiting) {
    if (arranged.has(front.id)) continue
    arranged.set(front.id, null)
    const formats = new Set([front.format])
    for (const member of waiting) {
      if (arranged.has(member.id) || formats.has(member.format) || !belongTogether(front, member)) continue
      formats.add(member.format)
      arranged.set(member.id, front.id)
    }
  }
  return arranged
}

function belongTogether(front: StackMember, behind: StackMember): boolean {
  const isPair = behind.format === 'raw' || (front.format === 'jpeg' && behind.format === 'heic')
  return isPair && (standTogether(front, behind) || isSameMoment(front, behind))
}

/** Once together, a change of one's date does not part them. */
function standTogether(one: StackMember, other: StackMember): boolean {
  return one.stackOf === other.id || other.stackOf === one.id || (one.stackOf !== null && one.stackOf === other.stackOf)
}

function isSameMoment(one: StackMember, other: StackMember): boolean {
  return one.takenAt === null || other.takenAt === null || one.takenAt === other.takenAt
}

function rankOf({ format }: StackMember): number {
  return RANK[format] ?? OTHER_RANK
}

function compare(one: StackMember, other: StackMember): number {
  if (one.fileName !== other.fileName) return one.fileName < other.fileName ? -1 : 1
  return one.id - other.id
}
