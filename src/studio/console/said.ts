/** What has just been done, said once above the order or the list; by the word in the address. */
const said = {
  moved: '상태를 바꿨어요.',
  undone: '되돌렸어요.',
  'undone-late': '되돌렸어요. 인화 폴더는 이미 만들었으니 인화기 화면을 확인해 주세요.',
  cancelled: '주문을 취소하고 인화 폴더에서 뺐어요.',
  'cancelled-late': '주문을 취소했어요. 인화기가 이미 가져갔으니 인화기에서도 멈춰 주세요.',
  paid: '받은 것으로 적었어요.',
  link: '결제 링크를 보냈어요. 손님의 앱에 바로 보여요.',
  lab: '인화기에 다시 보냈어요.',
  message: '손님에게 보냈어요. 손님의 앱에 바로 보여요.',
} as const
export type Said = keyof typeof said

/** The sentence of a word in the address; empty for one that is none. */
export function sayDone(word: string | undefined): string {
  return word !== undefined && Object.hasOwn(said, word) ? said[word as Said] : ''
}
