import type { SkipReason } from '../../contract/library.ts'

export const skipReasonsKo: Readonly<Record<SkipReason, string>> = {
  EMPTY_FILE: '비어 있는 파일이에요.',
  NOT_A_PHOTO: '파일이 망가졌거나 사진이 아니에요.',
  DAMAGED: '파일이 망가져 읽을 수 없어요. 원래 기기에서 다시 복사해 보세요.',
  TOO_MANY_PIXELS: '사진이 너무 커서 열 수 없어요. (한 변 65,500픽셀, 2억 화소까지)',
  FORMAT_NOT_SUPPORTED: '아직 읽지 못하는 형식이에요. JPEG로 바꾸어 가져와 주세요.',
  VIDEO: '동영상은 가져오지 않아요.',
  NO_PERMISSION: '파일을 읽을 권한이 없어요.',
  NAME_UNREADABLE: '이름의 글자가 깨져 있어 열 수 없어요. 이름을 바꾸고 다시 가져와 주세요.',
  FILE_GONE: '파일을 찾을 수 없어요.',
  TOO_SLOW: '읽는 데 너무 오래 걸려 건너뛰었어요.',
}
