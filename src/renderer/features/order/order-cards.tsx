import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { PrintProduct } from '#shared/catalogue/catalogue.ts'
import { useElementWidth } from '../../ui/use-element-size.ts'
import type { BasketLine } from './draft-lines.ts'
import { OrderCard } from './order-card.tsx'
import styles from './order-cards.module.css'

const CARD_HEIGHT = 308
const NARROWEST_CARD = 196
const GAP = 12

/** A thousand photos may be ordered at once, so only the cards in sight are drawn. */
export function OrderCards({ lines, products }: { lines: readonly BasketLine[]; products: readonly PrintProduct[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLUListElement>(null)
  const width = useElementWidth(sheet)
  const columns = Math.max(1, Math.floor((width + GAP) / (NARROWEST_CARD + GAP)))
  const virtualizer = useVirtualizer({
    count: Math.ceil(lines.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT + GAP,
    overscan: 3,
  })
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul ref={sheet} className={styles.sheet} style={{ height: virtualizer.getTotalSize() }}>
        {width > 0 &&
          virtualizer.getVirtualItems().flatMap((row) =>
            lines.slice(row.index * columns, (row.index + 1) * columns).map((line, column) => {
              const cardWidth = (width - GAP * (columns - 1)) / columns
              return (
                <li
                  key={line.key}
                  className={styles.place}
                  aria-posinset={row.index * columns + column + 1}
                  aria-setsize={lines.length}
                  style={{ width: cardWidth, height: CARD_HEIGHT, transform: `translate(${column * (cardWidth + GAP)}px, ${row.start}px)` }}
                >
                  <OrderCard line={line} products={products} />
                </li>
              )
            }),
          )}
      </ul>
    </div>
  )
}
