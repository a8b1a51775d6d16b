import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PhotoFilter } from '#shared/contract/photos.ts'
import { type EditLibrary, openEditLibrary, type PhotoOfTest } from '#tests/support/edit-library.ts'

const DAYS = ['2023-12-31', '2024-01-01', '2024-02-29', '2024-03-01']
const TIMES = ['00:00:00', '12:30:00', '23:59:59']
const TAGS = ['가족', '바다', 'Sea']
const CAMERAS = ['', 'EOS R6', 'iPhone']
const PLACES = [
  { latitude: null, longitude: null },
  { latitude: 37.5, longitude: 127 },
  { latitude: 37.52, longitude: 127.01 },
  { latitude: -17, longitude: 179.99 },
  { latitude: -17, longitude: -179.99 },
  { latitude: 89.99, longitude: 10 },
  { latitude: 89.99, longitude: -170 },
]

type Ordered = 'never' | 'draft' | 'submitted'
type Sample = Required<
  Pick<PhotoOfTest, 'takenAt' | 'caption' | 'tags' | 'rating' | 'favorite' | 'camera' | 'missing' | 'damaged' | 'removed'>
> & {
  place: (typeof PLACES)[number]
  behind: boolean
  ordered: Ordered
  inAlbum: boolean
}

const sample: fc.Arbitrary<Sample> = fc.record({
  takenAt: fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(...TIMES)).map((parts) => parts.join('T')),
  caption: fc.constantFrom('', '소풍'),
  tags: fc.subarray(TAGS),
  rating: fc.nat(5),
  favorite: fc.boolean(),
  camera: fc.constantFrom(...CAMERAS),
  missing: fc.boolean(),
  damaged: fc.boolean(),
  removed: fc.boolean(),
  place: fc.constantFrom(...PLACES),
  behind: fc.boolean(),
  ordered: fc.constantFrom('never', 'draft', 'submitted'),
  inAlbum: fc.boolean(),
})

const coordinate = fc.constantFrom({ latitude: 37.5, longitude: 127 }, { latitude: -17, longitude: 180 }, { latitude: 90, longitude: 0 })
const whole = fc.record({
  from: fc.constantFrom(...DAYS),
  to: fc.constantFrom(...DAYS),
  camera: fc.constantFrom(...CAMERAS, 'none'),
  placed: fc.boolean(),
  near: fc.tuple(coordinate, fc.constantFrom(1, 3, 400)).map(([place, km]) => ({ ...place, km })),
  tag: fc.constantFrom(...TAGS, '없음'),
  tagged: fc.boolean(),
  captioned: fc.boolean(),
  favorite: fc.boolean(),
  minRating: fc.integer({ min: 1, max: 5 }),
  ordered: fc.boolean(),
  inBasket: fc.boolean(),
  albumId: fc.constantFrom(1, 2),
  missing: fc.boolean(),
  damaged: fc.boolean(),
  removed: fc.constant(true as const),
})
const NAMES = [
  'from',
  'to',
  'camera',
  'placed',
  'near',
  'tag',
  'tagged',
  'captioned',
  'favorite',
  'minRating',
  'ordered',
  'inBasket',
] as const
const MORE_NAMES = ['albumId', 'missing', 'damaged', 'removed'] as const
/** Few conditions at once, since many leave nothing. */
const filter: fc.Arbitrary<PhotoFilter> = fc
  .tuple(whole, fc.subarray([...NAMES, ...MORE_NAMES], { maxLength: 3 }))
  .map(([all, names]) => Object.fromEntries(names.map((name) => [name, all[name]])))

/** Whether a filter leaves a photo, told without SQL. */
function leaves(asked: PhotoFilter, photo: Sample): boolean {
  const day = photo.takenAt.slice(0, 10)
  const { near } = asked
  const answers: [asked: unknown, holds: boolean][] = [
    [asked.from, day >= (asked.from ?? '')],
    [asked.to, day <= (asked.to ?? '')],
    [asked.camera, photo.camera === asked.camera],
    [asked.placed, (photo.place.latitude !== null) === asked.placed],
    [near, near !== undefined && photo.place.latitude !== null && kmBetween(near, photo.place) <= near.km],
    [asked.tag, photo.tags.includes(asked.tag ?? '')],
    [asked.tagged, photo.tags.length > 0 === asked.tagged],
    [asked.captioned, (photo.caption !== '') === asked.captioned],
    [asked.favorite, photo.favorite === asked.favorite],
    [asked.minRating, photo.rating >= (asked.minRating ?? 0)],
    [asked.ordered, (photo.ordered === 'submitted') === asked.ordered],
    [asked.inBasket, (photo.ordered === 'draft') === asked.inBasket],
    [asked.albumId, photo.inAlbum && asked.albumId === 1],
    [asked.missing, photo.missing === asked.missing],
    [asked.damaged, photo.damaged === asked.damaged],
  ]
  const there = photo.removed === (asked.removed ?? false) && !photo.behind
  return there && answers.every(([given, holds]) => given === undefined || holds)
}

/** By the angle between two directions from the middle of the earth. */
function kmBetween(one: { latitude: number; longitude: number }, other: { latitude: number | null; longitude: number | null }): number {
  const [ax, ay, az] = direction(one.latitude, one.longitude)
  const [bx, by, bz] = direction(other.latitude ?? 0, other.longitude ?? 0)
  const cross = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx)
  return Math.atan2(cross, ax * bx + ay * by + az * bz) * 6371.0088
}

