import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import pLimit from 'p-limit'
import type { DecoderPool } from '../../imaging/decoder-pool.ts'
import { findAt } from './look-at-file.ts'
import type { Finding, FoundPlace, Place } from './place-repository.ts'

/** Files asked for at once: a drive that sleeps or a network answers them together. */
const AT_ONCE = 16

/** Whether folders are there, as far as was asked. */
export type KnownFolders = Map<string, boolean>

/**
 * What has changed with the files of these photos: those that are gone, those that are back. Below a folder that is gone nothing is
 * looked for: it may be a drive with all photos on it. `folders` is remembered from call to call.
 */
export async function checkPlaces(places: readonly Place[], folders: KnownFolders, decoder: DecoderPool): Promise<Finding[]> {
  const limit = pLimit(AT_ONCE)
  for (const { path } of places) await isFolderThere(dirname(path), folders)
  const look = (place: Place) => (folders.get(dirname(place.path)) ? findAt(place.path, place, decoder) : null)
  const findings = await Promise.all(places.map((place) => limit(look, place)))
  return places.flatMap((place, index) => describeChange(place, findings[index] ?? null))
}

function describeChange(place: Place, finding: FoundPlace | null): Finding[] {
  if (!finding) return place.missing ? [] : [{ id: place.id, from: place.path, path: null }]
  const isNews = place.missing || finding.modifiedMs !== place.modifiedMs
  return isNews ? [finding] : []
}

async function isFolderThere(folder: string, folders: KnownFolders): Promise<boolean> {
  const known = folders.get(folder)
  if (known !== undefined) return known
  const parent = dirname(folder)
  const isThere = (parent === folder || (await isFolderThere(parent, folders))) && (await isFolder(folder))
  folders.set(folder, isThere)
  return isThere
}

async function isFolder(path: string): Promise<boolean> {
  const info = await stat(path).catch(() => null)
  return info?.isDirectory() ?? false
}
