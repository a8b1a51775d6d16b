import { useVirtualizer } from '@tanstack/react-virtual'
import { type FocusEvent, type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { useElementWidth } from '../../ui/use-element-size.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { extendSelection, togglePhoto } from '../library/selection.ts'
import { basketSelection } from './basket-selection.ts'
import { moveOf } from './card-move.ts'
import { type CardData, OrderCard } from './order-card.tsx'
import styles from './order-cards.module.css'
import { SizeMenu } from './size-menu.tsx'
import { useBasketKeys } from './use-basket-keys.ts'

const CARD_HEIGHT = 324
const NARROWEST_CARD = 196
const GAP = 12

type OrderCardsProps = {
  cards: readonly CardData[]
  catalogue: Catalogue
  history: ReadonlyMap<number, { orderedAt: string; productName: string }>
  selected: ReadonlySet<string>
}

/** A thousand photos may be ordered at once, so only the cards in sight are drawn. */
export function OrderCards({ cards, catalogue, history, selected }: OrderCardsProps) {
  const { order } = useMessages()
  const scroller = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLUListElement>(null)
  const width = useElementWidth(sheet)
  const columns = Math.max(1, Math.floor((width + GAP) / (NARROWEST_CARD + GAP)))
  const virtualizer = useVirtualizer({
    count: Math.ceil(cards.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT + GAP,
    overscan: 3,
  })
  const shown = cards.map(({ line }) => line.lineId)
  const rows = virtualizer.getVirtualItems()
  const { focused, focusAt, noteFocus } = useCardFocus(sheet, shown, (index) => virtualizer.scrollToIndex(Math.floor(index / columns)))

  useBasketKeys({
    shown,
    focusAt,
    move: (key, index) =>
      moveOf(key, index, cards.length, columns, Math.floor((scroller.current?.clientHeight ?? 0) / (CARD_HEIGHT + GAP))),
  })

  // The ring, or a press with Ctrl/⌘ or Shift anywhere on the card.
  const takePress = (event: MouseEvent<HTMLElement>) => {
    const { card, onMark } = pressedOn(event.target)
    const lineId = card?.dataset.line
    const together = event.ctrlKey || event.metaKey
    if (!lineId || !(onMark || together || event.shiftKey)) return
    event.preventDefault()
    event.stopPropagation()
    basketSelection.set((selection) => (event.shiftKey ? extendSelection(selection, lineId, shown) : togglePhoto(selection, lineId)))
    card?.focus({ preventScroll: true })
  }

  const first = (rows[0]?.index ?? 0) * columns
  const inSight = cards.slice(first, ((rows.at(-1)?.index ?? -1) + 1) * columns)
  const stop = inSight.some(({ line }) => line.lineId === focused) ? focused : inSight[0]?.line.lineId
  const cardWidth = (width - GAP * (columns - 1)) / columns
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul
        ref={sheet}
        className={styles.sheet}
        style={{ height: virtualizer.getTotalSize() }}
        onClickCapture={takePress}
        onFocus={noteFocus}
      >
        {width > 0 &&
          inSight.map((card, at) => {
            const index = first + at
            const before = history.get(card.line.photoId)
            const place = `translate(${(index % columns) * (cardWidth + GAP)}px, ${Math.floor(index / columns) * (CARD_HEIGHT + GAP)}px)`
            return (
              <li
                key={card.line.lineId}
                className={styles.place}
                aria-posinset={index + 1}
                aria-setsize={cards.length}
                style={{ width: cardWidth, height: CARD_HEIGHT, transform: place }}
              >
                <OrderCard
                  card={card}
                  catalogue={catalogue}
                  ordered={before && order.orderedOn(before.orderedAt, before.productName)}
                  selected={selected.has(card.line.lineId)}
                  focusable={card.line.lineId === stop}
                />
              </li>
            )
          })}
      </ul>
      <SizeMenu catalogue={catalogue} />
    </div>
  )
}

function pressedOn(target: EventTarget): { card: HTMLElement | null; onMark: boolean } {
  if (!(target instanceof Element)) return { card: null, onMark: false }
  return { card: target.closest<HTMLElement>('[data-line]'), onMark: target.closest('[data-mark]') !== null }
}

/** Which card the keys are at. One that is out of sight is scrolled to, and gets the focus once it is drawn. */
function useCardFocus(sheet: RefObject<HTMLElement | null>, shown: readonly string[], scrollTo: (index: number) => void) {
  const [focused, setFocused] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    const card = sheet.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(wanted.current)}"]`)
    if (!card) return
    wanted.current = null
    card.focus({ preventScroll: true })
  })
  return {
    focused,
    focusAt: (index: number) => {
      const lineId = shown[Math.min(index, shown.length - 1)]
      if (lineId === undefined) return
      wanted.current = lineId
      setFocused(lineId)
      scrollTo(shown.indexOf(lineId))
    },
    noteFocus: ({ target }: FocusEvent<HTMLElement>) => {
      wanted.current = null
      setFocused(pressedOn(target).card?.dataset.line ?? null)
    },
  }
}
