import { stat } from 'node:fs/promises'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import type { DecoderPool } from '../../imaging/decoder-pool.ts'
import { nameOf } from '../import/read-photo.ts'
import type { FoundPlace, Place } from './place-repository.ts'

type Hasher = Pick<DecoderPool, 'run'>

/**
 * Whether the content of a photo stands at `path`: told by size and time, and where only the time is another, by its hash.
 * Null where it does not.
 */
export async function findAt(
  path: string,
  { id, sha256, bytes, modifiedMs, path: from }: Place,
  decoder: Hasher,
): Promise<FoundPlace | null> {
  const info = await stat(path).catch(() => null)
  if (!info?.isFile() || info.size !== bytes) return null
  const finding = { id, from, path, modifiedMs: Math.round(info.mtimeMs), fileName: nameOf(path) }
  return finding.modifiedMs === modifiedMs || (await hashOf(path, decoder)) === sha256 ? finding : null
}

/** SHA-256 of a file; null where it can't be read. */
export async function hashOf(path: string, decoder: Hasher): Promise<string | null> {
  try {
    return (await decoder.run({ kind: 'hash', path })).sha256
  } catch (error) {
    if (error instanceof UnreadablePhoto) return null
    throw error
  }
}
