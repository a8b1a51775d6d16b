import { z } from 'zod'
import { multiLine, singleLine } from '../text/plain-text.ts'
import { page, procedure } from './procedure.ts'

export const photoId = z.int().positive()
const tag = singleLine(60).min(1)

export const photoSchema = z.object({
  id: photoId,
  fileName: z.string(),
  caption: z.string(),
  tags: z.array(z.string()),
  /** 0 (none) to 5. */
  rating: z.int(),
  favorite: z.boolean(),
  /** Wall-clock time where it was taken, `2024-05-04T10:23:11`, without a zone (docs/decisions/0004). */
  takenAt: z.string(),
  /** Upright, in pixels. */
  width: z.int(),
  height: z.int(),
  /** `#rrggbb`, shown while the thumbnail loads. */
  colour: z.string(),
  /** Changes with the content; part of the media address, so that a picture may be cached for ever. */
  version: z.string(),
  /** Whether only a part of a damaged file could be shown. */
  damaged: z.boolean(),
})
export type Photo = z.infer<typeof photoSchema>

export const photoPage = z.object({ total: z.int(), photos: z.array(photoSchema), cursor: z.string().optional() })

const photoDetail = photoSchema.extend({
  bytes: z.int(),
  /** The folder's name only: a whole path never crosses the border. */
  folder: z.string(),
  camera: z.string(),
  place: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  /** Whether the file stands where it was. */
  available: z.boolean(),
})
export type PhotoDetail = z.infer<typeof photoDetail>

export const photosContract = {
  /** All photos, newest first. */
  list: procedure().input(z.object(page)).output(photoPage),
  get: procedure('PHOTO_NOT_FOUND')
    .input(z.object({ id: photoId }))
    .output(photoDetail),
  /** Changes what a person says of photos. The files are never written to. */
  update: procedure('PHOTO_NOT_FOUND')
    .input(
      z.object({
        ids: z.array(photoId).min(1).max(10_000),
        caption: multiLine(5000).optional(),
        addTags: z.array(tag).max(100).optional(),
        removeTags: z.array(tag).max(100).optional(),
        rating: z.int().min(0).max(5).optional(),
        favorite: z.boolean().optional(),
      }),
    )
    .output(z.object({ updated: z.int() })),
}
