import { html } from 'hono/html'
import type { PrintQuality } from '#shared/layout/geometry.ts'
import type { SheetLine } from '../../intake/order-sheet.ts'
import { fitNames } from '../../orders/print-names.ts'
import { formatWon } from '../../orders/write-amounts.ts'
import type { Page } from './words.ts'

/** How sharp a line will come out; `undefined` where its photo's size is not known. */
export type PrintQualityOf = (line: SheetLine) => { dpi: number; quality: PrintQuality } | undefined

/** A thousand prints at once would hold up the server, and nobody looks at them so. */
const PRINTS_A_PART = 100

type PrintList = {
  number: string
  lines: readonly SheetLine[]
  /** Which hundred of them, from 1; one that is not there is the first. */
  part: number
  qualityOf: PrintQualityOf
}

/** The lines of an order. Options whose choice is the same for all are said once above: what differs must not be overlooked. */
export function printList({ number, lines, part, qualityOf }: PrintList): Page {
  const [first, ...others] = lines
  const isShared = (option: Option) => others.every((line) => line.options.some((other) => isSameChoice(other, option)))
  const shared = first?.options.filter(isShared) ?? []
  const start = (part - 1) * PRINTS_A_PART < lines.length ? (part - 1) * PRINTS_A_PART : 0
  const figures = lines
    .slice(start, start + PRINTS_A_PART)
    .map((line, index) => printFigure({ number, line, position: start + index + 1, shared, quality: qualityOf(line) }))
  return html`${shared.length > 0 ? html`<p class="shared">${lines.length > 1 ? '모두 ' : ''}${shared.map(nameOption).join(' · ')}</p>` : ''}
    ${partLinks(number, lines.length, start)}
    <ol class="prints" start="${start + 1}">${figures}</ol>
    ${partLinks(number, lines.length, start)}`
}

function partLinks(number: string, count: number, start: number): Page | '' {
  if (count <= PRINTS_A_PART) return ''
  const links = Array.from({ length: Math.ceil(count / PRINTS_A_PART) }, (_, index) => {
    const from = index * PRINTS_A_PART
    const isShown = from === start
    return html`<a class="tab" href="/console/orders/${number}?part=${index + 1}"${isShown ? html` aria-current="page"` : ''}>${from + 1}–${Math.min(count, from + PRINTS_A_PART)}</a>`
  })
  return html`<nav class="tabs parts" aria-label="사진 나누어 보기">${links}</nav>`
}

type Option = SheetLine['options'][number]
type Figure = { number: string; line: SheetLine; position: number; shared: readonly Option[]; quality: ReturnType<PrintQualityOf> }

/** One line of the order: the print as it will be made, and what to make of it. */
function printFigure({ number, line, position, shared, quality }: Figure): Page {
  const { product, quantity, options, fit, originalName, borderMm, date } = line
  const place = `/console/orders/${number}`
  const own = options.filter((option) => !shared.some((other) => isSameChoice(other, option)))
  const details = [
    `${position}번`,
    fitNames[fit],
    borderMm ? `테두리 ${borderMm}mm` : '',
    date ? `날짜 ${date}` : '',
    formatWon(line.total),
  ]
  return html`<li class="print" id="print-${position}">
    <a class="picture" href="${place}/prints/${position}.jpg" target="_blank" rel="noopener"><img src="${place}/prints/${position}.jpg" alt="${position}번 사진, ${product.name} ${quantity}장" loading="lazy" decoding="async"></a>
    <p class="what"><b>${product.name}</b> <b class="copies ${quantity > 1 ? 'many' : ''}">${quantity}장</b></p>
    ${own.length > 0 ? html`<p class="own">${own.map(nameOption).join(' · ')}</p>` : ''}
    <p class="small">${details.filter(Boolean).join(' · ')}</p>
    ${qualityLine(quality)}
    <p class="small file"><span>${originalName || '이름 없음'}</span> <a class="button quiet" href="${place}/originals/${position}" download aria-label="${position}번 원본 받기">원본 받기</a></p>
  </li>`
}

function isSameChoice(one: Option, other: Option): boolean {
  return one.id === other.id && one.choiceId === other.choiceId
}

function nameOption({ name, choiceName }: Option): string {
  return `${name} ${choiceName}`
}

function qualityLine(quality: Figure['quality']): Page | '' {
  if (!quality || quality.quality === 'good') return ''
  const words = quality.quality === 'warning' ? '흐리게 나와요' : '조금 흐릴 수 있어요'
  return html`<p class="${quality.quality === 'warning' ? 'bad' : 'due'} small">${words} (${quality.dpi}dpi)</p>`
}
