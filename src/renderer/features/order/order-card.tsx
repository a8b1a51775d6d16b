import { ImageOff, X } from 'lucide-react'
import type { PrintProduct } from '#shared/catalogue/catalogue.ts'
import type { Photo } from '#shared/contract/photos.ts'
import { orientPaper, printDpi, printQuality } from '#shared/layout/geometry.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { useFindFiles } from '../files/use-find-files.ts'
import { type BasketLine, changeLook } from './draft-lines.ts'
import { changeLines } from './draft-store.ts'
import styles from './order-card.module.css'
import { PrintPreview } from './print-preview.tsx'
import { QuantityStepper } from './quantity-stepper.tsx'
import { useLinePhoto } from './use-line-photo.ts'
import { useRemoveLine } from './use-remove-line.ts'

const PREVIEW_HEIGHT = 150

export function OrderCard({ line, products }: { line: BasketLine; products: readonly PrintProduct[] }) {
  const { order, format } = useMessages()
  const { data: photo, isError } = useLinePhoto(line.photoId)
  const product = products.find((candidate) => candidate.id === line.productId)
  const fileName = photo?.fileName ?? ''
  const change = (next: (line: BasketLine) => BasketLine) =>
    changeLines((lines) => lines.map((other) => (other.key === line.key ? next(other) : other)))

  const removeLine = useRemoveLine()
  const { findFile } = useFindFiles()

  return (
    <article className={styles.card} aria-label={fileName}>
      <div className={styles.preview}>
        {photo && product && (
          <PrintPreview
            {...{ photo, product }}
            fit={line.fit}
            crop={line.crop}
            height={PREVIEW_HEIGHT}
            onCrop={(crop) => change((now) => ({ ...now, crop }))}
          />
        )}
        {isError && <ImageOff size={28} strokeWidth={1.5} aria-hidden />}
        <IconButton label={order.removeOf(fileName)} className={styles.remove} onClick={() => removeLine(line)}>
          <X size={16} />
        </IconButton>
        {photo?.missing && (
          <div className={styles.ways}>
            <Button className={styles.way} onClick={() => findFile(photo.id)}>
              {order.findFile}
            </Button>
            <Button className={styles.way} onClick={() => removeLine(line)}>
              {order.takeOut}
            </Button>
          </div>
        )}
      </div>
      <div className={styles.row}>
        <select
          className={styles.size}
          aria-label={order.sizeOf(fileName)}
          value={product?.id ?? ''}
          onChange={(event) => change((now) => changeLook(now, { productId: event.target.value }))}
        >
          {!product && <option value="">—</option>}
          {products.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <QuantityStepper fileName={fileName} quantity={line.quantity} onChange={(quantity) => change((now) => ({ ...now, quantity }))} />
      </div>
      <div className={styles.foot}>
        {product && <span className={styles.paper}>{format.paper(product.shortMm, product.longMm)}</span>}
        <Quality {...{ line, photo, product, isError }} />
      </div>
    </article>
  )
}

function Quality(props: { line: BasketLine; photo: Photo | undefined; product: PrintProduct | undefined; isError: boolean }) {
  const { line, photo, product } = props
  const { order } = useMessages()
  if (!product) return <span className={styles.warning}>{order.productGone}</span>
  if (props.isError) return <span className={styles.warning}>{order.photoMissing}</span>
  if (!photo) return null
  if (photo.missing) return <span className={styles.warning}>{order.fileMissing}</span>
  const paper = orientPaper(photo, { short: product.shortPx, long: product.longPx })
  const dpi = printDpi(photo, paper, line.fit, line.crop)
  const quality = printQuality(dpi, product)
  return (
    <span className={styles[quality]} title={quality === 'good' ? undefined : order.smallerIsBetter}>
      {order.quality[quality](dpi)}
    </span>
  )
}
