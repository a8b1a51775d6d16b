import { helpTopicsKo } from './help-topics.ts'
import { pickJosa } from './pick-josa.ts'
import { shortcutsKo } from './shortcuts.ts'

export const helpKo = {
  title: '도움말',
  search: '도움말 찾기',
  placeholder: '무엇을 도와드릴까요?',
  clear: '지우기',
  back: '돌아가기',
  groupsLabel: '도움말 차례',
  groups: {
    import: '가져오기',
    find: '찾기',
    edit: '고르고 고치기',
    albums: '앨범',
    view: '사진 보기',
    keep: '내보내기·백업',
    order: '주문',
    keys: '단축키',
  },
  found: (count: number) => `${count.toLocaleString('ko-KR')}가지를 찾았어요`,
  nothingTitle: (text: string) => `‘${text}’에 맞는 도움말이 없어요`,
  nothingText: (studio: string) => `다른 말로 찾아보거나 ${studio}${pickJosa(studio, '으로/로')} 전화해 주세요. 친절히 알려 드릴게요.`,
  phone: '사진관 전화번호',
  showAll: '도움말 모두 보기',
  ask: (studio: string) => `더 궁금한 것은 ${studio}에 물어봐 주세요`,
  topics: helpTopicsKo,
  ...shortcutsKo,
}
