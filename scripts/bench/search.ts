import Database from 'better-sqlite3'
import { createSearchService } from '../../src/main/core/search/search-service.ts'
import type { Photo } from '../../src/shared/contract/photos.ts'
import { type BenchArea, type BenchRow, compare } from './harness.ts'

const PHOTOS = 100_000
const PEOPLE = ['할머니', '외할아버지', '고모네', '큰아들', '막내', '사촌누나', '친구들', '아빠', '엄마', '동생', '조카', '강아지']
const PLACES = [
  '제주도',
  '협재해변',
  '설악산',
  '수원화성',
  '부산',
  '광안리',
  '한강공원',
  '호수공원',
  '경주',
  '불국사',
  '바닷가',
  '에버랜드',
  '시골집',
  '우리 집',
]
const EVENTS = [
  '칠순잔치',
  '돌잔치',
  '결혼식',
  '졸업식',
  '소풍',
  '캠핑',
  '불꽃축제',
  '벚꽃놀이',
  '케이블카',
  '생일',
  '김장',
  '첫눈',
  '운동회',
  '성묘',
  '새 차 시승',
]
const JOSA = ['에서', '이랑', '하고', '', '', '의']
const REST = ['활짝 웃은 날', '아침', '두 번째 날', '낮잠 자는 모습', '다 같이', '🎆', 'BTS 노래 들으며', '100일', 'DSLR 처음 산 날']
/** Each rule once or more; those behind the gap are fallbacks, and one finds nothing. */
const QUERIES = [
  '할머니',
  '산',
  '에서',
  '할머니랑 제주도에서',
  '제주도여행',
  '새차',
  '바다',
  'ㅎㅁㄴ',
  'ㅈㅈㄷ ㅂㄲ',
  '벚꽃 한강 -부산',
  '"두 번째 날"',
  '#캠핑 2019년 5월',
  'bts',

  'gkfajsl',
  '불꽃축재',
  '케이불카',
  '졸엄식에서',
  '크루즈여행',
]
const TYPED = ['하', '할ㅁ', '할먼', '제줃', 'ㅋㅇ']

export const search: BenchArea = {
  name: 'search',
  async measure() {
    const photos = Array.from({ length: PHOTOS }, (_, index) => makePhoto(index + 1))
    const makeService = () =>
      createSearchService({
        *each() {
          for (const photo of photos) yield withFile(photo)
        },
        requirePhoto: (id) => withFile(photos[id - 1] ?? makePhoto(id)),
      })
    const service = makeService()
    const like = prepareLike(photos)
    const find = (text: string, typing = false) => service.search({ text, typing, limit: 50 }).total
    let edited = 0
    const rows = await compare('search', { name: `SQL LIKE '%할머니%', ${PHOTOS} photos`, run: () => like.all('%할머니%').length }, [
      ...QUERIES.map((text) => ({ name: text, run: () => find(text) })),
      ...TYPED.map((text) => ({ name: `${text} (typing)`, run: () => find(text, true) })),
      {
        name: 'one photo changed, then 할머니',
        run: () => {
          edited = (edited + 1) % PHOTOS
          service.refresh([edited + 1])
          return find('할머니')
        },
      },
      { name: 'index all, then 할머니', run: () => makeService().search({ text: '할머니', typing: false, limit: 50 }).total },
    ])
    return [...rows, ...summarize(rows.slice(1, 1 + QUERIES.length + TYPED.length), rows[0])]
  },
}

/** The middle query and the slowest but one in twenty, by their medians. */
function summarize(rows: readonly BenchRow[], baseline: BenchRow | undefined): BenchRow[] {
  const sorted = rows.toSorted((a, b) => a.medianMs - b.medianMs)
  return [50, 95].flatMap((percent) => {
    const row = sorted[Math.ceil((sorted.length * percent) / 100) - 1]
    return row && baseline ? [{ ...row, name: `p${percent} of ${rows.length} queries` }] : []
  })
}

function prepareLike(photos: readonly Photo[]) {
  const db = new Database(':memory:')
  db.exec('CREATE TABLE captions (id INTEGER PRIMARY KEY, text TEXT NOT NULL)')
  const insert = db.prepare('INSERT INTO captions VALUES (?, ?)')
  db.transaction(() => {
    for (const photo of photos) insert.run(photo.id, `${photo.caption} ${photo.tags.join(' ')}`)
  })()
  return db.prepare('SELECT id FROM captions WHERE text LIKE ?').pluck()
}

function makePhoto(id: number): Photo {
  const pick = (words: readonly string[], step: number) => words[Math.floor(id / step + id * step) % words.length] ?? ''
  const day = String(1 + (id % 28)).padStart(2, '0')
  return {
    id,
    fileName: `IMG_${id}.jpg`,
    caption: `${pick(PEOPLE, 3)}${pick(JOSA, 5)} ${pick(PLACES, 7)} ${pick(EVENTS, 11)} ${pick(REST, 13)} ${nameOf(id)}`,
    tags: [pick(EVENTS, 17), pick(PLACES, 19)],
    rating: 0,
    favorite: false,
    takenAt: `20${10 + (id % 16)}-0${1 + (id % 9)}-${day}T10:00:00`,
    width: 4000,
    height: 3000,
    colour: '#888888',
    version: String(id),
    damaged: false,
  }
}

// Some thousands of words that stand in a few captions each, as names of people and shops do.
function nameOf(id: number): string {
  const syllable = (step: number) => String.fromCharCode(0xac00 + (((id % 8000) * step) % 399) * 28)
  return syllable(7) + syllable(11) + syllable(13)
}

function withFile(photo: Photo) {
  return { ...photo, sha256: '', bytes: 1, path: '', modifiedMs: 0, camera: '', place: null }
}
