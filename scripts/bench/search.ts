import Database from 'better-sqlite3'
import { createSearchService } from '../../src/main/core/search/search-service.ts'
import type { Photo } from '../../src/shared/contract/photos.ts'
import { type BenchArea, compare } from './harness.ts'

const PHOTOS = 20_000
const WORDS = [
  '할머니',
  '칠순잔치',
  '제주도',
  '바닷가',
  '여행',
  '생일',
  '케이크',
  '나비',
  '낮잠',
  '가족',
  '한강',
  '야경',
  '첫눈',
  '벚꽃',
  '캠핑',
  '수원',
  '화성',
]
const QUERIES = ['할머니', '제주도여행', 'ㅎㅁㄴ', '벚꽃 한강', '없는말']

export const search: BenchArea = {
  name: 'search',
  measure() {
    const photos = Array.from({ length: PHOTOS }, (_, index) => makePhoto(index + 1))
    const service = createSearchService({
      *each() {
        for (const photo of photos) yield withFile(photo)
      },
      requirePhoto: (id) => withFile(photos[id - 1] ?? makePhoto(id)),
    })
    const db = new Database(':memory:')
    db.exec('CREATE TABLE captions (id INTEGER PRIMARY KEY, text TEXT NOT NULL)')
    const insert = db.prepare('INSERT INTO captions VALUES (?, ?)')
    db.transaction(() => {
      for (const photo of photos) insert.run(photo.id, `${photo.caption} ${photo.tags.join(' ')}`)
    })()
    const like = db.prepare('SELECT id FROM captions WHERE text LIKE ?').pluck()
    return compare(
      'search',
      { name: `SQL LIKE, ${QUERIES.length} queries, ${PHOTOS} photos`, run: () => QUERIES.map((text) => like.all(`%${text}%`).length) },
      [
        {
          name: 'search.photos, the same queries',
          run: () => QUERIES.map((text) => service.search({ text, typing: false, limit: 50 }).total),
        },
      ],
    )
  },
}

function makePhoto(id: number): Photo {
  const word = (step: number) => WORDS[(id * step) % WORDS.length] ?? ''
  const day = String(1 + (id % 28)).padStart(2, '0')
  return {
    id,
    fileName: `IMG_${id}.jpg`,
    caption: `${word(3)} ${word(5)}에서 ${word(7)} ${id}`,
    tags: [word(11), word(13)],
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

function withFile(photo: Photo) {
  return { ...photo, sha256: '', bytes: 1, path: '', modifiedMs: 0, camera: '', place: null }
}
