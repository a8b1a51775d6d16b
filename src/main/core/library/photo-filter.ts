import type { PhotoFilter } from '#shared/contract/photos.ts'

/** A condition on rows of `photos`, with its parameters by name. */
export type PhotoCondition = { where: string; parameters: Record<string, string | number> }

/** Neither taken out of the library nor behind another photo of the same moment. */
export const IN_LIBRARY = 'photos.removed_at IS NULL AND photos.stack_of IS NULL'
/** Files of one moment leave the library together; the one in front stands for them there too. */
export const REMOVED = 'photos.removed_at IS NOT NULL AND photos.stack_of IS NULL'

export const TAGGED = 'EXISTS (SELECT 1 FROM photo_tags WHERE photo_id = photos.id)'
export const CAPTIONED = "photos.caption <> ''"
export const PLACED = '(photos.latitude IS NOT NULL AND photos.longitude IS NOT NULL)'
/** What the customer said yes to counts as ordered, whatever became of it; a draft is the basket. */
export const ORDERED = orderedIn("<> 'draft'")
export const IN_BASKET = orderedIn("= 'draft'")

const EARTH_RADIUS_KM = 6371.0088
const KM_PER_DEGREE = (Math.PI / 180) * EARTH_RADIUS_KM

/** What a filter leaves, in SQL. */
export function filterToSql(filter: PhotoFilter): PhotoCondition {
  const parts = [filter.removed ? REMOVED : IN_LIBRARY, ...conditionsOf(filter), ...(filter.near ? [nearby(filter.near)] : [])]
  return { where: parts.join(' AND '), parameters: parametersOf(filter) }
}

/** Whether a filter leaves all that is in the library. */
export function isEverything(filter: PhotoFilter): boolean {
  return Object.values(filter).every((value) => value === undefined)
}

function conditionsOf(filter: PhotoFilter): string[] {
  const { from, to, camera, tag, minRating, albumId } = filter
  const asked: [condition: string, holds: boolean | undefined][] = [
    ['photos.taken_at >= @from', given(from)],
    // After the last second of the day there is nothing but the next day.
    ["photos.taken_at < @to || 'T~'", given(to)],
    ['photos.camera = @camera', given(camera)],
    ['EXISTS (SELECT 1 FROM photo_tags WHERE photo_id = photos.id AND tag = @tag)', given(tag)],
    ['photos.rating >= @minRating', given(minRating)],
    ['EXISTS (SELECT 1 FROM album_photos WHERE album_id = @albumId AND photo_id = photos.id)', given(albumId)],
    [PLACED, filter.placed],
    [TAGGED, filter.tagged],
    [CAPTIONED, filter.captioned],
    ['photos.favorite = 1', filter.favorite],
    [ORDERED, filter.ordered],
    [IN_BASKET, filter.inBasket],
    ['photos.missing = 1', filter.missing],
    ['photos.damaged = 1', filter.damaged],
  ]
  return asked.flatMap(([condition, holds]) => (holds === undefined ? [] : [holds ? condition : `NOT (${condition})`]))
}

function given(value: unknown): true | undefined {
  return value === undefined ? undefined : true
}

function parametersOf({ from, to, camera, tag, minRating, albumId, near }: PhotoFilter): PhotoCondition['parameters'] {
  const parameters: PhotoCondition['parameters'] = {}
  for (const [name, value] of Object.entries({ from, to, camera, tag, minRating, albumId }))
    if (value !== undefined) parameters[name] = value
  return near ? { ...parameters, ...near, ...boxAround(near) } : parameters
}

/** A box that holds the circle, which is cheap to look into, and then the circle itself. */
function nearby(near: NonNullable<PhotoFilter['near']>): string {
  const { west, east } = boxAround(near)
  const longitudes = west <= east ? 'photos.longitude BETWEEN @west AND @east' : '(photos.longitude >= @west OR photos.longitude <= @east)'
  return `photos.latitude BETWEEN @south AND @north AND ${longitudes} AND ${DISTANCE} <= @km`
}

// The haversine formula. `min`, since rounding can take the root past 1 for the far side of the earth.
const DISTANCE = `2 * ${EARTH_RADIUS_KM} * asin(min(1, sqrt(
  pow(sin(radians(photos.latitude - @latitude) / 2), 2) +
  cos(radians(@latitude)) * cos(radians(photos.latitude)) * pow(sin(radians(photos.longitude - @longitude) / 2), 2))))`

type Box = { south: number; north: number; west: number; east: number }

/** In degrees. Where the circle lies over the date line, `west` is greater than `east`; around a pole it is every longitude. */
function boxAround({ latitude, longitude, km }: NonNullable<PhotoFilter['near']>): Box {
  const height = km / KM_PER_DEGREE
  const south = latitude - height
  const north = latitude + height
  if (south <= -90 || north >= 90) return { south, north, west: -180, east: 180 }
  // Where a meridian touches the circle, which is nearer to the pole than its middle.
  const width = toDegrees(Math.asin(Math.sin(km / EARTH_RADIUS_KM) / Math.cos(toRadians(latitude))))
  return { south, north, west: wrap(longitude - width), east: wrap(longitude + width) }
}

function wrap(longitude: number): number {
  if (longitude < -180) return longitude + 360
  return longitude > 180 ? longitude - 360 : longitude
}

const toRadians = (degrees: number) => (degrees * Math.PI) / 180
const toDegrees = (radians: number) => (radians * 180) / Math.PI

function orderedIn(state: string): string {
  return `EXISTS (SELECT 1 FROM order_lines JOIN orders USING (order_id) WHERE photo_id = photos.id AND state ${state})`
}
