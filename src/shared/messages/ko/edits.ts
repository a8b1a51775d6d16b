import type { EditKind } from '../../contract/edits.ts'

const photos = (count: number) => (count > 0 ? ` (${count.toLocaleString('ko-KR')}장)` : '')

export const editsKo = {
  name: {
    caption: '설명 고치기',
    tags: '태그 고치기',
    rating: '별점 주기',
    favorite: '즐겨찾기 바꾸기',
    date: '날짜 고치기',
    remove: '사진함에서 빼기',
    restore: '사진함에 다시 넣기',
    'album-create': '앨범 만들기',
    'album-rename': '앨범 이름 바꾸기',
    'album-delete': '앨범 지우기',
    'album-add': '앨범에 넣기',
    'album-remove': '앨범에서 빼기',
    'tag-rename': '태그 이름 바꾸기',
    'tag-delete': '태그 지우기',
  } as Record<EditKind, string>,
  undone: (name: string, count: number) => `되돌렸어요: ${name}${photos(count)}`,
  redone: (name: string, count: number) => `다시 했어요: ${name}${photos(count)}`,
  redo: '다시 하기',
}
