import PDFDocument from 'pdfkit'
import { drawCode128, drawQr } from './draw-codes.ts'
import { createSheetText, FIRST_FONT, type SheetText } from './sheet-text.ts'
import type { SheetView, SheetViewLine } from './sheet-view.ts'
import { THUMBNAIL_POINTS } from './thumbnail-size.ts'

// All in points. A4 with margins that any printer reaches.
const PAGE = { width: 595.28, height: 841.89 }
const LEFT = 40
const RIGHT = PAGE.width - 40
const TOP = 40
const BOTTOM = PAGE.height - 46
const WIDTH = RIGHT - LEFT
const GAP = 14

const INK = '#1c1917'
const SOFT = '#6b6259'
const LINE = '#d8d0c6'
const STRONG_LINE = '#8f857a'
const WELL = '#f5f1ec'
const ALARM = '#a3260f'

/** Few prints are large, many stand two beside each other. */
const MANY = 6
const MOST_SIZES = 20
// Of a memo; one of more lines, which are then short, runs on instead.
const MOST_MEMO_LINES = 24
const single = { columns: 1, row: 56, picture: THUMBNAIL_POINTS }
const double = { columns: 2, row: 50, picture: 40 }

type Sheet = { doc: PDFKit.PDFDocument; text: SheetText; view: SheetView }

/**
 * Draws an order sheet on A4 pages. `thumbnails` are JPEGs by the position of their line; where one is missing an empty frame
 * stands. Takes some milliseconds a line: not for a thread that others wait for.
 */
export function writeOrderSheet(view: SheetView, thumbnails: ReadonlyMap<number, Uint8Array>): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    bufferPages: true,
    font: FIRST_FONT,
    // Without the time of writing, so that the same order has the same bytes.
    info: { Title: `주문 ${view.number}`, CreationDate: new Date(view.receivedAt) },
  })
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  doc.once('end', () => resolve(Buffer.concat(chunks)))
  doc.once('error', reject)

  const sheet = { doc, text: createSheetText(doc, glyphsOf(doc)), view }
  const top = drawFacts(sheet, drawHead(sheet))
  const end = drawLines(sheet, top, thumbnails)
  drawSums(sheet, end)
  numberPages(sheet)
  doc.end()
  return promise
}

/** pdfkit keeps the opened font to itself; this is the one thing that has to be asked of it. */
function glyphsOf(doc: PDFKit.PDFDocument): (font: string, codePoint: number) => boolean {
  return (font, codePoint) => {
    const { _font } = doc.font(font) as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } }
    return _font.font.hasGlyphForCodePoint(codePoint)
  }
}

/** The number, large and as codes. Answers where it ends. */
function drawHead({ doc, text, view }: Sheet): number {
  const qr = 66
  drawQr(doc, view.number, { x: RIGHT - qr, y: TOP, width: qr, height: qr })
  const bars = { x: RIGHT - qr - 20 - 170, y: TOP, width: 170, height: qr - 14 }
  drawCode128(doc, view.number, bars)
  text.write(view.number, bars.x + bars.width, TOP + qr - 1, { size: 9, colour: SOFT, align: 'right' })
  const title = { size: 10.5, weight: 'bold', width: bars.x - LEFT - GAP } as const
  if (view.isCancelled) text.write('취소된 주문이에요. 인화하지 마세요.', LEFT, TOP + 9, { ...title, colour: ALARM })
  else text.write(`${view.studioName} 주문서`, LEFT, TOP + 9, { ...title, colour: SOFT })
  text.write(view.number, LEFT - 1, TOP + 43, { size: 32, weight: 'bold', colour: view.isCancelled ? ALARM : INK })
  text.write(view.received, LEFT, TOP + 65, { size: 10.5, colour: SOFT })
  return TOP + qr + 18
}

/** Who, where to, how paid, and what the customer writes. */
function drawFacts(sheet: Sheet, top: number): number {
  const { doc, text, view } = sheet
  const { handover, payment } = view
  const third = (WIDTH - 2 * GAP) / 3
  const paid = payment.isPaid ? '결제됨' : '미결제'
  const cells = [
    { label: '주문하신 분', main: view.customer, more: [view.phone] },
    handover,
    { label: `결제 · ${payment.main}`, main: `${view.total} ${paid}`, more: payment.more },
  ]
  doc.moveTo(LEFT, top).lineTo(RIGHT, top).lineWidth(1).stroke(INK)
  const ends = cells.map(({ label, main, more }, index) => {
    const x = LEFT + index * (third + GAP)
    text.write(label, x, top + 19, { size: 9.5, colour: SOFT, width: third })
    let y = top + 20
    for (const line of text.wrap(main, third, { size: 15, weight: 'bold' })) {
      y += 19
      text.write(line, x, y, { size: 15, weight: 'bold', colour: index === 2 && !payment.isPaid ? ALARM : INK, width: third })
    }
    y += 1
    for (const line of more.flatMap((part) => text.wrap(part, third, { size: 11 }))) {
      y += 15
      text.write(line, x, y, { size: 11, colour: INK, width: third })
    }
    return y
  })
  return drawMemo(sheet, Math.max(...ends) + 14)
}

