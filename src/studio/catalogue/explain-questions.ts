import type { CatalogueQuestion } from '#shared/catalogue/question-catalogue.ts'
import { pickJosa } from '#shared/messages/ko/pick-josa.ts'

const formatWon = (amount: number) => `${amount.toLocaleString('ko-KR')}원`

/** What to ask whoever changed the catalogue, in words. */
export function explainQuestion(question: CatalogueQuestion): string {
  switch (question.kind) {
    case 'free':
      return `${question.product}의 값이나 할인 값이 0원이에요. 돈을 받지 않는 것이 맞나요?`
    case 'jump': {
      const { what, before, now } = question
      const whose = what.includes(' ') || what === '배송비' ? pickSubject(what) : `${what}의 값이`
      const times = Math.floor(Math.max(before, now) / Math.min(before, now)).toLocaleString('ko-KR')
      const turn = now > before ? `${times}배가 돼요` : `${times}분의 1이 돼요`
      return `${whose} ${formatWon(before)}에서 ${formatWon(now)}으로 ${turn}. 맞나요?`
    }
    case 'tier-dearer':
      return `${pickTopic(question.product)} ${question.from.toLocaleString('ko-KR')}장부터 ${formatWon(question.unitPrice)}으로 오히려 비싸져요. 맞나요?`
    case 'shape':
      return `${question.product}의 mm와 픽셀은 모양이 서로 달라요. 사진이 눌려 보일 수 있어요. 맞나요?`
    case 'removed':
      return `${question.product}${pickJosa(question.product, '을/를')} 빼요. 손님 바구니에 담긴 ${question.product} 사진은 크기를 다시 골라야 해요. 맞나요?`
  }
}

function pickSubject(what: string): string {
  return pickJosa(what, '을/를') === '을' ? `${what}이` : `${what}가`
}

function pickTopic(what: string): string {
  return pickJosa(what, '을/를') === '을' ? `${what}은` : `${what}는`
}
