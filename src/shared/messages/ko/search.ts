import { josa } from 'es-hangul'

export const searchKo = {
  label: '사진 찾기',
  placeholder: '설명, 태그, 날짜로 찾기',
  clear: '검색어 지우기',
  hits: (count: number) => `${count.toLocaleString('ko-KR')}장`,
  announce: (text: string, count: number) =>
    count === 0 ? `‘${text}’${josa.pick(text, '으로/로')} 찾은 사진이 없어요` : `${count.toLocaleString('ko-KR')}장을 찾았어요`,
  nothingTitle: (text: string) => `‘${text}’에 맞는 사진이 없어요`,
  nothingHints: ['초성만 쳐도 돼요. 나비는 ㄴㅂ', '단어를 줄이면 더 많이 나와요', '2024년 5월처럼 날짜로도 찾아요'],
  corrected: (text: string) => `‘${text}’${josa.pick(text, '으로/로')} 찾았어요`,
  showAll: '모든 사진 보기',
}