function drawMemo({ doc, text, view }: Sheet, top: number): number {
  if (view.memo === '') return top
  const style = { size: 11, colour: INK }
  const broken = text.wrap(view.memo, WIDTH - 60, style)
  const lines = broken.length > MOST_MEMO_LINES ? text.wrap(view.memo.replace(/\n+/g, ' / '), WIDTH - 60, style) : broken
  const height = lines.length * 16 + 12
  doc.roundedRect(LEFT, top, WIDTH, height, 5).fill(WELL)
  text.write('메모', LEFT + 10, top + 18, { size: 9.5, weight: 'bold', colour: SOFT })
  for (const [index, line] of lines.entries()) text.write(line, LEFT + 48, top + 18 + index * 16, style)
  return top + height + 12
}

/** The prints, as many to a page as fit. Answers where they end. */
function drawLines(sheet: Sheet, top: number, thumbnails: ReadonlyMap<number, Uint8Array>): number {
  const { lines } = sheet.view
  const form = lines.length > MANY ? double : single
  let at = drawTableHead(sheet, top, `인화 ${sheet.view.prints}`)
  for (let index = 0; index < lines.length; index += form.columns) {
    if (at + form.row > BOTTOM) at = drawTableHead(sheet, turnPage(sheet), '이어서')
    for (const [column, line] of lines.slice(index, index + form.columns).entries()) {
      const width = (WIDTH - (form.columns - 1) * GAP) / form.columns
      drawLine(sheet, line, thumbnails.get(line.position), { x: LEFT + column * (width + GAP), y: at, width, ...form })
    }
    at += form.row
  }
  return at
}

function drawTableHead({ doc, text, view }: Sheet, top: number, title: string): number {
  const width = text.write(title, LEFT, top + 12, { size: 11, weight: 'bold', colour: INK })
  if (view.common) {
    text.write(`모두 ${view.common}`, RIGHT, top + 12, { size: 9.5, colour: SOFT, width: WIDTH - width - GAP, align: 'right' })
  }
  doc
    .moveTo(LEFT, top + 20)
    .lineTo(RIGHT, top + 20)
    .lineWidth(0.8)
    .stroke(STRONG_LINE)
  return top + 20
}

type Cell = { x: number; y: number; width: number; row: number; picture: number; columns: number }

function drawLine({ doc, text }: Sheet, line: SheetViewLine, thumbnail: Uint8Array | undefined, cell: Cell): void {
  const { x, y, width, row, picture } = cell
  const middle = y + row / 2
  text.write(String(line.position), x + 20, middle + 3, { size: 8.5, colour: SOFT, align: 'right' })
  drawThumbnail(doc, thumbnail, { x: x + 26, y: y + (row - picture) / 2, size: picture })

  // A box to tick, at the end of the row.
  doc
    .rect(x + width - 12, middle - 6, 12, 12)
    .lineWidth(0.8)
    .stroke(STRONG_LINE)
  const copies = { size: 15, weight: 'bold', colour: line.quantity > 1 ? INK : SOFT } as const
  const copiesWidth = text.write(`${line.quantity}장`, x + width - 22, middle + 5.5, { ...copies, align: 'right' })

  const left = x + 26 + picture + 10
  const room = x + width - 22 - copiesWidth - 8 - left
  const details = fitDetails(text, line.details, room)
  const step = (row - 6) / (details.length + 2)
  const baseline = (index: number) => y + 3 + (index + 0.5) * step + 3.5
  const sizeWidth = text.write(line.size, left, baseline(0), { size: 12, weight: 'bold', colour: INK, width: room })
  text.write(line.centimetres, left + sizeWidth + 5, baseline(0), { size: 9, colour: SOFT, width: Math.max(1, room - sizeWidth - 5) })
  if (cell.columns === 1) text.write(line.price, left + room, baseline(0), { size: 9, colour: SOFT, align: 'right' })
  for (const [index, part] of details.entries()) text.write(part, left, baseline(1 + index), { size: 8.5, colour: INK, width: room })
  const last = baseline(1 + details.length)
  const warning = line.warning && `${line.warning}  `
  const warned = warning ? text.write(warning, left, last, { size: 8.5, weight: 'bold', colour: ALARM, width: room }) : 0
  text.write(line.fileName, left + warned, last, { size: 8, colour: SOFT, width: Math.max(1, room - warned) })
  doc
    .moveTo(x, y + row)
    .lineTo(x + width, y + row)
    .lineWidth(0.5)
    .stroke(LINE)
}

/** On one line, or on two. */
function fitDetails(text: SheetText, details: string, width: number): string[] {
  const [first = '', ...rest] = text.wrap(details, width, { size: 8.5 })
  return rest.length > 0 ? [first, rest.join(' ')] : [first]
}

