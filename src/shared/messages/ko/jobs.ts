import { skipReasonsKo } from './skip-reasons.ts'

const photos = (count: number) => `${count.toLocaleString('ko-KR')}장`

export const jobsKo = {
  reasons: skipReasonsKo,
  label: '진행 상황',
  importing: '사진 가져오는 중',
  preparing: '사진을 옮기는 중',
  sending: '주문 보내는 중',
  progress: (done: number, total: number) => `${done.toLocaleString('ko-KR')} / ${photos(total)}`,
  stop: '멈추기',
  stopping: '멈추고 있어요',
  imported: (count: number) => `사진 ${photos(count)}을 가져왔어요.`,
  nothingNew: '새로 가져온 사진이 없어요.',
  duplicates: (count: number) => `${photos(count)}은 이미 있어요.`,
  skipped: (skipped: number, imported: number) =>
    imported > 0
      ? `사진 ${photos(skipped)}을 읽지 못했어요. 나머지 ${photos(imported)}은 가져왔어요.`
      : `사진 ${photos(skipped)}을 읽지 못했어요.`,
  seeSkipped: (count: number) => `${photos(count)} 보기`,
  skippedTitle: '읽지 못한 파일',
  skippedNote: '원래 파일은 그대로 있어요. 다른 사진은 모두 쓸 수 있어요.',
  stopped: (count: number) => `멈췄어요. 지금까지 가져온 ${photos(count)}은 그대로 있어요.`,
  uploadFailed: (name: string) => `‘${name}’ 파일을 옮기지 못했어요.`,
  seeOrder: '주문 보기',
}
