import { z } from 'zod'
import { multiLine, singleLine } from '../text/plain-text.ts'
import { page, procedure } from './procedure.ts'

export const photoId = z.int().positive()
export const tagName = singleLine(60).min(1)
/** As many as a person may own; what is done to them is done some hundred at a time. */
export const photoIds = z.array(photoId).min(1).max(200_000)

const day = z.iso.date()
const month = z.string().regex(/^\d{4}-\d{2}$/)
const wallClockTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/)

export const photoFormat = z.enum(['jpeg', 'png', 'webp', 'heic', 'avif', 'tiff', 'gif', 'bmp', 'raw'])
export type PhotoFormat = z.infer<typeof photoFormat>

export const photoSchema = z.object({
  id: photoId,
  fileName: z.string(),
  format: photoFormat,
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
  /** Changes with the content and with the thumbnail; part of the media address, so that a picture may be cached for ever. */
  version: z.string(),
  /** Whether only a part of a damaged file could be shown. */
  damaged: z.boolean(),
  /** Whether the file was not where it had been when it was last looked for. */
  missing: z.boolean(),
  /** Formats of the other files of the same moment that stand behind this one, such as a camera's RAW. */
  stacked: z.array(photoFormat),
})
export type Photo = z.infer<typeof photoSchema>

export const photoPage = z.object({ total: z.int(), photos: z.array(photoSchema), cursor: z.string().optional() })

/** What to narrow the library to; every part given must hold. Nothing given: all that is in it. */
export const photoFilter = z.strictObject({
  /** Days, both included. */
  from: day.optional(),
  to: day.optional(),
  /** As `photos.facets` names them. */
  camera: z.string().max(200).optional(),
  /** Whether it is known where it was taken. */
  placed: z.boolean().optional(),
  /** Taken within so many km of a place. */
  near: z
    .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180), km: z.number().positive().max(500) })
    .optional(),
  tag: tagName.optional(),
  tagged: z.boolean().optional(),
  captioned: z.boolean().optional(),
  favorite: z.boolean().optional(),
  /** So many stars or more. */
  minRating: z.int().min(1).max(5).optional(),
  /** Whether prints of it were ever ordered. */
  ordered: z.boolean().optional(),
  /** Whether it lies in the basket. */
  inBasket: z.boolean().optional(),
  albumId: z.int().positive().optional(),
  /** Whether the file was not where it had been when it was last looked for. */
  missing: z.boolean().optional(),
  damaged: z.boolean().optional(),
  /** Those taken out of the library instead of those in it. */
  removed: z.literal(true).optional(),
})
export type PhotoFilter = z.infer<typeof photoFilter>

const photoDetail = photoSchema.extend({
  bytes: z.int(),
  /** The folder's name only: a whole path never crosses the border. */
  folder: z.string(),
  camera: z.string(),
  /** What the camera was set to; null where unknown. Aperture as f-number, shutter in s, focal length in mm. */
  exposure: z.object({
    aperture: z.number().nullable(),
    shutter: z.number().nullable(),
    iso: z.int().nullable(),
    focalLength: z.number().nullable(),
  }),
  place: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  /** Whether the file stands where it was. */
  available: z.boolean(),
  /** The other files of the same moment. */
  stackedFiles: z.array(z.object({ id: photoId, fileName: z.string(), format: photoFormat, bytes: z.int() })),
  albums: z.array(z.object({ albumId: z.int(), name: z.string() })),
})
export type PhotoDetail = z.infer<typeof photoDetail>

const indexPage = z.object({
  /** Of all that match. */
  total: z.int(),
  /** The query that was answered instead of one that finds nothing as it stands. */
  corrected: z.object({ text: z.string() }).optional(),
  ids: z.array(photoId),
  /** Width by height, upright, in thousandths; as many as ids. */
  aspects: z.array(z.int()),
  /** Runs of photos of one day, in order; null where the order is not by time (a search). */
  days: z.array(z.tuple([day, z.int()])).nullable(),
  cursor: z.string().optional(),
})
export type PhotoIndexPage = z.infer<typeof indexPage>

const count = z.int().nonnegative()
const facets = z.object({
  total: count,
  months: z.array(z.object({ month, count })),
  cameras: z.array(z.object({ camera: z.string(), count })),
  placed: count,
  tagged: count,
  captioned: count,
  favorite: count,
  ordered: count,
  inBasket: count,
  missing: count,
  damaged: count,
  removed: count,
})
export type PhotoFacets = z.infer<typeof facets>

/** A change that can be undone has an id; null where nothing was different before. */
const editId = z.int().positive().nullable()

export const photosContract = {
  /** All photos, newest first. */
  list: procedure()
    .input(z.strictObject({ ...page, filter: photoFilter.default({}) }))
    .output(photoPage),
  /**
   * What a grid needs to lay all of them out before a single one has loaded: newest first, or best first where `text` is given.
   * Costs some ms for ten thousand.
   */
  index: procedure()
    .input(
      z.strictObject({
        text: z.string().max(10_000).default(''),
        typing: z.boolean().default(false),
        /** Nothing is looked for instead of the text. */
        asIs: z.boolean().default(false),
        filter: photoFilter.default({}),
        limit: z.int().min(1).max(20_000).default(5_000),
        cursor: z.string().max(100).optional(),
      }),
    )
    .output(indexPage),
  /** Those of `ids` that there are, in that order. */
  getMany: procedure()
    .input(z.strictObject({ ids: z.array(photoId).min(1).max(500) }))
    .output(z.object({ photos: z.array(photoSchema) })),
  get: procedure('PHOTO_NOT_FOUND')
    .input(z.strictObject({ id: photoId }))
    .output(photoDetail),
  /** How many photos each filter would leave, for the menus that offer them. */
  facets: procedure()
    .input(z.strictObject({ filter: photoFilter.default({}) }))
    .output(facets),
  /** Changes what a person says of photos. The files are never written to. */
  update: procedure('PHOTO_NOT_FOUND')
    .input(
      z.strictObject({
        ids: photoIds,
        caption: multiLine(5000).optional(),
        addTags: z.array(tagName).max(100).optional(),
        removeTags: z.array(tagName).max(100).optional(),
        rating: z.int().min(0).max(5).optional(),
        favorite: z.boolean().optional(),
        /** Either a new time for all, or so many minutes later (earlier: negative), for a camera whose clock was wrong. */
        takenAt: z
          .union([z.strictObject({ at: wallClockTime }), z.strictObject({ shiftMinutes: z.int().min(-52_560_000).max(52_560_000) })])
          .optional(),
      }),
    )
    .output(z.object({ updated: z.int(), editId })),
  /** Takes photos out of the library. The files stay where they are, and what was said of them is kept. */
  remove: procedure('PHOTO_NOT_FOUND')
    .input(z.strictObject({ ids: photoIds }))
    .output(z.object({ removed: z.int(), editId })),
  /** Puts removed photos back. */
  restore: procedure('PHOTO_NOT_FOUND')
    .input(z.strictObject({ ids: photoIds }))
    .output(z.object({ restored: z.int(), editId })),
  /** Photos that look alike, best candidates for keeping one of each: taken in one burst, or all but the same picture. */
  similar: procedure()
    .input(z.strictObject({ filter: photoFilter.default({}) }))
    .output(z.object({ groups: z.array(z.object({ kind: z.enum(['burst', 'alike']), ids: z.array(photoId) })) })),
}
