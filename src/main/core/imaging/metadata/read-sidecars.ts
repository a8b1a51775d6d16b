import { join, parse } from 'node:path'
import { createFileReader, withOpenFile } from '#imaging/open-file.ts'
import type { PartialMetadata } from './photo-metadata.ts'
import { readXmp } from './xmp-fields.ts'

const MAX_BYTES = 2 * 1024 * 1024

/** What stands in `photo.jpg.xmp` and `photo.xmp` beside a photo, in this order. */
export function readSidecars(path: string): PartialMetadata[] {
  const { dir, name } = parse(path)
  return [`${path}.xmp`, join(dir, `${name}.xmp`)].map(readSidecar).filter((metadata) => metadata !== null)
}

/** Null where there is none, or none that can be read. */
function readSidecar(path: string): PartialMetadata | null {
  try {
    return withOpenFile(path, (descriptor, size) => readXmp(createFileReader(descriptor, size).read(0, MAX_BYTES)))
  } catch {
    return null
  }
}
