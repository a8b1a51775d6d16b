import type { Catalogue, PrintOption, PrintProduct } from '#shared/catalogue/catalogue.ts'

type Told = readonly (readonly [label: string, text: string])[]

const NONE = '없음'
const weekdays = ['일', '월', '화', '수', '목', '금', '토']
export const cancelWords: Record<Catalogue['cancelUntil'], string> = {
  received: '접수될 때까지',
  checked: '사진관이 확인할 때까지',
  paid: '입금이 확인될 때까지',
}
export const tierBasisWords: Record<Catalogue['tierBasis'], string> = {
  size: '같은 크기를 모두 합친 장수로',
  photo: '사진 하나하나의 장수로',
}

/** What is different in `after`, a line each, in words that the studio's owner reads. Empty where nothing is but the version. */
export function describeChanges(before: Catalogue, after: Catalogue): string[] {
  return [
    ...compareLists('크기', before.products, after.products, tellProduct),
    ...compareLists('선택', before.options, after.options, tellOption),
    ...compareLists('찾는 곳', before.pickup.shops, after.pickup.shops, (shop) => [
      ['주소', shop.address || NONE],
      ['전화', shop.phone || NONE],
    ]),
    ...compareLists('찾는 시간', before.pickup.slots, after.pickup.slots, (slot) => [['때', `${slot.from}–${slot.until}`]]),
    ...compareTold('', tellRest(before), tellRest(after)),
  ]
}

function tellProduct(product: PrintProduct): Told {
  return [
    ['값', formatWon(product.unitPrice)],
    ['매수 할인', product.tiers.map(({ from, unitPrice }) => `${from}장부터 ${formatWon(unitPrice)}`).join(', ') || NONE],
    ['한 줄 소개', product.note || NONE],
    ['종이', `${product.shortMm}×${product.longMm}mm`],
    ['픽셀', `${product.shortPx}×${product.longPx}`],
    ['잘릴 수 있는 폭', `${product.trimMm}mm`],
    ['화질 기준', `${product.goodDpi}/${product.warnDpi}dpi`],
  ]
}

function tellOption({ choices }: PrintOption): Told {
  return [['고를 것', choices.map(tellChoice).join(', ')]]
}

function tellChoice({ name, surcharge, borderMm, dateImprint }: PrintOption['choices'][number]): string {
  const effects = [
    ...(surcharge > 0 ? [`+${formatWon(surcharge)}`] : []),
    ...(borderMm === undefined ? [] : [`테두리 ${borderMm}mm`]),
    ...(dateImprint ? ['날짜 넣기'] : []),
  ]
  return effects.length > 0 ? `${name}(${effects.join(' ')})` : name
}

function tellRest(catalogue: Catalogue): Told {
  const { pickup, delivery, bankAccount, products, startWith } = catalogue
  return [
    ['처음 고르는 크기', products.find(({ id }) => id === startWith)?.name ?? '맨 위의 크기'],
    ['매수 할인', tierBasisWords[catalogue.tierBasis]],
    ['최소 주문 금액', catalogue.minimumOrder > 0 ? formatWon(catalogue.minimumOrder) : NONE],
    ['찾으러 오는 안내', pickup.note || NONE],
    ['준비 시간', `${pickup.leadTimeHours}시간`],
    ['쉬는 요일', pickup.closedWeekdays.map((day) => weekdays[day]).join(', ') || NONE],
    ['쉬는 날', pickup.closedDays.join(', ') || NONE],
    ['찾을 날 고르기', `${pickup.daysAhead}일 뒤까지`],
    ['배송', delivery ? `배송비 ${formatWon(delivery.fee)}` : '하지 않음'],
    ['무료 배송', delivery?.freeFrom === undefined ? NONE : `${formatWon(delivery.freeFrom)}부터`],
    ['배송 안내', delivery?.note || NONE],
    ['입금 계좌', bankAccount ? `${bankAccount.bank} ${bankAccount.number} ${bankAccount.holder}` : NONE],
    ['입금 기다리기', catalogue.unpaidDays === undefined ? '계속' : `${catalogue.unpaidDays}일`],
    ['결제 링크', catalogue.paymentLink ? '보냄' : '안 보냄'],
    ['손님이 취소할 수 있는 때', cancelWords[catalogue.cancelUntil]],
    ['주문 제작 안내', catalogue.withdrawalNotice || '앱의 기본 안내'],
  ]
}

function compareLists<Entry extends { id: string; name: string }>(
  kind: string,
  before: readonly Entry[],
  after: readonly Entry[],
  tell: (entry: Entry) => Told,
): string[] {
  const was = new Map(before.map((entry) => [entry.id, entry]))
  const is = new Set(after.map(({ id }) => id))
  const stayed = (entries: readonly Entry[]) => entries.filter(({ id }) => was.has(id) && is.has(id)).map(({ id }) => id)
  return [
    ...after.flatMap((entry) => {
      const old = was.get(entry.id)
      if (!old) return [`${kind} 새로 넣음: ${entry.name} (${tell(entry)[0]?.[1] ?? ''})`]
      const renamed = old.name === entry.name ? [] : [`${kind} 이름: ${old.name} → ${entry.name}`]
      return [...renamed, ...compareTold(`${entry.name} `, tell(old), tell(entry))]
    }),
    ...before.filter(({ id }) => !is.has(id)).map(({ name }) => `${kind} 뺌: ${name}`),
    ...(stayed(before).join() === stayed(after).join() ? [] : [`${kind} 순서: ${after.map(({ name }) => name).join(', ')}`]),
  ]
}

function compareTold(whose: string, before: Told, after: Told): string[] {
  return after.flatMap(([label, text], index) => {
    const old = before[index]?.[1] ?? NONE
    return old === text ? [] : [`${whose}${label}: ${old} → ${text}`]
  })
}

function formatWon(amount: number): string {
  return `${amount.toLocaleString('ko-KR')}원`
}
