/** What the desktop says while the window is closed. */
export const backgroundKo = {
  open: (studio: string) => `${studio} 열기`,
  quit: (studio: string) => `${studio} 끝내기`,
  stillSending: '주문을 아직 보내고 있어요',
  goesOnLater: '지금 끝내도 주문은 그대로 있어요. 다음에 켤 때 이어서 보내요.',
  keepSending: '계속 보내기',
  endNow: '끝내기',
  received: '사진관이 주문을 모두 받았어요.',
  needsYou: '확인하실 것이 있어요. 눌러서 주문을 봐 주세요.',
}
