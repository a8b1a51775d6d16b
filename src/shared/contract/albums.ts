import { z } from 'zod'
import { singleLine } from '../text/plain-text.ts'
import { photoIds, photoSchema } from './photos.ts'
import { procedure } from './procedure.ts'

const albumId = z.int().positive()
const name = singleLine(60).min(1)

export const albumSchema = z.object({
  albumId,
  name: z.string(),
  count: z.int(),
  /** The newest of its photos; null for an empty album. */
  cover: photoSchema.pick({ id: true, version: true, colour: true }).nullable(),
})
export type Album = z.infer<typeof albumSchema>

/** What can be undone has the id of its edit; null where nothing was different before. */
const edited = z.object({ editId: z.int().positive().nullable() })

/** Albums hold photos without moving a file; a photo may be in many. */
export const albumsContract = {
  /** By name. */
  list: procedure()
    .input(z.strictObject({}))
    .output(z.object({ albums: z.array(albumSchema) })),
  create: procedure('ALBUM_NAME_TAKEN', 'PHOTO_NOT_FOUND')
    .input(z.strictObject({ name, ids: photoIds.optional() }))
    .output(edited.extend({ albumId })),
  rename: procedure('ALBUM_NOT_FOUND', 'ALBUM_NAME_TAKEN').input(z.strictObject({ albumId, name })).output(edited),
  /** The photos stay in the library. */
  delete: procedure('ALBUM_NOT_FOUND').input(z.strictObject({ albumId })).output(edited),
  addPhotos: procedure('ALBUM_NOT_FOUND', 'PHOTO_NOT_FOUND')
    .input(z.strictObject({ albumId, ids: photoIds }))
    .output(edited.extend({ added: z.int() })),
  removePhotos: procedure('ALBUM_NOT_FOUND', 'PHOTO_NOT_FOUND')
    .input(z.strictObject({ albumId, ids: photoIds }))
    .output(edited.extend({ removed: z.int() })),
}
