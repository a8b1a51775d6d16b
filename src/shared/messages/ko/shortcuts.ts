/** `Mod` is Ctrl, or ⌘ on a Mac. Ways that do the same are apart by a comma, keys of one way by a plus. */
export type Shortcuts = { title: string; words: string; rows: readonly (readonly [keys: string, what: string])[] }

const shortcuts = {
  anywhere: {
    title: '어디서나',
    words: '단축키 키보드 자판',
    rows: [
      ['F1, ?', '도움말'],
      ['Mod+F', '사진 찾기'],
      ['Mod+Z', '되돌리기'],
      ['Mod+Shift+Z, Ctrl+Y', '다시 하기'],
      ['Esc', '닫기, 고른 것 풀기'],
    ],
  },
  library: {
    title: '사진함에서',
    words: '단축키 키보드 자판 선택 이동',
    rows: [
      ['←, →, ↑, ↓', '옆 사진, 윗줄, 아랫줄로 가기'],
      ['PageUp, PageDown', '한 화면씩 가기'],
      ['Home, End', '처음 사진, 마지막 사진'],
      ['Enter', '크게 보기'],
      ['Space', '고르기, 고른 것 풀기'],
      ['Shift+←, Shift+→', '이어서 고르기'],
      ['Mod+A', '모두 고르기'],
      ['F', '즐겨찾기에 넣기, 빼기'],
      ['1, 2, 3, 4, 5', '별점 주기'],
      ['0', '별점 없애기'],
      ['Delete, Backspace', '사진함에서 빼기, 앨범 안에서는 앨범에서 빼기'],
      ['Shift+F10', '메뉴 열기'],
    ],
  },
  viewer: {
    title: '사진을 크게 볼 때',
    words: '단축키 키보드 자판 확대 축소 줌 다음 이전',
    rows: [
      ['←, →', '앞 사진, 다음 사진. 가까이 볼 때는 옮겨 보기'],
      ['Home, End', '처음 사진, 마지막 사진'],
      ['+, -', '크게, 작게'],
      ['Enter', '가까이 보기, 사진 전체 보기'],
      ['0', '별점 없애기. 가까이 볼 때는 사진 전체 보기'],
      ['1, 2, 3, 4, 5', '별점 주기'],
      ['F', '즐겨찾기에 넣기, 빼기'],
      ['I', '정보 보기, 숨기기'],
      ['Mod+Enter', '적던 설명 저장하기'],
      ['Delete, Backspace', '사진함에서 빼기'],
      ['Esc', '사진함으로 돌아가기'],
    ],
  },
  similar: {
    title: '비슷한 사진에서',
    words: '단축키 키보드 자판 비교',
    rows: [
      ['←, →', '옆 사진으로 가기'],
      ['1, 2, 3 … 9', '그 번째 사진 고르기'],
      ['Shift+1 … 9', '함께 고르기, 풀기'],
      ['C', '크게 비교하기'],
      ['PageUp, PageDown', '앞 묶음, 다음 묶음'],
    ],
  },
  order: {
    title: '주문에서',
    words: '단축키 키보드 자판 나올 부분 자르기 수량',
    rows: [
      ['←, →, ↑, ↓', '옆 사진, 윗줄, 아랫줄로 가기'],
      ['Space', '고르기, 고른 것 풀기'],
      ['Shift+←, Shift+→', '이어서 고르기'],
      ['Mod+A', '모두 고르기'],
      ['1, 2, 3 … 12', '고른 사진의 장수 정하기'],
      ['+, -', '한 장 늘리기, 줄이기'],
      ['Enter', '나올 부분 맞추기'],
      ['Delete, Backspace', '주문에서 빼기'],
      ['↑, ↓', '수량 칸에서 한 장씩 늘리고 줄이기'],
    ],
  },
  crop: {
    title: '나올 부분을 맞출 때',
    words: '단축키 키보드 자판 자르기 돌리기 기울기 확대 여백',
    rows: [
      ['←, →, ↑, ↓', '나올 부분 옮기기. Shift와 함께 누르면 많이'],
      ['+, -', '확대, 축소'],
      ['R, Shift+R', '오른쪽으로 돌리기, 왼쪽으로 돌리기'],
      ['[, ]', '왼쪽으로, 오른쪽으로 조금 기울이기'],
      ['0', '처음대로'],
      ['PageUp, PageDown', '지금 것은 저장하고 앞 사진, 다음 사진으로'],
      ['Mod+Z', '한 단계 되돌리기'],
      ['Enter', '다 됐어요'],
      ['Esc, Alt+←', '고치기 전으로 두고 닫기'],
    ],
  },
} satisfies Record<string, Shortcuts>

export const shortcutsKo = {
  or: '또는',
  shortcuts: shortcuts as Record<keyof typeof shortcuts, Shortcuts>,
}
