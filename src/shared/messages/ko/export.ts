const photos = (count: number) => `${count.toLocaleString('ko-KR')}장`

export const exportKo = {
  title: (count: number) => `사진 ${photos(count)} 내보내기`,
  intro: '고른 사진의 사본을 만들어요. 원래 사진은 그대로 있어요.',
  format: '파일 형식',
  formats: { original: '원본 그대로', jpeg: 'JPEG', png: 'PNG', webp: 'WebP' },
  formatNotes: {
    original: '크기와 화질을 바꾸지 않고 복사해요',
    jpeg: '어디서나 열려요. 나누고 올리기에 좋아요',
    png: '화질을 그대로 지켜요. 파일이 커요',
    webp: '파일이 작아요. 웹에 올리기에 좋아요',
  },
  size: '크기',
  sizeFull: '원래 크기',
  sizeOwn: '직접',
  sizeOf: (pixels: number) => `${pixels.toLocaleString('ko-KR')}px`,
  sizeHint: '긴 변의 길이예요. 더 작은 사진은 늘리지 않아요.',
  longEdge: '긴 변 (px)',
  longEdgeError: '16에서 30,000 사이의 숫자를 적어 주세요.',
  metadata: '사진에 담긴 정보',
  metadataChoices: { keep: '모두 남기기', 'no-place': '위치만 빼기', none: '모두 지우기' },
  metadataNotes: {
    keep: '찍은 때, 카메라, 찍은 곳이 그대로 남아요',
    'no-place': '찍은 곳만 지워요. 인터넷에 올릴 때 좋아요',
    none: '찍은 때와 카메라도 남지 않아요',
  },
  withWords: '설명, 태그, 별점, 고친 날짜 넣기',
  withWordsNote: '다른 프로그램에서도 내가 적고 고친 것을 볼 수 있어요',
  chooseFolder: '폴더 고르기',
  downloads: '다운로드 폴더',
  start: '내보내기',
  sidecarsNote:
    '사진 옆에 설명 파일(.xmp)을 만들어요. 다크테이블, 디지캠 같은 프로그램이 설명, 태그, 별점을 읽어요. 사진 파일은 건드리지 않아요.',
  sidecars: '사진 옆에 설명 파일 만들기',
}
