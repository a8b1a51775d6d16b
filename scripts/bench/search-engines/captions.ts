import type { Captioned } from '../../../src/main/core/search/caption-index.ts'

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

/** The same photo for the same id: a caption of some thirty units and two tags. */
export function makePhoto(id: number): Captioned {
  const pick = (words: readonly string[], step: number) => words[Math.floor(id / step + id * step) % words.length] ?? ''
  const day = String(1 + (id % 28)).padStart(2, '0')
  return {
    id,
    caption: `${pick(PEOPLE, 3)}${pick(JOSA, 5)} ${pick(PLACES, 7)} ${pick(EVENTS, 11)} ${pick(REST, 13)} ${nameOf(id)}`,
    tags: [pick(EVENTS, 17), pick(PLACES, 19)],
    takenAt: `20${10 + (id % 16)}-0${1 + (id % 9)}-${day}T10:00:00`,
  }
}

// Some thousands of words that stand in a few captions each, as names of people and shops do.
function nameOf(id: number): string {
  const syllable = (step: number) => String.fromCharCode(0xac00 + (((id % 8000) * step) % 399) * 28)
  return syllable(7) + syllable(11) + syllable(13)
}
