import type { Core } from '#core/create-core.ts'
import { address, type MediaSize } from '#shared/addresses.ts'
import { FOR_EVER, sendFile } from './send-file.ts'

const PATTERN = new RegExp(`^${address.media}/(grid|screen)/([1-9]\\d{0,14})$`)

/** `/media/<size>/<id>`: a photo by its id, never by a path. */
export async function serveMedia(url: URL, core: Core): Promise<Response | null> {
  const [, size, id] = PATTERN.exec(url.pathname) ?? []
  if (size === undefined || id === undefined) return null
  const file = await core.library.thumbnailFile(size as MediaSize, Number(id))
  return sendFile(file, url.searchParams.has('v') ? FOR_EVER : 'no-store')
}
