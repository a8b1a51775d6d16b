import type { ErrorSentences } from '../../errors/error-table.ts'
import { pickJosa } from './pick-josa.ts'

const money = (won: number) => `${won.toLocaleString('ko-KR')}원`

export const errorsKo: ErrorSentences = {
  INVALID_INPUT: ({ field }) => (field ? `입력한 내용을 다시 확인해 주세요. (${field})` : '입력한 내용을 다시 확인해 주세요.'),
  UNKNOWN_PROCEDURE: ({ name }) => `'${name}' 기능은 없어요. --list로 쓸 수 있는 기능을 확인해 주세요.`,
  NOT_FOUND: () => '그 주소에는 아무것도 없어요. 주소를 확인해 주세요.',
  INTERNAL: () => '앗, 프로그램 안에서 문제가 생겼어요. 사진과 주문은 그대로 있어요. 다시 한 번 해 주세요.',
  FORBIDDEN: () => '이 창에서는 열 수 없어요. 프로그램을 다시 시작해 주세요.',
  CANCELLED: () => '멈췄어요. 지금까지 한 것은 그대로 있어요.',

  DATA_IN_USE: () => '프로그램이 이미 켜져 있어요. 켜져 있는 창을 써 주세요.',
  DATA_TOO_NEW: () => '사진함이 더 새로운 프로그램에서 만들어졌어요. 사진관 홈페이지에서 최신 프로그램을 받아 주세요.',
  DATA_READ_ONLY: ({ path }) => `'${path}' 폴더에 쓸 수 없어요. 폴더의 쓰기 권한을 확인해 주세요.`,
  DISK_FULL: () => '저장할 공간이 모자라요. 지금까지 한 것은 그대로 있어요. 공간을 비운 뒤 다시 해 주세요.',

  PATH_NOT_FOUND: ({ path }) => `'${path}'${pickJosa(path, '을/를')} 찾을 수 없어요. 옮기거나 지우지 않았는지 확인해 주세요.`,
  SAMPLES_MISSING: () => '예시 사진이 들어 있지 않아요. 내 사진을 가져와 주세요.',
  PHOTO_NOT_FOUND: () => '그 사진은 사진함에 없어요. 화면을 새로 고쳐 주세요.',
  PHOTO_FILE_MISSING: ({ fileName }) => `'${fileName}' 파일이 원래 자리에 없어요. 다시 가져오거나 주문에서 빼 주세요.`,
  PHOTO_FILE_CHANGED: ({ fileName }) => `'${fileName}' 파일이 주문한 뒤에 바뀌었어요. 다시 가져오거나 주문에서 빼 주세요.`,
  PHOTO_TOO_LARGE: ({ fileName, megabytes }) =>
    `'${fileName}' 파일은 너무 커서 보낼 수 없어요. (${megabytes}MB까지) JPEG로 줄여서 가져오거나 주문에서 빼 주세요.`,
  NOT_THIS_PHOTO: ({ fileName }) => `고른 파일은 '${fileName}'${pickJosa(fileName, '와/과')} 내용이 달라요. 같은 사진 파일을 골라 주세요.`,
  ALBUM_NOT_FOUND: () => '그 앨범은 이제 없어요. 다른 앨범을 골라 주세요.',
  ALBUM_NAME_TAKEN: ({ name }) => `'${name}' 앨범이 이미 있어요. 다른 이름을 지어 주세요.`,
  SEARCH_NOT_FOUND: () => '그 검색은 이제 없어요.',
  SEARCH_NAME_TAKEN: ({ name }) => `'${name}' 이름으로 저장한 검색이 이미 있어요. 다른 이름을 지어 주세요.`,
  TAG_NOT_FOUND: ({ tag }) => `'${tag}' 태그가 붙은 사진이 없어요.`,
  NOTHING_TO_UNDO: () => '되돌릴 것이 없어요.',
  NOTHING_TO_REDO: () => '다시 할 것이 없어요.',
  FOLDER_READ_ONLY: ({ path }) => `'${path}' 폴더에 저장할 수 없어요. 다른 폴더를 골라 주세요.`,
  NOT_A_BACKUP: () => '사진함 백업 파일이 아니거나 손상된 파일이에요. 다른 파일을 골라 주세요. 지금 사진함은 그대로 있어요.',
  BACKUP_TOO_NEW: () => '더 새로운 프로그램에서 만든 백업이에요. 최신 프로그램을 받은 뒤 다시 해 주세요. 지금 사진함은 그대로 있어요.',
  BACKUP_NOT_FOUND: () => '그 백업은 이제 없어요. 다른 백업을 골라 주세요.',
  JOB_NOT_FOUND: () => '그 작업은 이미 끝났어요.',
  STUDIO_UNKNOWN: ({ studioId }) => `'${studioId}' 사진관 정보가 없어요. --studio 값을 확인해 주세요.`,

  CATALOGUE_UNAVAILABLE: () => '아직 사진관의 상품표를 받지 못했어요. 인터넷에 연결한 뒤 다시 열어 주세요.',
  PRODUCT_GONE: () => '이제 팔지 않는 크기가 있어요. 다른 크기를 골라 주세요.',
  OPTION_GONE: ({ option }) => `'${option}' 선택 항목이 바뀌었어요. 다시 골라 주세요.`,
  DELIVERY_UNAVAILABLE: () => '이 사진관은 배송을 하지 않아요. 매장에서 찾기를 골라 주세요.',
  PAYMENT_UNAVAILABLE: () => '이 사진관에서는 쓸 수 없는 결제 방법이에요. 다른 방법을 골라 주세요.',
  BELOW_MINIMUM: ({ minimum, subtotal }) => `${money(minimum)}부터 주문할 수 있어요. ${money(minimum - subtotal)}만 더 담아 주세요.`,
  ORDER_NOT_FOUND: () => '그 주문을 찾을 수 없어요.',
  ORDER_NOT_EDITABLE: () => '이미 보내기 시작한 주문은 고칠 수 없어요. 새로 주문해 주세요.',
  ORDER_NOT_CANCELLABLE: () => '사진관이 이 주문을 이미 준비하고 있어 여기서는 취소할 수 없어요. 사진관에 전화해 주세요.',
  DRAFT_CHANGED: () => '다른 창에서 이 주문을 고쳤어요. 두 창의 내용을 합쳐서 보여 드려요.',
  PICKUP_UNAVAILABLE: () => '고르신 날이나 시간에는 찾으실 수 없어요. 찾으실 때를 다시 골라 주세요.',
  PRICE_CHANGED: ({ confirmed, now }) =>
    `그 사이에 가격이 ${money(confirmed)}에서 ${money(now)}으로 바뀌었어요. 새 금액을 확인해 주세요. 아직 주문되지 않았어요.`,
  MAYBE_ORDERED: () => '사진관이 이 주문을 이미 받았을 수 있어요. 새로 주문하지 말고, 먼저 사진관에 전화해 확인해 주세요.',

  STUDIO_UNREACHABLE: () => '사진관에 연결할 수 없어요. 주문은 안전하게 보관했고, 연결되면 자동으로 보내요.',
  STUDIO_SLOW: () => '사진관의 대답이 늦어지고 있어요. 주문은 안전하게 보관했고, 곧 다시 보내요.',
  STUDIO_UNTRUSTED: () =>
    '사진관의 보안 인증서를 확인할 수 없어 보내지 않았어요. 곧 다시 해 볼게요. 계속 이러면 사진관에 전화로 알려 주세요.',
  STUDIO_FAILED: ({ status }) => `사진관 서버에 문제가 생겼어요. (${status}) 주문은 안전하게 보관했고, 곧 다시 보내요.`,
  STUDIO_FULL: () => '사진관의 컴퓨터에 자리가 없어 지금은 보낼 수 없어요. 주문은 안전하게 보관했고, 자리가 나면 자동으로 보내요.',
  STUDIO_REFUSED: ({ message }) => message || '사진관이 주문을 받지 못했어요. 사진관에 문의해 주세요.',

  NEEDS_LOGIN: () => '사진관에서 손님을 확인하지 못했어요. 프로그램을 다시 시작해 주세요.',
  TOO_LARGE: () => '한 번에 보낼 수 있는 크기를 넘었어요. 나누어 주문해 주세요.',
  TOO_MANY_ORDERS: () => '아직 끝나지 않은 주문이 너무 많아요. 먼저 한 주문을 마치거나 취소한 뒤 다시 해 주세요.',
  QUOTA_EXCEEDED: ({ megabytes }) =>
    `아직 주문하지 않은 사진이 사진관에 너무 많아요. (${megabytes.toLocaleString('ko-KR')}MB까지) 먼저 보내던 주문을 마치거나 거둔 뒤 다시 해 주세요.`,
  TOO_BUSY: ({ seconds }) => `요청이 너무 잦아요. ${seconds > 120 ? `${Math.ceil(seconds / 60)}분` : `${seconds}초`} 뒤에 다시 해 주세요.`,
  MANIFEST_CHANGED: () => '사진관에 같은 번호의 주문이 이미 있어요. 새로 주문하기 전에 사진관에 전화해 확인해 주세요.',
  FILES_MISSING: ({ count }) => `사진 ${count}장이 아직 사진관에 도착하지 않았어요. 이어서 보낼게요.`,
  WRONG_OFFSET: () => '보내던 위치가 달라졌어요. 이어서 보낼게요.',
  WRONG_HASH: () => '사진이 보내는 동안 달라졌어요. 그 사진만 다시 보낼게요.',
  NOT_AN_IMAGE: () => '사진이 아닌 파일은 주문할 수 없어요. 그 파일을 빼 주세요.',
}