function drawThumbnail(doc: PDFKit.PDFDocument, thumbnail: Uint8Array | undefined, place: { x: number; y: number; size: number }): void {
  const { x, y, size } = place
  if (!thumbnail) return void doc.rect(x, y, size, size).lineWidth(0.5).dash(2, {}).stroke(STRONG_LINE).undash()
  const image = openImage(doc, thumbnail)
  const scale = size / Math.max(image.width, image.height)
  const [width, height] = [image.width * scale, image.height * scale]
  const [left, top] = [x + (size - width) / 2, y + (size - height) / 2]
  doc.image(image.source, left, top, { width, height })
  // White borders would be lost on white paper.
  doc.rect(left, top, width, height).lineWidth(0.4).stroke(LINE)
}

/** Opened here to know its size; pdfkit's types leave that out. */
function openImage(doc: PDFKit.PDFDocument, jpeg: Uint8Array): { source: PDFKit.Mixins.ImageSrc; width: number; height: number } {
  const opener = doc as unknown as { openImage(source: Buffer): { width: number; height: number } }
  const image = opener.openImage(Buffer.from(jpeg))
  return { source: image as unknown as PDFKit.Mixins.ImageSrc, width: image.width, height: image.height }
}

/** What it comes to, by size and in all; never torn apart by the end of a page. */
function drawSums(sheet: Sheet, end: number): void {
  const { doc, text, view } = sheet
  const step = 17
  const fits = view.sizes.length <= MOST_SIZES
  const sizes = fits ? view.sizes : []
  const from = fits ? end : drawSizeList(sheet, end, step)
  const rows = Math.max(sizes.length, view.sums.length)
  const height = 26 + rows * step + 34
  const top = from + 18 + height > BOTTOM ? turnPage(sheet) : from + 18
  const half = (WIDTH - 2 * GAP) / 2
  const right = LEFT + half + 2 * GAP

  if (fits) text.write('크기마다', LEFT, top + 10, { size: 9.5, weight: 'bold', colour: SOFT })
  for (const [index, size] of sizes.entries()) drawSize(sheet, size, top + 30 + index * step, half)
  text.write('금액', right, top + 10, { size: 9.5, weight: 'bold', colour: SOFT })
  for (const [index, { label, amount }] of view.sums.entries()) {
    const y = top + 30 + index * step
    text.write(label, right, y, { size: 11, colour: INK, width: half * 0.6 })
    text.write(amount, RIGHT, y, { size: 11, colour: INK, align: 'right' })
  }
  const line = top + 24 + rows * step
  doc
    .moveTo(LEFT, line)
    .lineTo(LEFT + half, line)
    .moveTo(right, line)
    .lineTo(RIGHT, line)
    .lineWidth(0.8)
    .stroke(STRONG_LINE)
  text.write('모두', LEFT, line + 21, { size: 12, weight: 'bold', colour: INK })
  text.write(view.prints, LEFT + half * 0.65, line + 21, { size: 15, weight: 'bold', colour: INK, align: 'right' })
  text.write('합계', right, line + 21, { size: 12, weight: 'bold', colour: INK })
  text.write(view.total, RIGHT, line + 21, { size: 17, weight: 'bold', colour: INK, align: 'right' })
}

/** For an order of more sizes than stand beside the sums. */
function drawSizeList(sheet: Sheet, end: number, step: number): number {
  let y = end + 30
  for (const size of sheet.view.sizes) {
    if (y > BOTTOM) y = turnPage(sheet) + step
    drawSize(sheet, size, y, WIDTH)
    y += step
  }
  return y
}

function drawSize({ text }: Sheet, { name, prints, total }: SheetView['sizes'][number], y: number, width: number): void {
  text.write(name, LEFT, y, { size: 11, weight: 'bold', colour: INK, width: width * 0.45 })
  text.write(prints, LEFT + width * 0.65, y, { size: 11, weight: 'bold', colour: INK, align: 'right' })
  text.write(total, LEFT + width, y, { size: 11, colour: INK, align: 'right' })
}

function turnPage({ doc, text, view }: Sheet): number {
  doc.addPage()
  text.write(view.number, LEFT, TOP + 12, { size: 13, weight: 'bold', colour: INK })
  text.write(`${view.isCancelled ? '취소된 주문 · ' : ''}${view.customer} · ${view.phone}`, RIGHT, TOP + 12, {
    size: 10,
    colour: SOFT,
    align: 'right',
    width: WIDTH * 0.6,
  })
  return TOP + 30
}

function numberPages({ doc, text, view }: Sheet): void {
  const { count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page)
    text.write(`${view.studioName} · 주문 ${view.number}`, LEFT, PAGE.height - 24, { size: 9, colour: SOFT })
    text.write(`${page + 1} / ${count}쪽`, RIGHT, PAGE.height - 24, { size: 9, colour: SOFT, align: 'right' })
  }
}
