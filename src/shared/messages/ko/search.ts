import { pickJosa } from './pick-josa.ts'

const photos = (count: number) => `${count.toLocaleString('ko-KR')}장`

export const searchKo = {
  label: '사진 찾기',
  placeholder: '설명, 태그, 날짜로 찾기',
  clear: '검색어 지우기',
  hits: photos,
  announce: (text: string, count: number) =>
    count === 0 ? `‘${text}’${pickJosa(text, '으로/로')} 찾은 사진이 없어요` : `${photos(count)}을 찾았어요`,
  corrected: (text: string) => `‘${text}’${pickJosa(text, '으로/로')} 찾았어요`,
  asIs: '그대로 찾기',
  suggestions: '검색어 제안',
  groups: { tags: '태그', years: '연도', albums: '앨범', recent: '최근 검색' },
  year: (year: number) => `${year}년`,
  /** What a screen reader says of a suggestion. */
  option: (name: string, count: number) => `${name}, ${photos(count)}`,
  forget: (text: string) => `최근 검색에서 ‘${text}’ 지우기`,
  forgetAll: '모두 지우기',
  hitTag: (tag: string) => `태그 ${tag}`,
  nothingTitle: (text: string) => `‘${text}’에 맞는 사진이 없어요`,
  tried: (ways: string) => `${ways}도 찾아봤어요`,
  triedWays: {
    stem: (text: string) => `조사를 뺀 ‘${text}’`,
    /** A Korean word typed in the wrong mode reads as nothing in the other. */
    keyboard: (text: string) => (/[가-힣]/.test(text) ? `한/영을 바꾼 ‘${text}’` : '한/영을 바꾼 말'),
    sound: () => '소리가 비슷한 말',
  },
  nearest: '혹시 이걸 찾으시나요',
  common: '이런 태그가 있어요',
  without: (count: number) => `조건 없이 찾기 (${photos(count)})`,
  loosely: '비슷한 말로 찾기',
  showAll: '모든 사진 보기',
  help: '찾는 방법 보기',
  helpTitle: '이렇게 찾을 수 있어요',
  tryOut: (query: string) => `‘${query}’ 찾아보기`,
  tricks: {
    leads: '초성만 쳐도 돼요',
    part: '다 치지 않아도 찾아요',
    keyboard: '한/영 키를 깜빡해도 알아들어요',
    tag: '‘#’을 붙이면 태그만 찾아요',
    date: '연도와 날짜로 찾아요',
    without: '빼고 싶은 말 앞에 ‘-’를 붙여요',
    phrase: '따옴표로 묶으면 그대로 찾아요',
  },
  save: '검색 저장',
  saveNote: '저장하면 앨범 아래에 모여요. 새 사진도 맞으면 저절로 들어와요.',
  saveName: '검색 이름',
  saveNamePlaceholder: '예: 할머니와 제주',
  saveAction: '저장',
  saved: (name: string) => `‘${name}’ 검색을 저장했어요`,
  savedSearches: '저장한 검색',
  savedMore: (name: string) => `‘${name}’ 메뉴`,
  rename: '이름 바꾸기',
  remove: '저장한 검색 지우기',
  removed: (name: string) => `‘${name}’ 검색을 지웠어요`,
}
