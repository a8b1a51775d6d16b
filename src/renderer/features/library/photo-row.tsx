import { memo } from 'react'
import type { PhotosRow } from './grid-layout.ts'
import type { PhotoIndex } from './library-view.ts'
import { PhotoCell } from './photo-cell.tsx'
import styles from './photo-row.module.css'

type PhotoRowProps = {
  row: PhotosRow
  /** In px from the upper edge of the sheet. */
  top: number
  index: PhotoIndex
  selected: ReadonlySet<number>
  /** The photo in this row that keys act on; −1 where it is in another. */
  focusedIndex: number
}

export const PhotoRow = memo(function PhotoRow({ row, top, index, selected, focusedIndex }: PhotoRowProps) {
  return (
    <div role="presentation" className={styles.row} style={{ transform: `translateY(${top}px)`, height: row.height }}>
      {row.widths.map((width, offset) => {
        const at = row.from + offset
        const id = index.ids[at]
        return id === undefined ? null : (
          <PhotoCell
            key={id}
            id={id}
            left={row.lefts[offset] ?? 0}
            width={width}
            position={at + 1}
            total={index.total}
            selected={selected.has(id)}
            selecting={selected.size > 0}
            focusable={focusedIndex === at}
            text={index.corrected ?? index.text}
            typing={index.typing}
          />
        )
      })}
    </div>
  )
})
