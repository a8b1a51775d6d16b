import { useState } from 'react'
import { mediaAddress } from '#shared/addresses.ts'
import type { Order } from '#shared/contract/orders.ts'
import type { Photo } from '#shared/contract/photos.ts'
import { layoutPrint } from '#shared/layout/print-layout.ts'
import { paperOf, printEffects } from '#shared/orders/print-effects.ts'
import { useCatalogue } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { countPrints } from '../order/draft-lines.ts'
import { PrintPicture } from '../order/print-picture.tsx'
import { useLinePhoto } from '../order/use-line-photo.ts'
import { chosenNames } from './chosen-names.ts'
import styles from './ordered-photos.module.css'
import screenStyles from './sent-order-screen.module.css'

const FIRST_SHOWN = 30
/** Longer side of a print, in px. */
const PRINT_PX = 72

type Line = Order['lines'][number]

/** Every print of the order as it is made. Of many the first, and more when asked for. */
export function OrderedPhotos({ order: { lines } }: { order: Order }) {
  const { orders, format } = useMessages()
  const [shown, setShown] = useState(FIRST_SHOWN)
  return (
    <section className={screenStyles.card}>
      <h2>
        {orders.photos} <span className={screenStyles.soft}>{format.prints(countPrints(lines))}</span>
      </h2>
      <ul className={styles.lines}>
        {lines.slice(0, shown).map((line) => (
          <li key={line.lineId}>
            <span className={styles.print}>
              <LinePrint line={line} />
            </span>
            <span className={screenStyles.lineWords}>
              <LineName line={line} />
              <LineLook line={line} />
            </span>
            <strong>{format.prints(line.quantity)}</strong>
          </li>
        ))}
      </ul>
      {lines.length > shown && (
        <div>
          <Button onClick={() => setShown((count) => count * 4)}>{orders.morePhotos(lines.length - shown)}</Button>
        </div>
      )}
    </section>
  )
}

/** By its caption, as on the page where it was confirmed. */
function LineName({ line }: { line: Line }) {
  const { data: photo } = useLinePhoto(line.photoId)
  return <span className={styles.lineName}>{photo?.caption || line.fileName}</span>
}

/** Its size, and what else was chosen that is not what all prints begin with. */
function LineLook({ line }: { line: Line }) {
  const { order } = useMessages()
  const { data: catalogue } = useCatalogue()
  const chosen = catalogue ? chosenNames(catalogue, line.options) : []
  return (
    <span className={styles.lineLook}>
      {[line.productName, line.fit === 'image-full' && order.imageFull, ...chosen].filter(Boolean).join(' · ')}
    </span>
  )
}

/** The print itself; a plain thumbnail where the catalogue does not know its paper any more. */
function LinePrint({ line }: { line: Line }) {
  const { data: catalogue } = useCatalogue()
  const { data: photo } = useLinePhoto(line.photoId)
  const product = catalogue?.products.find(({ id }) => id === line.productId)
  if (!catalogue || !product || !photo) return <Thumbnail photo={photo} />
  const effects = printEffects(catalogue, product, line.options)
  const layout = layoutPrint(photo, paperOf(product, effects), line)
  const scale = PRINT_PX / Math.max(layout.paper.width, layout.paper.height)
  return (
    <span className={styles.paper} style={{ width: layout.paper.width * scale, height: layout.paper.height * scale }}>
      <PrintPicture
        photo={{ src: mediaAddress('grid', photo), width: photo.width, height: photo.height }}
        layout={layout}
        date={effects.dateImprint ? photo.takenAt.slice(0, 10) : undefined}
      />
    </span>
  )
}

export function LineThumbnail({ photoId }: { photoId: number }) {
  const { data: photo } = useLinePhoto(photoId)
  return <Thumbnail photo={photo} />
}

function Thumbnail({ photo }: { photo: Photo | undefined }) {
  return (
    <span className={styles.thumbnail} style={photo ? { backgroundColor: photo.colour } : {}}>
      {photo && <img src={mediaAddress('grid', photo)} alt="" loading="lazy" />}
    </span>
  )
}
