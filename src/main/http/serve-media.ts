import type { Core } from '#core/create-core.ts'
import { address, type MediaSize } from '#shared/addresses.ts'
import { FOR_EVER, sendFile } from './send-file.ts'

const PATTERN = new RegExp(`^${address.media}/(grid|screen|full)/([1-9]\\d{0,14})$`)

/** `/media/<size>/<id>`: a photo by its id, never by a path. */
export async function serveMedia(url: URL, core: Core): Promise<Response | null> {
  const [, size, id] = PATTERN.exec(url.pathname) ?? []
  if (size === undefined || id === undefined) return null
  const { path, embedded } = await core.thumbnails.pictureOf(size as MediaSize, core.library.requirePhoto(Number(id)))
  if (embedded) core.imports.hurry(Number(id))
  // The camera's own picture stands in for a moment only, and so does any version that says so of itself (photo-row.ts).
  const isLasting = !embedded && /^[^-]+$/.test(url.searchParams.get('v') ?? '')
  return sendFile(path, isLasting ? FOR_EVER : 'no-store')
}
