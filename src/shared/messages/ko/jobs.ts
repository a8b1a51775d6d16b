import type { Job } from '../../contract/jobs.ts'
import { skipReasonsKo } from './skip-reasons.ts'

const photos = (count: number) => `${count.toLocaleString('ko-KR')}장`
const files = (count: number) => `${count.toLocaleString('ko-KR')}개`

const running: Record<Job['kind'], string> = {
  import: '사진 가져오는 중',
  'check-files': '원래 파일을 확인하는 중',
  locate: '파일을 찾는 중',
  export: '사본을 내보내는 중',
  sidecars: '설명을 파일로 쓰는 중',
  backup: '사진함을 백업하는 중',
  restore: '사진함을 되돌리는 중',
  'send-order': '주문 보내는 중',
}

export const jobsKo = {
  reasons: skipReasonsKo,
  label: '진행 상황',
  running,
  preparing: '사진을 읽어 오는 중',
  progress: (done: number, total: number) => `${done.toLocaleString('ko-KR')} / ${photos(total)}`,
  speed: (perSecond: string) => `${perSecond}장/초`,
  bytesPerSecond: (bytes: string) => `${bytes}/초`,
  stop: '멈추기',
  pause: '잠시 멈추기',
  stopping: '멈추고 있어요',
  imported: (count: number) => `사진 ${photos(count)}을 가져왔어요.`,
  nothingNew: '새로 가져온 사진이 없어요.',
  duplicates: (count: number) => `${photos(count)}은 이미 있어요.`,
  found: (count: number) => `없어졌던 사진 ${photos(count)}을 다시 찾았어요.`,
  videos: (count: number) => `동영상 ${count.toLocaleString('ko-KR')}개는 아직 다루지 않아 그대로 두었어요.`,
  skipped: (skipped: number, imported: number) =>
    imported > 0
      ? `파일 ${files(skipped)}를 읽지 못했어요. 나머지 ${photos(imported)}은 가져왔어요.`
      : `파일 ${files(skipped)}를 읽지 못했어요.`,
  exported: (count: number, folder: string) => `사진 ${photos(count)}을 ‘${folder}’ 폴더에 내보냈어요.`,
  sidecars: (count: number) => `사진 ${photos(count)}의 설명을 파일 옆에 써 두었어요.`,
  notWritten: (count: number) => `${photos(count)}은 쓰지 못했어요.`,
  nothingWritten: (count: number) => `사진 ${photos(count)}을 쓰지 못했어요.`,
  backedUp: (name: string, count: number) => `사진 ${photos(count)}의 정보를 ‘${name}’ 파일에 백업했어요.`,
  restored: (count: number, albums: number) =>
    `사진함을 되돌렸어요. 사진 ${photos(count)}${albums > 0 ? `과 앨범 ${albums.toLocaleString('ko-KR')}개가` : '이'} 있어요.`,
  reveal: '폴더에서 보기',
  seeSkipped: (count: number) => `${files(count)} 보기`,
  skippedTitle: '읽지 못한 파일',
  skippedNote: '원래 파일은 그대로 있어요. 다른 사진은 모두 쓸 수 있어요.',
  notWrittenTitle: '쓰지 못한 사진',
  notWrittenNote: '원래 파일은 그대로 있어요.',
  files,
  moreFiles: (count: number) => `그 밖에 ${count.toLocaleString('ko-KR')}개가 더 있어요. 목록을 복사하면 모두 볼 수 있어요.`,
  copyList: '목록 복사하기',
  stopped: (count: number) => `멈췄어요. 지금까지 가져온 ${photos(count)}은 그대로 있어요.`,
  stoppedPlain: '멈췄어요. 지금까지 한 것은 그대로 있어요.',
  uploadFailed: (name: string) => `‘${name}’ 파일을 읽어 오지 못했어요.`,
  seeOrder: '주문 보기',
  orderPaused: '주문 보내기를 멈췄어요',
  resumeOrder: '이어서 보내기',
  more: (count: number) => `외 ${count.toLocaleString('ko-KR')}건`,
  moreLabel: (count: number) => `지난 알림 ${count.toLocaleString('ko-KR')}건 더 보기`,
  less: '접기',
}
