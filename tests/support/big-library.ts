import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Db, openDatabase } from '#core/database/open-database.ts'

const PEOPLE = ['할머니', '외할아버지', '고모네', '큰아들', '막내', '사촌누나', '친구들', '아빠', '엄마', '동생', '조카', '강아지']
const PLACES = ['제주도', '설악산', '수원화성', '부산 광안리', '한강공원', '경주 불국사', '바닷가', '에버랜드', '시골집', '우리 집', '강릉']
const EVENTS = ['칠순잔치', '돌잔치', '결혼식', '졸업식', '소풍', '캠핑', '생신', '가족여행', '벚꽃놀이', '운동회', '첫걸음', '김장하는 날']
const TAGS = [
  '가족',
  '여행',
  '생일',
  '봄',
  '여름',
  '가을',
  '겨울',
  '바다',
  '산',
  '아이',
  '친구',
  '음식',
  '꽃',
  '야경',
  '학교',
  '명절',
  '제주',
  '서울',
]
const CAMERAS = ['SAMSUNG SM-S928N', 'Apple iPhone 15 Pro', 'Canon EOS R6', 'NIKON D750', 'SONY ILCE-7M4', 'FUJIFILM X-T30', '']
const SIZES = [
  [4000, 3000],
  [3000, 4000],
  [6000, 4000],
  [4032, 3024],
  [3024, 4032],
  [1920, 1080],
] as const
const COLOURS = ['#8a6f5c', '#4f7391', '#6b8f5e', '#b79a7a', '#39424d', '#c9b8a8']
const TOWNS = [
  [37.5665, 126.978],
  [35.1796, 129.0756],
  [33.4996, 126.5312],
  [37.7519, 128.8761],
  [35.8562, 129.2247],
] as const

const FIRST_DAY = Date.UTC(2005, 0, 1)
const DAYS = 20 * 365
/** One day out with the camera. */
const PHOTOS_A_DAY = 30

export type BigLibrary = { photos: number; seed?: number /** Where the files would stand; there are none. */; folder?: string }

/** Makes, in a data folder, a library of so many photos that are only known to the database; some seconds for 100,000. */
export function makeBigLibrary(dataDir: string, options: BigLibrary): void {
  const { db, close } = openDatabase(dataDir)
  try {
    fillLibrary(db, options)
  } finally {
    close()
  }
}

/** The same in a database that is open. The same seed makes the same photos. */
export function fillLibrary(db: Db, { photos, seed = 1, folder = '/photos' }: BigLibrary): void {
  const random = makeRandom(seed)
  const insert = db.prepare(`
    INSERT INTO photos (sha256, bytes, path, modified_ms, file_name, format, taken_at, width, height, colour, thumbnail, likeness, camera, exposure,
      latitude, longitude, caption, rating, favorite, added_at)
    VALUES (@sha256, @bytes, @path, @modifiedMs, @fileName, 'jpeg', @takenAt, @width, @height, @colour, 'made', @likeness, @camera, @exposure,
      @latitude, @longitude, @caption, @rating, @favorite, '2026-01-01T00:00:00.000Z')`)
  const addTag = db.prepare('INSERT OR IGNORE INTO photo_tags (photo_id, tag) VALUES (?, ?)')
  db.transaction(() => {
    let day = makeDay(random)
    for (let number = 1; number <= photos; number++) {
      if (number % PHOTOS_A_DAY === 0) day = makeDay(random)
      const { tags, ...row } = makePhoto(number, day, folder, random)
      const id = Number(insert.run(row).lastInsertRowid)
      for (const tag of tags) addTag.run(id, tag)
    }
  })()
}

type Random = () => number
type Day = ReturnType<typeof makeDay>

/** What the photos of one day have in common. */
function makeDay(random: Random) {
  const place = pick(PLACES, random)
  return {
    startMs: FIRST_DAY + (Math.floor(random() * DAYS) * 24 + 9) * 3_600_000,
    place,
    event: pick(EVENTS, random),
    camera: pick(CAMERAS, random),
    town: random() < 0.6 ? pick(TOWNS, random) : null,
    tags: [pick(TAGS, random), pick(TAGS, random), place].slice(0, Math.floor(random() * 4)),
  }
}

function makePhoto(number: number, day: Day, folder: string, random: Random) {
  const takenMs = day.startMs + Math.floor(random() * 10 * 3600) * 1000
  const [width, height] = pick(SIZES, random)
  const fileName = `IMG_${String(number).padStart(6, '0')}.jpg`
  return {
    sha256: createHash('sha256').update(`${folder}/${number}`).digest('hex'),
    bytes: 2_000_000 + Math.floor(random() * 6_000_000),
    path: join(folder, new Date(takenMs).toISOString().slice(0, 7), fileName),
    modifiedMs: takenMs,
    fileName,
    takenAt: new Date(takenMs).toISOString().slice(0, 19),
    width,
    height,
    colour: pick(COLOURS, random),
    likeness: Array.from({ length: 4 }, () =>
      Math.floor(random() * 0x10000)
        .toString(16)
        .padStart(4, '0'),
    ).join(''),
    camera: day.camera,
    exposure: JSON.stringify({ aperture: 2.8, shutter: 0.004, iso: 100 * Math.ceil(random() * 16), focalLength: 35 }),
    latitude: day.town ? day.town[0] + (random() - 0.5) / 10 : null,
    longitude: day.town ? day.town[1] + (random() - 0.5) / 10 : null,
    caption: random() < 0.7 ? `${pick(PEOPLE, random)} ${day.event}, ${day.place}에서 ${number}번째` : '',
    rating: random() < 0.3 ? Math.ceil(random() * 5) : 0,
    favorite: random() < 0.05 ? 1 : 0,
    tags: random() < 0.8 ? day.tags : [],
  }
}

function pick<Value>(values: readonly [Value, ...Value[]] | readonly Value[], random: Random): Value {
  return values[Math.floor(random() * values.length)] as Value
}

/** Mulberry32: the same numbers for the same seed. */
function makeRandom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