function direction(latitude: number, longitude: number): [number, number, number] {
  const [north, east] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180]
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)]
}

function fill({ db, add }: EditLibrary, samples: readonly Sample[]): void {
  db.exec(`DELETE FROM order_lines; DELETE FROM orders; DELETE FROM albums; DELETE FROM photos;
    INSERT INTO albums (id, name, created_at) VALUES (1, '여름', ''), (2, '빈 앨범', '');
    INSERT INTO orders (order_id, state, created_at, updated_at) VALUES ('draft', 'draft', '', ''), ('submitted', 'submitted', '', '')`)
  // What the others stand behind.
  add([{ removed: true, takenAt: '1990-01-01T00:00:00' }])
  add(samples.map(({ place, behind, ...photo }) => ({ ...pickPhoto(photo), ...place, stackOf: behind ? 1 : null })))
  samples.forEach(({ ordered, inAlbum }, index) => {
    const id = index + 2
    if (inAlbum) db.prepare('INSERT INTO album_photos VALUES (1, ?)').run(id)
    if (ordered !== 'never') db.prepare("INSERT INTO order_lines VALUES (?, ?, ?, '', '', '{}', '')").run(ordered, index, id)
  })
}

function pickPhoto({ takenAt, caption, tags, rating, favorite, camera, missing, damaged, removed }: Omit<Sample, 'place' | 'behind'>) {
  return { takenAt, caption, tags, rating, favorite, camera, missing, damaged, removed }
}

/** Ids as the grid has them: newest first, the one that came last first among equals. */
function expectedIds(samples: readonly Sample[], asked: PhotoFilter): number[] {
  const all = samples.map((photo, index) => ({ id: index + 2, photo }))
  return all
    .filter(({ photo }) => leaves(asked, photo))
    .sort((one, other) => compare(other.photo.takenAt, one.photo.takenAt) || other.id - one.id)
    .map(({ id }) => id)
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

describe('a filter', () => {
  it('leaves the photos of which all holds that is asked, newest first, and counts them', async () => {
    const opened = openEditLibrary()
    let left = 0
    await fc.assert(
      fc.asyncProperty(fc.array(sample, { maxLength: 12 }), fc.array(filter, { minLength: 4, maxLength: 4 }), async (samples, filters) => {
        opened.db.transaction(() => fill(opened, samples))()
        for (const asked of filters) {
          // The one photo that the others stand behind is from before all the days.
          const within = { from: '2000-01-01', ...asked }
          const expected = expectedIds(samples, within)
          left += expected.length
          const { ids, total } = await opened.library.index({ filter: within, limit: 100 })
          expect(ids).toEqual(expected)
          expect(total).toBe(expected.length)
        }
      }),
      { numRuns: 150 },
    )
    expect(left).toBeGreaterThan(100)
    opened.close()
  })

  it('says with its facets what one filter more would leave', async () => {
    const opened = openEditLibrary()
    await fc.assert(
      fc.asyncProperty(fc.array(sample, { maxLength: 12 }), filter, async (samples, asked) => {
        opened.db.transaction(() => fill(opened, samples))()
        const within = { from: '2000-01-01', ...asked }
        const count = (more: PhotoFilter) =>
          samples.filter((photo) => leaves(within, photo) && leaves({ ...withRemoved(within), ...more }, photo)).length
        const facets = await opened.library.facets(within)
        expect(facets).toMatchObject({
          total: count({}),
          placed: count({ placed: true }),
          tagged: count({ tagged: true }),
          captioned: count({ captioned: true }),
          favorite: count({ favorite: true }),
          ordered: count({ ordered: true }),
          inBasket: count({ inBasket: true }),
          missing: count({ missing: true }),
          damaged: count({ damaged: true }),
          removed: samples.filter((photo) => leaves({ ...within, removed: true }, photo)).length,
        })
        const matching = samples.filter((photo) => leaves(within, photo))
        expect(facets.months).toEqual(
          tally(
            matching.map(({ takenAt }) => takenAt.slice(0, 7)),
            'month',
          ).reverse(),
        )
        const cameras = tally(matching.map(({ camera }) => camera).filter(Boolean), 'camera')
        expect(facets.cameras).toEqual(cameras.sort((one, other) => other.count - one.count))
      }),
      { numRuns: 150 },
    )
    opened.close()
  })

  it('takes what is asked as a value, never as SQL', async () => {
    const { library, add, close } = openEditLibrary()
    add([{ camera: "'; DROP TABLE photos; --", tags: ["a' OR '1'='1"] }, {}])
    expect((await library.index({ filter: { camera: "'; DROP TABLE photos; --" }, limit: 10 })).ids).toEqual([1])
    expect((await library.index({ filter: { tag: "x' OR '1'='1" }, limit: 10 })).ids).toEqual([])
    close()
  })
})

const withRemoved = ({ removed }: PhotoFilter): PhotoFilter => (removed ? { removed } : {})

/** How often each name stands in a list, by name. */
function tally(names: readonly string[], as: string): { count: number }[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([one], [other]) => compare(one, other)).map(([name, count]) => ({ [as]: name, count }))
}
