import { clockOf, dayOf } from '../format-parts.ts'

const photos = (count: number) => `${count.toLocaleString('ko-KR')}장`

const year = (day: string) => `${dayOf(day).year}년`
const month = (day: string) => `${year(day)} ${dayOf(day).month}월`
const day = (text: string) => `${month(text)} ${dayOf(text).day}일`

export const filtersKo = {
  open: '골라 보기',
  openLabel: (count: number) => (count === 0 ? '골라 보기' : `골라 보기, ${count}가지로 고르는 중`),
  chosen: '고른 조건',
  clear: '모두 지우기',
  remove: (label: string) => `‘${label}’ 빼기`,
  ofAll: '숫자는 검색어와 상관없이 센 것이에요',
  leaves: (count: number) => `${photos(count)}이 남아요`,
  count: (count: number) => count.toLocaleString('ko-KR'),
  date: '찍은 날',
  yearOf: (value: string) => `${Number(value)}년`,
  monthOf: (value: number) => `${value}월`,
  from: '이날부터',
  to: '이날까지',
  camera: '카메라',
  showMore: (count: number) => `${count.toLocaleString('ko-KR')}개 더 보기`,
  all: '모두',
  stars: '별점',
  anyStars: '모두',
  starsFrom: (count: number) => (count === 5 ? '별 5개' : `별 ${count}개 이상`),
  words: '설명·태그·주문',
  more: '그 밖에',
  groups: { captioned: '설명', tagged: '태그', ordered: '주문' },
  yes: { captioned: '있음', tagged: '있음', ordered: '있음' },
  no: { captioned: '없음', tagged: '없음', ordered: '없음' },
  tidyTags: '태그 정리',
  chips: {
    year,
    month,
    day,
    range: (from: string, to: string) =>
      `${day(from)} ~ ${dayOf(from).year === dayOf(to).year ? `${dayOf(to).month}월 ${dayOf(to).day}일` : day(to)}`,
    from: (from: string) => `${day(from)}부터`,
    to: (to: string) => `${day(to)}까지`,
    album: (name: string) => `앨범 ${name}`,
    tag: (tag: string) => `태그 ${tag}`,
    near: (km: number) => `이 근처 ${km.toLocaleString('ko-KR')}km 안`,
    placed: { true: '위치 있는 사진', false: '위치 없는 사진' },
    tagged: { true: '태그 있음', false: '태그 없음' },
    captioned: { true: '설명 있음', false: '설명 없음' },
    favorite: { true: '즐겨찾기', false: '즐겨찾기 아님' },
    ordered: { true: '주문한 적 있음', false: '주문한 적 없음' },
    inBasket: { true: '바구니에 담긴 사진', false: '바구니에 없는 사진' },
    missing: { true: '파일이 없는 사진', false: '파일이 있는 사진' },
    damaged: { true: '손상된 사진', false: '손상되지 않은 사진' },
  },
  /** `at` is wall-clock time, `2024-05-04T10:23:11`. */
  moment: (at: string) => {
    const { hour, minute } = clockOf(at)
    return `${day(at)} ${hour < 12 ? '오전' : '오후'} ${hour % 12 || 12}:${String(minute).padStart(2, '0')}`
  },
}
