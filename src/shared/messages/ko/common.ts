export const commonKo = {
  close: '닫기',
  cancel: '그만두기',
  leaveAsk: '그만둘까요? 쓴 내용은 사라져요.',
  keepWriting: '계속 쓰기',
  save: '저장하기',
  undo: '되돌리기',
  retry: '다시 해 보기',
  copy: '복사하기',
  copied: '복사했어요',
  loadFailed: '불러오지 못했어요',
  disconnected: '프로그램과 연결이 끊겼어요. 다시 연결하고 있어요. 사진과 주문은 그대로 있어요.',
}
