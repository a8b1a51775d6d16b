import { Check, Copy, Crop, ImageOff, X } from 'lucide-react'
import { memo } from 'react'
import { mediaAddress } from '#shared/addresses.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Photo } from '#shared/contract/photos.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { openCropEditor } from '../crop/crop-store.ts'
import { useFindFiles } from '../files/use-find-files.ts'
import { type BasketLine, knownOptions } from './draft-lines.ts'
import { type LineStanding, type LineTrouble, nearestProduct } from './line-standing.ts'
import styles from './order-card.module.css'
import { PrintPicture } from './print-picture.tsx'
import { QuantityStepper } from './quantity-stepper.tsx'
import { openSizeMenu } from './size-menu.tsx'
import { type BasketActions, useBasketActions } from './use-basket-actions.ts'

export type CardData = { line: BasketLine; photo: Photo | undefined; standing: LineStanding }

type OrderCardProps = {
  card: CardData
  catalogue: Catalogue
  /** When the photo was ordered before, in words; undefined where it never was. */
  ordered: string | undefined
  selected: boolean
  focusable: boolean
}

/** One print. What its ground is pressed for, and its keys, are taken by the cards together, by `data-line`. */
export const OrderCard = memo(function OrderCard({ card, catalogue, ordered, selected, focusable }: OrderCardProps) {
  const { line, photo, standing } = card
  const { product } = standing
  const { order, format } = useMessages()
  const actions = useBasketActions()
  const only = new Set([line.lineId])
  const fileName = photo?.fileName ?? ''

  return (
    <article
      data-line={line.lineId}
      tabIndex={focusable ? 0 : -1}
      aria-label={order.cardLabel(fileName, product?.name ?? '', format.prints(line.quantity))}
      className={classNames(styles.card, selected && styles.selected)}
    >
      <div className={styles.preview}>
        <CardPicture card={card} />
        {/* biome-ignore lint/a11y/useSemanticElements: the cards set it themselves, since Shift and Ctrl mean something on it */}
        <button
          type="button"
          role="checkbox"
          aria-checked={selected}
          aria-label={order.select(fileName)}
          tabIndex={-1}
          data-mark
          className={styles.mark}
        >
          <span className={styles.ring}>
            <Check size={16} strokeWidth={3} aria-hidden />
          </span>
        </button>
        <IconButton label={order.removeOf(fileName)} className={styles.remove} onClick={() => actions.remove(only)}>
          <X size={16} />
        </IconButton>
        <IconButton
          label={order.addSizeOf(fileName)}
          className={styles.more}
          onClick={(event) => openSizeMenu(event.currentTarget, only, [line.productId])}
        >
          <Copy size={16} />
        </IconButton>
        <Remedies {...{ card, catalogue, actions }} />
      </div>
      <div className={styles.row}>
        <select
          className={styles.size}
          aria-label={order.sizeOf(fileName)}
          value={product?.id ?? ''}
          onChange={(event) => actions.applyLook(only, { productId: event.target.value })}
        >
          {!product && <option value="">—</option>}
          {catalogue.products.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <QuantityStepper fileName={fileName} quantity={line.quantity} onChange={(quantity) => actions.setQuantity(only, quantity)} />
      </div>
      <div className={styles.foot}>
        {product && <span className={styles.paper}>{format.paper(product.shortMm, product.longMm)}</span>}
        <Standing standing={standing} />
        {ordered && <span className={styles.ordered}>{ordered}</span>}
      </div>
    </article>
  )
})

/** The most room that a print has in its card, in px. */
const PICTURE = { width: 164, height: 158 }

function CardPicture({ card: { line, photo, standing } }: { card: CardData }) {
  const { order } = useMessages()
  const { print, product } = standing
  if (standing.trouble === 'photo-gone') return <ImageOff size={28} strokeWidth={1.5} aria-hidden />
  if (!photo || !print || !product) return photo ? <Unsized photo={photo} /> : null
  const { width, height } = print.layout.paper
  const scale = Math.min(PICTURE.width / width, PICTURE.height / height)
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.picture}
      style={{ width: width * scale, height: height * scale }}
      aria-label={order.openCrop(photo.fileName)}
      title={order.openCrop(photo.fileName)}
      onClick={() => openCropEditor(line.lineId)}
    >
      <PrintPicture
        photo={{ src: mediaAddress('grid', photo), width: photo.width, height: photo.height }}
        layout={print.layout}
        date={print.date}
        trim={product.trimMm / product.shortMm}
      />
      <span className={styles.cropHint} aria-hidden>
        <Crop size={16} />
      </span>
    </button>
  )
}

/** A photo whose paper is not known. */
function Unsized({ photo }: { photo: Photo }) {
  return <img className={styles.unsized} src={mediaAddress('grid', photo)} alt="" draggable={false} />
}

/** What can be done about a card's trouble, in one press each. */
function Remedies({ card, catalogue, actions }: { card: CardData; catalogue: Catalogue; actions: BasketActions }) {
  const { order } = useMessages()
  const { findFile } = useFindFiles()
  const { line, photo, standing } = card
  const only = new Set([line.lineId])
  const nearest = standing.trouble === 'size-gone' ? nearestProduct(catalogue, line.productId) : undefined
  const takeOut = { label: order.takeOut, run: () => actions.remove(only) }
  const ways: Record<LineTrouble, readonly { label: string; run: () => void }[]> = {
    'photo-gone': [takeOut],
    'file-missing': [{ label: order.findFile, run: () => photo && findFile(photo.id) }, takeOut],
    'size-gone': nearest
      ? [{ label: order.changeTo(nearest.name), run: () => actions.applyLook(only, { productId: nearest.id }) }]
      : [takeOut],
    'option-gone': [
      { label: order.useDefaults, run: () => actions.dropOptions(only, (options) => knownOptions(options, catalogue.options)) },
    ],
    'crop-stale': [{ label: order.fitAgain, run: () => actions.dropCrop(only) }],
  }
  const showAll = { label: order.imageFull, run: () => actions.applyLook(only, { fit: 'image-full' }) }
  const isCut = standing.print && standing.print.littleShown !== null
  const offered = standing.trouble ? ways[standing.trouble] : isCut ? [showAll] : []
  if (offered.length === 0) return null
  return (
    <div className={styles.ways}>
      {offered.map(({ label, run }) => (
        <Button key={label} className={styles.way} onClick={run}>
          {label}
        </Button>
      ))}
    </div>
  )
}

function Standing({ standing: { trouble, print } }: { standing: LineStanding }) {
  const { order } = useMessages()
  const words: Record<LineTrouble, string> = {
    'photo-gone': order.photoMissing,
    'file-missing': order.fileMissing,
    'size-gone': order.productGone,
    'option-gone': order.optionGone,
    'crop-stale': order.cropStale,
  }
  if (trouble) return <span className={styles.warning}>{words[trouble]}</span>
  if (!print) return null
  const { littleShown, quality, dpi } = print
  return (
    <>
      {littleShown !== null && <span className={styles.caution}>{order.littleShown(Math.round(littleShown * 100))}</span>}
      {(littleShown === null || quality !== 'good') && (
        <span className={styles[quality]} title={quality === 'good' ? undefined : order.smallerIsBetter}>
          {order.quality[quality](dpi)}
        </span>
      )}
    </>
  )
}
