import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { useStore } from '../../api/store.ts'
import { basketSelection, clearBasketSelection } from './basket-selection.ts'
import { ConcernBar } from './concern-bar.tsx'
import type { BasketLine } from './draft-lines.ts'
import { concernOf, type LineConcern, standingOfLine } from './line-standing.ts'
import { OrderCards } from './order-cards.tsx'
import { OrderPanel } from './order-panel.tsx'
import styles from './order-screen.module.css'
import { useBasketPhotos } from './use-basket-photos.ts'
import { useOrderHistory } from './use-draft.ts'

/** The cards at the left, what they are given at the right. */
export function OrderBasket(props: { header: ReactNode; catalogue: Catalogue & { offline: boolean }; lines: readonly BasketLine[] }) {
  const { catalogue, lines } = props
  const photoIds = useStableIds(lines)
  const photos = useBasketPhotos(photoIds)
  const history = useOrderHistory(photoIds)
  const { ids } = useStore(basketSelection)
  const [filter, setFilter] = useState<LineConcern | null>(null)
  // Whoever comes back, with more photos perhaps, means all of them again.
  useEffect(() => clearBasketSelection, [])

  const cards = useMemo(
    () =>
      lines.map((line) => {
        const photo = photos.get(line.photoId)
        const standing = standingOfLine(line, photo, catalogue)
        return { line, photo: photo ?? undefined, standing, concern: concernOf(standing) }
      }),
    [lines, photos, catalogue],
  )
  const concerned = cards.filter((card) => card.concern !== null && card.concern === filter)
  // What is mended leaves the filter; with the last one all are back.
  const isFiltered = concerned.length > 0
  const shown = isFiltered ? concerned : cards
  const selected = useMemo(() => lines.filter((line) => ids.has(line.lineId)), [lines, ids])
  const filterBy = (concern: LineConcern | null) => {
    // Nothing is meant that can't be seen.
    clearBasketSelection()
    setFilter(concern)
  }

  return (
    <div className={styles.screen}>
      <div className={styles.photos}>
        {props.header}
        <ConcernBar
          concerns={cards.flatMap(({ concern }) => (concern ? [concern] : []))}
          filter={isFiltered ? filter : null}
          onFilter={filterBy}
          shown={shown.map(({ line }) => line.lineId)}
          selected={selected.length}
        />
        <OrderCards cards={shown} catalogue={catalogue} history={history} selected={ids} />
      </div>
      <OrderPanel catalogue={catalogue} lines={lines} selected={selected} filtered={isFiltered ? shown.map(({ line }) => line) : null} />
    </div>
  )
}

/** The photos of the lines, each once; the same array for as long as they are the same photos. */
function useStableIds(lines: readonly BasketLine[]): readonly number[] {
  const ids = [...new Set(lines.map((line) => line.photoId))].sort((one, other) => one - other)
  const [kept, setKept] = useState(ids)
  const same = ids.length === kept.length && ids.every((id, index) => id === kept[index])
  if (!same) setKept(ids)
  return same ? kept : ids
}
