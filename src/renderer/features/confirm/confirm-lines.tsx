import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import { useLocation } from 'wouter'
import { mediaAddress } from '#shared/addresses.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Photo } from '#shared/contract/photos.ts'
import type { OrderPrice } from '#shared/pricing/price-order.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { openCropEditor } from '../crop/crop-store.ts'
import { type BasketLine, countPrints } from '../order/draft-lines.ts'
import { type LineStanding, standingOfLine } from '../order/line-standing.ts'
import { PrintPicture } from '../order/print-picture.tsx'
import { useBasketPhotos } from '../order/use-basket-photos.ts'
import { useRemoveLine } from '../order/use-remove-line.ts'
import styles from './confirm-lines.module.css'
import sectionStyles from './confirm-section.module.css'

const ROW_HEIGHT = 92
const THUMBNAIL = 68

type Row = { line: BasketLine; photo: Photo | null | undefined; standing: LineStanding }

/** The whole order once more, each print as it will be; a thousand of them scroll in a window of their own. */
export function ConfirmLines({
  lines,
  catalogue,
  price,
  totalOf,
  changed,
}: {
  lines: readonly BasketLine[]
  catalogue: Catalogue
  price: OrderPrice | undefined
  /** What each line comes to, by its id. */
  totalOf: ReadonlyMap<string, number | undefined>
  /** The photos in whose place there is another file. */
  changed: ReadonlySet<number>
}) {
  const { confirm, format } = useMessages()
  const ids = useMemo(() => lines.map((line) => line.photoId), [lines])
  const photos = useBasketPhotos(ids)
  const rows = useMemo(
    () =>
      lines
        .map((line): Row => {
          const photo = photos.get(line.photoId)
          return { line, photo, standing: standingOfLine(line, photo, catalogue) }
        })
        // What is to be put right stands where it is seen first.
        .sort((one, other) => Number(other.standing.trouble !== null) - Number(one.standing.trouble !== null)),
    [lines, photos, catalogue],
  )
  const blurred = rows.filter(({ standing }) => standing.print && standing.print.quality !== 'good').length
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
  })
  return (
    <section className={sectionStyles.section} aria-label={confirm.lines}>
      <h2 className={styles.title}>
        {confirm.lines}
        <span>
          {confirm.linesCount(format.photos(new Set(ids).size), format.prints(countPrints(lines)))}
          {price && ` · ${format.money(price.subtotal)}`}
        </span>
      </h2>
      {blurred > 0 && <Notice>{confirm.blurred(blurred)}</Notice>}
      <div ref={scroller} className={styles.scroller}>
        <ul style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            if (!row) return null
            return (
              <li
                key={row.line.lineId}
                className={styles.row}
                aria-posinset={index + 1}
                aria-setsize={rows.length}
                style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
              >
                <LineRow row={row} catalogue={catalogue} total={totalOf.get(row.line.lineId)} isChanged={changed.has(row.line.photoId)} />
              </li>
            )
          })}
        </ul>
      </div>
    </section>
  )
}

function LineRow({ row, catalogue, total, isChanged }: { row: Row; catalogue: Catalogue; total: number | undefined; isChanged: boolean }) {
  const { line, photo, standing } = row
  const { confirm, order, format } = useMessages()
  const { product, print, trouble } = standing
  const name = photo ? photo.caption || photo.fileName : ''
  const about = trouble === 'file-missing' && isChanged ? confirm.fileTrouble.changed : trouble && confirm.trouble[trouble]
  const words = trouble ? about : printWords(print, { confirm, order })
  const grave = trouble !== null || print?.quality === 'warning'
  return (
    <article
      className={styles.line}
      aria-label={confirm.lineLabel(photo?.fileName ?? '', product?.name ?? '', format.prints(line.quantity))}
    >
      <span className={styles.thumbnail}>
        {photo && print && (
          <span style={thumbnailSize(print.layout.paper)}>
            <PrintPicture
              photo={{ src: mediaAddress('grid', photo), width: photo.width, height: photo.height }}
              layout={print.layout}
              date={print.date}
            />
          </span>
        )}
      </span>
      <div className={styles.words}>
        <strong className={styles.name}>{name}</strong>
        <span className={styles.facts}>{factsOf(line, catalogue, standing, { confirm, format }).join(' · ')}</span>
        {words && <span className={grave ? styles.bad : styles.warn}>{words}</span>}
      </div>
      <span className={styles.sum}>
        <span>{format.prints(line.quantity)}</span>
        {total !== undefined && <strong>{format.money(total)}</strong>}
      </span>
      <FixLine line={line} photo={photo} standing={standing} />
    </article>
  )
}

/** Leads to where the line is put right. */
function FixLine({ line, photo, standing: { trouble } }: Row) {
  const { confirm, order } = useMessages()
  const [, navigate] = useLocation()
  const removeLine = useRemoveLine()
  const fileName = photo?.fileName ?? ''
  if (trouble === 'photo-gone') {
    return (
      <Button look="quiet" aria-label={order.removeOf(fileName)} onClick={() => removeLine(line)}>
        {order.takeOut}
      </Button>
    )
  }
  // Papers and the like are chosen in the basket.
  const fix = () => (trouble === 'option-gone' ? navigate('/order') : openCropEditor(line.lineId))
  return (
    <Button look="quiet" aria-label={confirm.fixLineOf(fileName)} onClick={fix}>
      {confirm.fixLine}
    </Button>
  )
}

/** What there is to say about how it will look; empty where all is well. */
function printWords(print: LineStanding['print'], { confirm, order }: Pick<ReturnType<typeof useMessages>, 'confirm' | 'order'>): string {
  if (!print) return ''
  const { littleShown, quality } = print
  const words = [littleShown !== null && order.littleShown(Math.round(littleShown * 100)), confirm.quality[quality]]
  return words.filter(Boolean).join(' · ')
}

/** Size, fit and what was chosen for it, in words. */
function factsOf(
  line: BasketLine,
  catalogue: Catalogue,
  { product }: LineStanding,
  { confirm, format }: Pick<ReturnType<typeof useMessages>, 'confirm' | 'format'>,
): string[] {
  const options = catalogue.options.flatMap(({ id, name, choices }) => {
    const choice = choices.find((candidate) => candidate.id === (line.options[id] ?? choices[0]?.id))
    return choice ? [confirm.option(name, choice.name)] : []
  })
  const size = product ? [product.name, format.paper(product.shortMm, product.longMm)] : []
  return [...size, line.fit === 'paper-full' ? confirm.paperFull : confirm.imageFull, ...options]
}

function thumbnailSize({ width, height }: { width: number; height: number }) {
  const scale = THUMBNAIL / Math.max(width, height)
  return { width: width * scale, height: height * scale }
}
